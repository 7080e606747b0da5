import { expectTypeOf, it } from 'vitest';
import type * as z from 'zod/mini';

import type { moduleConfigSchema } from './config-schema.js';
import type { CheckMetricsConfig } from './config.js';
import { defineConfig } from './define-config.js';

/** A key that may be `undefined` as one that may be left out, which is what loadConfig makes of it. */
type Defined<Value> = Value extends (infer Item)[] | readonly (infer Item)[]
  ? readonly Defined<Item>[]
  : Value extends RegExp
    ? Value
    : Value extends object
      ? { readonly [Key in keyof Value]: Defined<Exclude<Value[Key], undefined>> }
      : Value;

type Checked = Omit<z.output<typeof moduleConfigSchema>, 'catalog'>;
type Declared = Omit<CheckMetricsConfig, 'catalog'>;

it('what is checked is what is declared', () => {
  expectTypeOf<Defined<Required<Checked>>>().toEqualTypeOf<Defined<Required<Declared>>>();
  expectTypeOf<keyof z.output<typeof moduleConfigSchema>>().toEqualTypeOf<keyof CheckMetricsConfig>();
  expectTypeOf<CheckMetricsConfig>().toExtend<z.input<typeof moduleConfigSchema>>();
});

it('defineConfig knows what can stand in a configuration', () => {
  expectTypeOf(defineConfig).parameter(0).toEqualTypeOf<CheckMetricsConfig>();
  // @ts-expect-error -- an exemption without a reason
  defineConfig({ exemptions: [{ code: 'lint/help' }] });
});
