// Types made of the classes: `typeof`, `InstanceType`, `import()` types.
import { Counter, Gauge } from 'prom-client';

export type Classes = typeof Counter | typeof Gauge;
export type Instance = InstanceType<typeof Counter>;
export type Client = typeof import('prom-client');
export type Options = import('prom-client').CounterConfiguration<string>;
export type Inc = Counter['inc'];
