// An import that was forgotten, and one for its side effects: neither makes a metric.
import { Counter, register } from 'prom-client';
import 'prom-client';

export const answer = 42;
