import { destination } from 'pino';

/** Where a logger writes to: what pino asks of a stream. */
export interface LogDestination {
  write(line: string): void;
  /** Writes what is waiting, and tells when that is done or has failed. */
  flush(done?: (error?: unknown) => void): void;
  /** Writes what is waiting before it returns. */
  flushSync(): void;
}

/**
 * Standard error as a place for logs that nobody waits for. Lines are gathered for a moment and written together, in
 * another thread: whoever reads them may be slow or stand still, and no request stands still for it. At the end of the
 * process, and after a line of level "fatal", what is waiting is written at once.
 *
 * @param onLost - told how many lines are lost, once there is room again: as long as nothing is read lines are kept up
 *   to some megabytes, and those beyond are dropped
 */
export function standardError(onLost: (lines: number) => void): LogDestination {
  // Its types do not say that it knows.
  const stream: Stream & { readonly destroyed?: boolean } = destination({
    dest: 2,
    sync: false,
    minLength: BATCH,
    maxLength: MOST_WAITING,
  });
  let lost = 0;
  stream.on('drop', () => (lost += 1));
  stream.on('drain', () => {
    const lines = lost;
    lost = 0;
    if (lines > 0) onLost(lines);
  });
  giveUpWhereItFails(stream);
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    timer = undefined;
    // pino ends it when the program has come to its end.
    if (stream.destroyed !== true) stream.flush();
  };
  return {
    write: (line) => {
      stream.write(line);
      timer ??= setTimeout(flush, LONGEST_WAIT).unref();
    },
    flush: (done) => {
      stream.flush(done);
    },
    flushSync: () => {
      if (!FAILING.has(stream)) stream.flushSync();
    },
  };
}

type Stream = ReturnType<typeof destination>;

// On a full disk, say. The service goes on: lines wait for room, and those beyond what may wait are dropped. Its end would
// try for ever to write them, so it is not asked to.
function giveUpWhereItFails(stream: Stream): void {
  stream.on('error', () => {
    if (!isWatchingTheEnd) process.prependListener('exit', giveUpAtTheEnd);
    isWatchingTheEnd = true;
    FAILING.add(stream);
  });
  stream.on('write', () => FAILING.delete(stream));
}

/** Those whose latest attempt to write has failed. */
const FAILING = new Set<Stream>();

let isWatchingTheEnd = false;

function giveUpAtTheEnd(): void {
  for (const stream of FAILING) stream.destroy();
}

/** In bytes; as much is written without waiting for more. */
const BATCH = 4096;

/** In bytes. */
const MOST_WAITING = 4 * 1024 * 1024;

/** How long a line waits for others, in milliseconds. */
const LONGEST_WAIT = 100;
