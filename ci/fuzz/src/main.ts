import { availableParallelism } from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import { describeFinding } from './describe-finding.js';
import { fuzz } from './fuzz.js';
import { promtoolVersion } from './promtool.js';
import { keepRegression } from './regressions.js';

const EXIT_CODES = { agreed: 0, disagreed: 1, 'could not run': 2 } as const;

/**
 * The command-line program: tries random bodies on the checker and on promtool for a while, and keeps those on
 * which they differ.
 *
 * @param argv - as in `process.argv`
 * @returns the exit code
 */
export async function main(argv: readonly string[]): Promise<number> {
  const { minutes, seed, jobs } = commandLine()
    .parse([...argv])
    .opts<CommandLineOptions>();
  const version = promtoolVersion();
  if (version === undefined) {
    process.stderr.write('could not run: promtool (Debian package prometheus) is not on the PATH\n');
    return EXIT_CODES['could not run'];
  }
  process.stdout.write(`promtool ${version}, seed ${String(seed)}, ${String(jobs)} at a time\n`);
  const start = Date.now();
  const deadline = start + minutes * 60_000;
  let interrupted = false;
  process.once('SIGINT', () => (interrupted = true));
  let found = 0;
  const progress = new ProgressLine(start);
  const tried = await fuzz({
    seed,
    jobs,
    goesOn: (count) => {
      progress.update(count, found);
      return !interrupted && Date.now() < deadline;
    },
    onFinding: (finding) => {
      found++;
      process.stdout.write(`\n${describeFinding(finding)}\n  kept as ${keepRegression(finding.body)}\n`);
    },
  });
  process.stdout.write(`\n${summary(tried, found, Date.now() - start)}, seed ${String(seed)}\n`);
  return found === 0 ? EXIT_CODES.agreed : EXIT_CODES.disagreed;
}

interface CommandLineOptions {
  readonly minutes: number;
  readonly seed: number;
  readonly jobs: number;
}

function commandLine(): Command {
  return new Command('ibex-fuzz')
    .description('Holds the exposition checker against promtool on random bodies.')
    .option('--minutes <n>', 'how long', positiveNumber, 5)
    .option('--seed <n>', 'the bodies to try; by default others in each run', integer, Date.now() % 2 ** 31)
    .option('--jobs <n>', 'how many promtools run at a time', positiveInteger, availableParallelism() + 1)
    .addHelpText('after', '\nExit codes: 0 no disagreement, 1 disagreements found and kept, 2 could not run.')
    .allowExcessArguments(false)
    .exitOverride((error) =>
      process.exit(error.exitCode === 0 ? EXIT_CODES.agreed : EXIT_CODES['could not run']),
    );
}

/** Rewritten in place on a terminal; in a log a line now and then. */
class ProgressLine {
  readonly #start: number;
  #next: number;

  constructor(start: number) {
    this.#start = start;
    this.#next = start;
  }

  update(tried: number, found: number): void {
    const now = Date.now();
    if (now < this.#next) return;
    const { isTTY } = process.stdout;
    this.#next = now + (isTTY ? 500 : 30_000);
    const line = summary(tried, found, now - this.#start);
    process.stdout.write(isTTY ? `\r${line}` : `${line}\n`);
  }
}

function summary(tried: number, found: number, milliseconds: number): string {
  const seconds = milliseconds / 1000;
  const rate = seconds < 1 ? '' : `, ${(tried / seconds).toFixed(0)} a second`;
  return `${seconds.toFixed(0)} s: ${String(tried)} bodies${rate}, ${String(found)} disagreements`;
}

function positiveNumber(text: string): number {
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new InvalidArgumentError('It must be a number above 0.');
}

function integer(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  throw new InvalidArgumentError('It must be an integer.');
}

function positiveInteger(text: string): number {
  const value = integer(text);
  if (value > 0) return value;
  throw new InvalidArgumentError('It must be an integer above 0.');
}
