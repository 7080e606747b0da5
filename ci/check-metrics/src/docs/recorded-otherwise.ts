import type { LabelDocs } from './catalog-docs.js';

/**
 * What becomes of a value outside the domain of a label, as `foldLabelValue` of `@ibex/catalog` has it.
 *
 * @param code - writes a value as code
 * @returns words that stand behind the values; `undefined` where such a value is not recorded at all
 */
export function recordedOtherwise(
  { kind, values, other }: Pick<LabelDocs, 'kind' | 'values' | 'other'>,
  code: (value: string) => string,
): string | undefined {
  if (other === undefined) return undefined;
  const rest = `anything else is ${code(other)}`;
  const ofClass = kind === 'http-status-code' ? values.filter((value) => /^[1-5]00$/.test(value)) : [];
  if (ofClass.length === 0) return rest;
  return `another code is that of its class (${ofClass.map(code).join(', ')}), ${rest}`;
}
