import * as z from 'zod/mini';

import { calendarDay } from '../config/calendar-day-schema.js';
import { strictObject } from '../config/strict-object.js';
import { wholeNumber } from '../config/target-schema.js';

const texts = z.array(z.string());

const label = z.union([
  texts,
  z.discriminatedUnion('kind', [
    strictObject({ kind: z.literal('enumeration'), values: texts, other: z.optional(z.string()) }),
    strictObject({ kind: z.literal('route-template'), values: texts }),
    strictObject({ kind: z.literal('http-method'), values: z.optional(texts) }),
    strictObject({
      kind: z.literal('http-status-code'),
      values: z.array(z.union([z.int(), z.string()])),
    }),
    strictObject({ kind: z.literal('grpc-status-code') }),
  ]),
]);

const metric = {
  name: z.string(),
  help: z.string(),
  labels: z.optional(z.record(z.string(), label)),
  initial: z.optional(z.array(z.record(z.string(), texts))),
  stability: z.optional(
    z.union([
      strictObject({
        deprecatedSince: calendarDay('write the day of the announcement as YYYY-MM-DD'),
        replacedBy: z.optional(z.string()),
      }),
      z.literal(['experimental', 'stable']),
    ]),
  ),
  budget: z.optional(wholeNumber),
};

const bucketSetName = z.string().check(
  z.refine((name) => name !== 'latency', {
    error: 'is the set that every catalog has',
    params: { fix: 'give it another name' },
  }),
);

/** A catalog in JSON. What it means is what `defineCatalog` makes of it, which also knows the policy. */
export const jsonCatalogSchema = strictObject({
  $schema: z.optional(z.string()),
  prefix: z.string(),
  services: texts,
  subsystems: z.optional(texts),
  forbiddenLabels: z.optional(texts),
  bucketSets: z.optional(z.record(bucketSetName, z.array(z.number()))),
  deprecationDays: z.optional(wholeNumber),
  serviceBudgets: z.optional(z.record(z.string(), wholeNumber)),
  seriesBudget: z.optional(wholeNumber),
  metrics: z.array(
    z.discriminatedUnion('type', [
      strictObject({ type: z.literal('counter'), ...metric }),
      strictObject({ type: z.literal('gauge'), ...metric }),
      strictObject({ type: z.literal('histogram'), ...metric, buckets: z.optional(z.array(z.number())) }),
    ]),
  ),
});

/** A catalog as it stands in JSON. */
export type JsonCatalog = z.output<typeof jsonCatalogSchema>;

/** A metric of it. */
export type JsonMetric = JsonCatalog['metrics'][number];

/** A label of a metric of it. */
export type JsonLabel = z.output<typeof label>;
