#!/usr/bin/env node
import { main } from '../dist/catalogs/main.js';

process.exitCode = await main(process.argv);
