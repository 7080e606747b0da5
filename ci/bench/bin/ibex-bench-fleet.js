#!/usr/bin/env node
import { main } from '../dist/fleet/main.js';

process.exitCode = await main(process.argv);
