import { daysAfter, LAST_DAY } from '@ibex/catalog/calendar-day';

import type { DiffCode } from '../finding/finding-codes.js';
import type { Finding } from '../finding/finding.js';
import type { CatalogChange } from './catalog-change.js';
import { changeWords } from './change-words.js';
import type { DiffContext } from './diff-context.js';
import { type Removal, removalOf } from './removal.js';

/** A change that breaks something, as a finding at the definition in the head. */
export function findingOf(change: CatalogChange, context: DiffContext): Finding<DiffCode> {
  const { head, renamed } = context;
  const metric = 'metric' in change ? change.metric : undefined;
  const definition = metric === undefined ? undefined : head.definitionOf(renamed.get(metric) ?? metric);
  const source = definition ?? head.place;
  return {
    severity: change.announced ? 'warning' : 'error',
    ...(metric !== undefined && { metric }),
    ...('label' in change && { label: change.label }),
    ...wordsOf(change, context),
    ...(source && { source }),
  };
}

type Words = Pick<Finding<DiffCode>, 'code' | 'message' | 'fix'>;

function wordsOf(change: CatalogChange, context: DiffContext): Words {
  const { announced, reason } = change;
  if (announced) {
    return {
      code: codeOf(change),
      message: `${changeWords(change)}; ${announced.reason}`,
      fix: `see to it that nobody relies on it any more: ${reason}`,
    };
  }
  if (change.kind === 'metric-removed') return removalWords(change, context);
  return {
    code: codeOf(change),
    message: `${changeWords(change)}: ${reason}`,
    fix: fixOf(change, context),
  };
}

function removalWords(
  change: Extract<CatalogChange, { kind: 'metric-removed' }>,
  context: DiffContext,
): Words {
  const { base, today } = context;
  const removal = removalOf(change.definition, context);
  const { reason } = change;
  switch (removal.is) {
    case 'early':
      return {
        code: 'diff/metric-removed-early',
        message: `is gone after being deprecated for ${String(removal.days)} of ${String(base.deprecationDays)} days: ${reason}`,
        fix:
          removal.day === LAST_DAY
            ? 'keep it'
            : `keep it until ${removal.day}, the first day on which it may go`,
      };
    case 'without replacement':
      return { code: 'diff/replacement-missing', ...replacementWords(removal) };
    default:
      return {
        code: 'diff/metric-removed',
        message: `is gone and was not deprecated before: ${reason}`,
        fix: `keep it with stability: { deprecatedSince: '${today}' }${firstDay(context)}`,
      };
  }
}

function replacementWords({
  replacedBy,
  missingIn,
}: Extract<Removal, { is: 'without replacement' }>): Omit<Words, 'code'> {
  return missingIn === 'head'
    ? {
        message: `is gone, and so is ${replacedBy}, which was announced to take its place`,
        fix: `keep ${replacedBy}`,
      }
    : {
        message: `is gone, and ${replacedBy}, which takes its place, was never exposed beside it`,
        fix: 'keep it for a release, so that queries can be changed while both are there',
      };
}

function fixOf(change: CatalogChange, context: DiffContext): string {
  const { today } = context;
  const exempt = `exempt it from ${codeOf(change)} in the configuration, with a reason`;
  switch (change.kind) {
    case 'metric-renamed':
      return `keep it beside ${change.to}, with stability: { deprecatedSince: '${today}', replacedBy: '${change.to}' }${firstDay(context)}`;
    case 'stability':
      return typeof change.to === 'object' && typeof change.from !== 'object'
        ? `write deprecatedSince: '${today}', or ${exempt}`
        : `keep what was promised, or ${exempt}`;
    case 'catalog':
      return `keep what was promised, or ${exempt}`;
    case 'initial':
      return `keep them in initial, or ${exempt}`;
    case 'values-removed':
    case 'domain':
      return `leave the domain as it was, or ${exempt}`;
    default:
      return `declare what is new as another metric, and keep this one beside it with stability: { deprecatedSince: '${today}', replacedBy: … }${firstDay(context)}; or ${exempt}`;
  }
}

function firstDay({ base, today }: DiffContext): string {
  return `; it may go from ${daysAfter(today, base.deprecationDays)} on`;
}

function codeOf({ kind }: CatalogChange): DiffCode {
  switch (kind) {
    case 'metric-added':
    case 'values-added':
    case 'help':
    case 'budget':
    case 'order':
      throw new RangeError(`a change of the kind ${kind} breaks nothing`);
    default:
      return `diff/${kind}`;
  }
}
