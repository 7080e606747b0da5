// A test that asks what an instance is made of: it makes nothing of the class, as `instanceof` does not.
import { Counter, Gauge, Registry } from 'prom-client';
import { assert, expect } from 'vitest';

import { shop } from './shop';

expect(shop.orders).toBeInstanceOf(Counter);
expect(shop.queue).to.be.instanceOf(Gauge);
assert.instanceOf(shop.registry, Registry);
expect(shop.add).toHaveBeenCalledWith(expect.any(Counter));
expect(shop.make(Gauge)).toBeDefined(); // finds: no-direct-registration
