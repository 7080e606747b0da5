import { readdirSync, readFileSync } from 'node:fs';
import { codeOf } from '../thrown/code-of.js';
import { pause } from '../time/pause.js';

/** In milliseconds. */
const GRACE = 5000;

/** Processes that were started together, and whatever they started. */
export class ProcessGroup {
  readonly #id: number;
  readonly #grace: number;
  #stopped: Promise<void> | undefined;
  readonly #killAtExit = (): void => {
    this.#signal('SIGKILL');
  };

  /**
   * @param id - the process that leads it
   * @param grace - how long it may take to end when it is asked to, in milliseconds
   */
  constructor(id: number, grace = GRACE) {
    this.#id = id;
    this.#grace = grace;
    // For a process that ends without having stopped it.
    process.once('exit', this.#killAtExit);
  }

  /** Whether any process of it still runs. */
  isAlive(): boolean {
    if (!this.#signal(0)) return false;
    // Looked for twice: one that was started during the first look may have been missed.
    return hasRunningMember(this.#id) || hasRunningMember(this.#id);
  }

  /** Asks all of them to end, forces those that have not in time, and resolves when all are gone. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #stop(): Promise<void> {
    if (!(await this.#endedAfter('SIGTERM'))) await this.#endedAfter('SIGKILL');
    process.off('exit', this.#killAtExit);
  }

  async #endedAfter(signal: NodeJS.Signals): Promise<boolean> {
    this.#signal(signal);
    const end = performance.now() + this.#grace;
    for (let wait = 2; this.isAlive(); wait = Math.min(wait * 2, 50)) {
      if (performance.now() > end) return false;
      await pause(wait);
    }
    return true;
  }

  /** @returns whether there was any process to send it to */
  #signal(signal: NodeJS.Signals | 0): boolean {
    try {
      return process.kill(-this.#id, signal);
    } catch (error) {
      return codeOf(error) === 'EPERM';
    }
  }
}

/**
 * Whether a group has a process that has not ended; `true` where the system does not say. Those that have ended are still
 * there until somebody asks how, which in many containers nobody does.
 */
function hasRunningMember(group: number): boolean {
  let processes: string[];
  try {
    processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return true;
  }
  return processes.some((id) => isRunningMember(id, group));
}

function isRunningMember(id: string, group: number): boolean {
  let status: string;
  try {
    status = readFileSync(`/proc/${id}/stat`, 'utf8');
  } catch {
    return false;
  }
  // After the name of the program, in which there may be anything: state, parent, group, and others.
  const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
  const [state = '', , itsGroup] = fields;
  // The first thread of a process may have ended while others of it still hold its sockets.
  const hasEnded = 'ZX'.includes(state) && Number(fields[THREADS]) <= 1;
  return Number(itsGroup) === group && !hasEnded;
}

/** The field with the number of threads, counted from the state. */
const THREADS = 17;
