// A test that replaces the module; its name in a string is no use of it.
import { vi } from 'vitest';

vi.mock('prom-client', () => ({ Counter: class {}, register: { clear: () => undefined } }));

export const text = "const { Counter } = require('prom-client'); new Counter({ name: 'a', help: 'a' });";
