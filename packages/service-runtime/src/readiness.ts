/** A part the service cannot work without: resolves when it answers, rejects when it does not. */
export type ReadinessCheck = () => Promise<unknown>;

/** What `/readyz` answers. */
export interface ReadinessReport {
  readonly status: 'ready' | 'not ready' | 'draining';
  /** Each part by name. */
  readonly checks: Readonly<Record<string, 'ok' | 'failing'>>;
}

/** Knows whether traffic should be sent to the service. */
export class Readiness {
  readonly #checks: Readonly<Record<string, ReadinessCheck>>;
  #isDraining = false;

  /** @param checks - the parts to ask, by name; each brings its own deadline */
  constructor(checks: Readonly<Record<string, ReadinessCheck>>) {
    this.#checks = checks;
  }

  /** From now on the service is not ready: it is about to stop. */
  drain(): void {
    this.#isDraining = true;
  }

  /** Asks every part, all at once. */
  async report(): Promise<ReadinessReport> {
    const entries = await Promise.all(
      Object.entries(this.#checks).map(async ([name, check]) => [name, await outcomeOf(check)] as const),
    );
    const isReady = entries.every(([, outcome]) => outcome === 'ok');
    return {
      status: this.#isDraining ? 'draining' : isReady ? 'ready' : 'not ready',
      checks: Object.fromEntries(entries),
    };
  }
}

async function outcomeOf(check: ReadinessCheck): Promise<'ok' | 'failing'> {
  try {
    await check();
    return 'ok';
  } catch {
    return 'failing';
  }
}
