import { LONGEST } from '../../report/finding-words.js';
import { shortened } from '../../report/shortened.js';
import type { Budget, LabelFigures, TargetFigures } from '../cardinality-report.js';
import type { ExceededBudget } from '../exceeded-budgets.js';

/** Of a large catalog the metrics and labels that make most series are shown to people. */
export const MOST_ROWS = 40;

/** What a budget is for. */
export function budgetOwner({ of, name = '' }: Budget): string {
  switch (of) {
    case 'metric':
      return shownName(name);
    case 'service':
      return `the service ${shownName(name)}`;
    case 'catalog':
      return 'the catalog';
    case 'target':
      return 'the whole target';
  }
}

/** A budget that the target exceeds. */
export function exceededWords(exceeded: ExceededBudget): string {
  return `${budgetOwner(exceeded)} has ${String(exceeded.series)} series, the budget is ${String(exceeded.budget)}`;
}

/** A budget that the catalog allows to be exceeded. */
export function exceedableWords(exceedable: ExceededBudget): string {
  return `${budgetOwner(exceedable)} can have ${String(exceedable.series)} series, the budget is ${String(exceedable.budget)}`;
}

/** Which budgets one more value would exceed; empty where there is room for it. */
export function exceedsWords({ exceeds }: LabelFigures): string {
  if (exceeds.length === 0) return '';
  const owners = exceeds
    .slice(0, MOST_OWNERS)
    .map((budget) => `${budgetOwner(budget)} (${String(budget.budget)})`);
  const rest = exceeds.length - owners.length;
  return `too many for ${owners.join(', ')}${rest > 0 ? ` and ${String(rest)} more` : ''}`;
}

const MOST_OWNERS = 3;

/** The label, and where others of its name have another domain, a metric that has this one. */
export function labelName({ label, metrics }: LabelFigures, labels: readonly LabelFigures[]): string {
  const isOneOfMany = labels.filter((other) => other.label === label).length > 1;
  return isOneOfMany ? `${shownName(label)} of ${shownName(metrics[0] ?? '')}` : shownName(label);
}

/** The target, and its address where that is another. */
export function targetName({ name, address }: TargetFigures): string {
  const shown = shortened(name, LONGEST.address);
  return address === undefined ? shown : `${shown} (${shortened(address, LONGEST.address)})`;
}

/** A name that comes from a catalog. */
export function shownName(name: string): string {
  return shortened(name, LONGEST.name);
}

/** How far a target is from the worst case: below 0 where it has series that the catalog does not know. */
export function distanceWords(distance: number): string {
  return distance < 0 ? `${String(-distance)} more than there can be` : `${String(distance)} can come`;
}

/** A part of a whole, as in `2.0%`. */
export function percentage(part: number, whole: number): string {
  return `${(whole === 0 ? 0 : (part / whole) * 100).toFixed(1)}%`;
}
