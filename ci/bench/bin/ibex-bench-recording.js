#!/usr/bin/env node
import { main } from '../dist/recording/main.js';

process.exitCode = await main(process.argv);
