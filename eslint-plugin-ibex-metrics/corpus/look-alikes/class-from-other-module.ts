// A game: a Counter and a Gauge of other modules, some with prom-client in the name.
import { Counter } from './prom-client';
import { Gauge } from 'prom-client-game';
import { Summary } from '@game/prom-client';

export const lives = new Counter(3);
export const fuel = new Gauge({ max: 100 });
export const score = new Summary({ lines: 5 });
lives.inc();
fuel.set(50);
