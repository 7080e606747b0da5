// Control flow that few have seen: labels, `with`-like names, generators, tagged templates, comma and void.
import client from 'prom-client';

export function* odd() {
  label: for (;;) {
    const received = yield;
    if (void received) break label;
    (0, received).inc?.({ method: 'GET' });
    received`${{ user_id: 1 }}`;
    yield* received?.[Symbol.iterator]?.();
  }
  const c = (yield, client);
  new c.Counter({ name: 'odd_total', help: 'Odd' }); // finds: no-direct-registration
}
