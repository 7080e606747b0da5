// Next.js in development: a metric is kept on globalThis, so that a reload does not register it twice.
import { Counter } from 'prom-client';

const cache = globalThis as typeof globalThis & { renders?: Counter };

export const renders = (cache.renders ??= new Counter({ name: 'renders_total', help: 'Renders' })); // finds: no-direct-registration
