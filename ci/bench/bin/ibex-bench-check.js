#!/usr/bin/env node
import { main } from '../dist/check/main.js';

process.exitCode = await main(process.argv);
