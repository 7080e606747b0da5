/* eslint ibex-metrics/no-direct-registration: ['error', { additionalModules: ['@shop/telemetry'] }] -- the option is what this case is about: a wrapper of one's own */
import { createCounter } from '@shop/telemetry';
import promBundle from 'express-prom-bundle';

export const orders = createCounter({ name: 'orders_total', help: 'Orders placed' }); // finds: no-direct-registration
export const middleware = promBundle(); // finds: no-direct-registration
