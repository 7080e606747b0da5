#!/usr/bin/env node
import { main } from '../dist/services/main.js';

process.exitCode = await main(process.argv);
