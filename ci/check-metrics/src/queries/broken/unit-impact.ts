import type { PromqlNode } from '../promql/promql-node.js';
import { textOf } from '../query-text.js';
import type { CatalogChange } from '../../diff/catalog-change.js';
import type { Flow, ImpactContext } from './query-impact.js';

/** A number that values are compared with is in their unit. */
export function reportThreshold(number: PromqlNode, { units, origins }: Flow, context: ImpactContext): void {
  const text = textOf(number, context);
  // Nothing is nothing in every unit.
  if (Number(text) === 0) return;
  for (const metric of units) {
    const change = context.changes.find(metric, 'unit');
    if (!change) continue;
    const how = `compares ${unitWords(change)}, in which ${text} means something else`;
    const { through = [] } = origins.get(metric) ?? {};
    context.report({ change, how, from: number.from, to: number.to, through, passesOn: true });
  }
}

/** What is shown or recorded is in another unit. */
export function reportUnits({ units, origins }: Flow, { changes, report }: ImpactContext): void {
  for (const metric of units) {
    const change = changes.find(metric, 'unit');
    const origin = origins.get(metric);
    if (!change || !origin) continue;
    report({ change, how: `gives ${unitWords(change)}`, ...origin, passesOn: true });
  }
}

function unitWords({ from, to }: Extract<CatalogChange, { readonly kind: 'unit' }>): string {
  if (to === undefined) return `what was in ${from ?? 'a unit'} and has no unit now`;
  return from === undefined ? `what is in ${to} now` : `what is in ${to} now, and was in ${from}`;
}
