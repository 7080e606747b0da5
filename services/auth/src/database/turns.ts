/** Has work done in turn, each piece when the one before it has ended. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();
  #count = 0;

  /** How many are at work or wait for it. */
  get count(): number {
    return this.#count;
  }

  /** Settles as `work` does, which begins when its turn has come. */
  take<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#count += 1;
    const done = this.#last.then(work).finally(() => {
      this.#count -= 1;
    });
    this.#last = done.catch(() => undefined);
    return done;
  }
}
