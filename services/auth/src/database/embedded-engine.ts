import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import type { Row } from './database.js';
import { DatabaseError, toDatabaseError } from './database-error.js';
import { withDeadline } from './deadline.js';

/** What the thread is started with. */
export interface EngineData {
  readonly folder: string | undefined;
}

/** What the thread is asked: a statement, several without parameters, or to close. Without any it says that it is open. */
export interface EngineRequest {
  readonly id: number;
  readonly text?: string;
  readonly params?: readonly unknown[] | undefined;
  readonly isLast?: true;
}

/** What the thread answers. */
export interface EngineAnswer {
  readonly id: number;
  readonly rows?: readonly Row[] | undefined;
  readonly failure?: Pick<DatabaseError, 'kind' | 'code'>;
}

/**
 * A PGlite in a thread of its own. Where its disk is full it can go on computing for ever without another word, which
 * in the service's own thread would keep it from answering anybody.
 */
export class EmbeddedEngine {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (answer: EngineAnswer) => void>();
  #lastId = 0;
  #isGone = false;

  private constructor(folder: string | undefined) {
    // What PostgreSQL prints can quote statements, and standard output has the ready line alone.
    this.#worker = new Worker(WORKER, {
      workerData: { folder } satisfies EngineData,
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    this.#worker.stdout.resume();
    this.#worker.stderr.resume();
    this.#worker.on('message', (answer: EngineAnswer) => {
      this.#waiting.get(answer.id)?.(answer);
      this.#waiting.delete(answer.id);
    });
    this.#worker.on('error', (error) => {
      this.#give(toDatabaseError(error));
    });
    this.#worker.on('exit', () => {
      this.#give(new DatabaseError('unavailable', 'CONNECTION_LOST'));
    });
  }

  /**
   * Starts one and waits until it is open.
   *
   * @param folder - where it keeps its files; without one everything stays in memory
   * @param within - milliseconds that may take
   * @throws `DatabaseError`
   */
  static async open(folder: string | undefined, within: number): Promise<EmbeddedEngine> {
    const engine = new EmbeddedEngine(folder);
    try {
      await withDeadline(engine.#ask({}), within);
      return engine;
    } catch (error) {
      await engine.kill();
      throw error;
    }
  }

  /** Whether it has ended, by itself or killed. */
  get isGone(): boolean {
    return this.#isGone;
  }

  /** Runs a statement, or without parameters several. @throws `DatabaseError` */
  async run(text: string, params?: readonly unknown[]): Promise<readonly Row[]> {
    return (await this.#ask({ text, params })) ?? [];
  }

  /** Writes everything to its files and ends; where that takes too long, ends without. */
  async close(within: number): Promise<void> {
    await withDeadline(this.#ask({ isLast: true }), within).catch(() => undefined);
    await this.kill();
  }

  /** Ends it where it stands. Its files are as after a crash, of which it recovers when it is opened again. */
  async kill(): Promise<void> {
    if (this.#isGone) return;
    const gone = once(this.#worker, 'exit');
    await this.#worker.terminate();
    await gone;
  }

  #ask(request: Omit<EngineRequest, 'id'>): Promise<EngineAnswer['rows']> {
    if (this.#isGone) return Promise.reject(new DatabaseError('unavailable', 'CONNECTION_LOST'));
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ rows, failure }) => {
        if (failure) reject(new DatabaseError(failure.kind, failure.code));
        else resolve(rows);
      });
      this.#worker.postMessage({ id, ...request } satisfies EngineRequest);
    });
  }

  #give({ kind, code }: DatabaseError): void {
    this.#isGone = true;
    for (const [id, settle] of this.#waiting) settle({ id, failure: { kind, code } });
    this.#waiting.clear();
  }
}

// Built, also where this file is run from its source.
const WORKER = new URL('../../dist/database/embedded-worker.js', import.meta.url);
