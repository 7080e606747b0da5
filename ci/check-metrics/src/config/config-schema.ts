import { isRegExp } from 'node:util/types';

import type { Catalog } from '@ibex/catalog';
import * as z from 'zod/mini';

import { calendarDay } from './calendar-day-schema.js';
import { strictObject } from './strict-object.js';
import {
  address,
  duration,
  pattern,
  positiveInteger,
  someText,
  targetConfig,
  wholeNumber,
} from './target-schema.js';

const exemption = strictObject({
  code: pattern,
  metric: z.optional(pattern),
  // Not every address is a pattern without fault, and it is compared as it is, too.
  target: z.optional(someText.check(z.maxLength(1000))),
  reason: z
    .string()
    .check(
      z.refine((text) => text.trim() !== '', {
        error: 'is empty',
        params: { fix: 'say why this is let pass' },
      }),
    )
    .register(z.globalRegistry, { pattern: '\\S' }),
  until: z.optional(calendarDay('write the last day it holds as YYYY-MM-DD')),
});

const docs = strictObject({
  markdown: z.optional(someText),
  html: z.optional(someText),
  json: z.optional(someText),
  weaver: z.optional(someText),
  types: z.optional(someText),
  sources: z.optional(z.readonly(z.array(someText))),
});

const queries = strictObject({
  files: z.optional(z.readonly(z.array(someText))),
  allowLabels: z.optional(z.readonly(z.array(someText))),
  knownOnly: z.optional(z.boolean()),
  baseline: z.optional(someText),
});

const shape = {
  targets: z.optional(z.record(someText, z.union([address, targetConfig]))),
  budgets: z.optional(z.record(pattern, wholeNumber)),
  seriesBudget: z.optional(wholeNumber),
  exemptions: z.optional(z.readonly(z.array(exemption))),
  baseline: z.optional(someText),
  requireCoverage: z.optional(z.number().check(z.minimum(0), z.maximum(100))),
  scrapes: z.optional(positiveInteger),
  interval: z.optional(duration),
  exercise: z.optional(someText),
  docs: z.optional(docs),
  diff: z.optional(strictObject({ source: z.optional(someText) })),
  queries: z.optional(queries),
};

/** What a configuration in JSON can say. */
export const jsonConfigSchema = strictObject({
  $schema: z.optional(z.string()),
  catalog: z.optional(someText),
  allow: z.optional(z.readonly(z.array(pattern))),
  ...shape,
});

/** What a configuration in JavaScript or TypeScript can say. */
export const moduleConfigSchema = strictObject({
  catalog: z.optional(
    z.union([
      someText,
      // Whether it is a catalog is seen when it is loaded.
      z.custom<Catalog>((value: unknown) => typeof value === 'object' && value !== null, {
        error: 'is neither a path nor a catalog',
        params: { fix: 'name a file or a package, or give what defineCatalog returns' },
      }),
    ]),
  ),
  allow: z.optional(
    z.readonly(
      z.array(
        z.union([
          pattern,
          z.custom<RegExp>(isRegExp, {
            error: 'is neither a name nor a pattern',
            params: { fix: 'write a name, a pattern such as nodejs_*, or a regular expression' },
          }),
        ]),
      ),
    ),
  ),
  ...shape,
});
