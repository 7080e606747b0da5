#!/usr/bin/env node
import module from 'node:module';

// From Node.js 22.1 on, the next start need not compile everything again.
module.enableCompileCache?.();
const { main } = await import('../dist/program/main.js');

process.exitCode = await main(process.argv);
