#!/usr/bin/env node
import { main } from '../dist/exposition/main.js';

process.exitCode = await main(process.argv);
