// Buckets out of an imported table; the empty array stands in for what the compiler does not know. Nothing can be told.
import { Histogram } from 'prom-client';

import { TABLE } from './table.js';

export const timing = (key: string) =>
  new Histogram({ name: TABLE[key].name, help: TABLE[key].help, buckets: TABLE[key].buckets || [] });
