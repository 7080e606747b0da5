// The caller, from which the class comes.
import { Counter } from 'prom-client';
import { build } from './build';

export const jobs = build(Counter, 'mail'); // finds: no-direct-registration
