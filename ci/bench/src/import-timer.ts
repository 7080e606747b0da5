// A program: imports the modules it is given, in turn, and prints how many milliseconds the last one took.
let milliseconds = 0;
for (const specifier of process.argv.slice(2)) {
  const started = performance.now();
  await import(specifier);
  milliseconds = performance.now() - started;
}
process.stdout.write(String(milliseconds));
