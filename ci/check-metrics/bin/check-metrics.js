#!/usr/bin/env node
import module from 'node:module';

// From Node.js 22.1 on, the next start need not compile everything again.
module.enableCompileCache?.();
const { main } = await import('../dist/program/main.js');

process.exitCode = await main(process.argv);

// What a module of the user's began when it was loaded, such as a timer, may go on for ever.
setInterval(() => {
  if (process.stdout.writableLength + process.stderr.writableLength === 0) process.exit();
}, 250).unref();
