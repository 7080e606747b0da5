// A stopwatch of the file with the methods of a metric, and a score: neither of them is one.
import type { Request } from 'express';

class Stopwatch {
  readonly #laps: object[] = [];

  startTimer(labels: object = {}) {
    return (more: object) => this.#laps.push({ ...labels, ...more });
  }

  observe(lap: object): void {
    this.#laps.push(lap);
  }
}

const score = {
  values: new Map<string, number>(),
  inc({ user_id }: { user_id: string }) {
    this.values.set(user_id, (this.values.get(user_id) ?? 0) + 1);
  },
};

export function play(req: Request): void {
  const watch = new Stopwatch();
  const stop = watch.startTimer({ path: req.path });
  score.inc({ user_id: req.user.id });
  watch.observe({ url: req.originalUrl, session_id: req.sessionID });
  stop({ user_id: req.user.id, route: req.originalUrl });
}
