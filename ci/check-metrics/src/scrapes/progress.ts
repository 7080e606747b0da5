import type { ScrapeStep } from './scrape-repeatedly.js';

/** Shows how far several scrapes are. */
export interface Progress {
  show(step: ScrapeStep): void;
  /** Takes away what must not stay, also after a failure: a spinner hides the cursor. */
  end(): void;
}

/** Where and whether progress is shown. */
export interface ProgressOptions {
  /** With a single one there is nothing to show. */
  readonly scrapes: number;
  readonly isQuiet?: boolean;
  /** By default standard error. */
  readonly stream?: NodeJS.WriteStream;
}

/** Begins to show progress: with a spinner on a terminal, else in lines. */
export async function startProgress({
  scrapes,
  isQuiet = false,
  stream = process.stderr,
}: ProgressOptions): Promise<Progress> {
  if (isQuiet || scrapes < 2) return { show: () => undefined, end: () => undefined };
  return isInteractive(stream) ? spinnerOn(stream) : linesOn(stream);
}

/** As yocto-spinner has it, which would write a frame per line elsewhere. */
function isInteractive(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY && process.env['TERM'] !== 'dumb' && !('CI' in process.env);
}

async function spinnerOn(stream: NodeJS.WriteStream): Promise<Progress> {
  const { default: yoctoSpinner } = await import('yocto-spinner');
  // What to do about signals is for the program to say: it may have processes to end.
  const spinner = yoctoSpinner({ stream, handleSignals: false });
  return {
    show: (step) => {
      if (spinner.isSpinning) spinner.text = textOf(step);
      else spinner.start(textOf(step));
    },
    end: () => void spinner.stop(),
  };
}

function linesOn(stream: NodeJS.WriteStream): Progress {
  return { show: (step) => stream.write(`${textOf(step)}\n`), end: () => undefined };
}

function textOf(step: ScrapeStep): string {
  if (step.kind === 'exercise') return 'running the exercise command';
  return `scrape ${String(step.number)} of ${String(step.of)}`;
}
