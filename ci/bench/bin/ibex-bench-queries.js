#!/usr/bin/env node
import { main } from '../dist/queries/main.js';

process.exitCode = await main(process.argv);
