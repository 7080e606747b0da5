import { calendarDayOf, daysBetween, today } from '@ibex/catalog/calendar-day';

import type { Exemption } from './exemption.js';
import { parseJustification } from './justification.js';

/** The words for what can be wrong with an exemption, with ESLint's placeholders. */
export const exemptionMessages = {
  noReason:
    'This exemption from {{rules}} gives no reason, so nobody can tell whether it is right, or still needed. Say why behind two hyphens, `-- why`, or until when as well, `-- until YYYY-MM-DD: why`.',
  blanketWithoutReason:
    'This exemption from every rule hides what the rules on metrics find too, and gives no reason. Name the rules that it is meant for, and say why: `{{directive}} {{example}} -- why`.',
  emptyReason:
    'The reason of this exemption from {{rules}}, "{{reason}}", says nothing that the directive does not. Say why the code is right as it is.',
  malformedEndDate:
    'This exemption from {{rules}} would never end: "{{until}}" is no date. Write `-- until YYYY-MM-DD: why`; a reason that is no date must not begin with "until".',
  impossibleEndDate:
    'This exemption from {{rules}} would never end: there is no day {{until}}. Write a day of the calendar, `-- until YYYY-MM-DD: why`.',
  expired:
    'This exemption from {{rules}} ended on {{until}}, {{ago}}: what it was waiting for is due. Remove it and mend what it hides, or give another date and say why.',
} as const;

/** What is wrong with an exemption: which message says it, and what fills its placeholders. */
export interface ExemptionFault {
  readonly messageId: keyof typeof exemptionMessages;
  readonly data: Readonly<Record<string, string>>;
}

/**
 * Finds what is wrong with an exemption: it says nothing of why, or its end date is none or has passed. The end
 * date itself still counts.
 *
 * @param exemption - of `exemptionsIn`
 * @param namespace - the name under which the plugin is registered
 * @returns the one thing to mend first, if any
 */
export function exemptionFault(exemption: Exemption, namespace: string): ExemptionFault | undefined {
  const { reason, until } = parseJustification(exemption.justification);
  const rules = rulesOf(exemption);
  const fault = (messageId: ExemptionFault['messageId'], more: ExemptionFault['data'] = {}) => ({
    messageId,
    data: { rules, ...more },
  });

  if (until !== undefined) {
    const day = calendarDayOf(until);
    if (day === 'other form') return fault('malformedEndDate', { until });
    if (day === 'no such day') return fault('impossibleEndDate', { until });
    if (until < today()) return fault('expired', { until, ago: ago(daysBetween(until, today())) });
  }
  if (says(reason, exemption.rules)) return undefined;
  if (exemption.rules.length === 0) {
    return fault('blanketWithoutReason', {
      directive: exemption.directive,
      example: `${namespace}/…`,
    });
  }
  return reason === '' ? fault('noReason') : fault('emptyReason', { reason });
}

/**
 * Says a fault in words, as ESLint does.
 *
 * @param fault - of `exemptionFault`
 */
export function faultMessage({ messageId, data }: ExemptionFault): string {
  return exemptionMessages[messageId].replaceAll(
    /\{\{(\w+)\}\}/g,
    (placeholder, key: string) => data[key] ?? placeholder,
  );
}

/**
 * What an exemption is from, in words.
 *
 * @param exemption - of `exemptionsIn`
 */
export function rulesOf({ rules }: Exemption): string {
  return rules.length === 0 ? 'every rule' : rules.map((rule) => `\`${rule}\``).join(', ');
}

/** Whether a reason has a word in it that is not the name of what it is a reason for. */
function says(reason: string, rules: readonly string[]): boolean {
  const names = [...rules, ...rules.map((rule) => rule.slice(rule.lastIndexOf('/') + 1))].map(letters);
  let rest = letters(reason);
  for (const name of names) rest = rest.replaceAll(name, '');
  return rest !== '';
}

function letters(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

function ago(days: number): string {
  return days === 1 ? 'yesterday' : `${String(days)} days ago`;
}
