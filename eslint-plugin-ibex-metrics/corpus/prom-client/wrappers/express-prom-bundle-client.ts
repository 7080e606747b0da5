// Express: prom-client by way of the middleware's module.
import { promClient } from 'express-prom-bundle';

export const orders = new promClient.Counter({ name: 'orders_total', help: 'Orders placed' }); // finds: no-direct-registration
