import type { LineFinding } from '../problems/line-finding.js';
import { quote } from '../problems/quote.js';
import type { SampleName } from './family-table.js';
import type { SampleLine } from './sample-line.js';

/** The value that a sample of its role cannot have. */
export function checkValue(name: SampleName, sample: SampleLine): LineFinding | undefined {
  const { value, valueStart, valueEnd } = sample;
  if (isAllowed(name, value)) return undefined;
  return { ...valueFault(name, value), start: valueStart, end: valueEnd };
}

function isAllowed({ family, role }: SampleName, value: number): boolean {
  switch (role) {
    case 'total':
      return value >= 0;
    case 'bucket':
    case 'count':
      return Number.isInteger(value) && value >= 0;
    case 'sum':
      // That of a gauge histogram depends on its buckets.
      return value >= 0 || (family.type === 'gaugehistogram' && !Number.isNaN(value));
    case 'info':
      return value === 1;
    case 'state':
      return value === 0 || value === 1;
    case 'quantile':
      return !(value < 0);
    case 'created':
      return Number.isFinite(value);
    default:
      return true;
  }
}

function valueFault({ name, role }: SampleName, value: number): Omit<LineFinding, 'start' | 'end'> {
  const told = `${quote(name)} is ${String(value)}`;
  switch (role) {
    case 'total':
      return Number.isNaN(value)
        ? {
            code: 'syntax/counter-nan',
            message: `counter ${told}`,
            fix: 'start the counter at 0 and add only numbers to it',
          }
        : {
            code: 'syntax/counter-negative',
            message: `counter ${told}`,
            fix: 'expose a value that can fall as a gauge',
          };
    case 'sum':
      return {
        code: 'syntax/sum-invalid',
        message: told,
        fix: 'expose the sum of all observations; use a gauge for what can be negative',
      };
    case 'info':
      return {
        code: 'syntax/info-value-invalid',
        message: `info ${told}`,
        fix: 'write the value 1: the information is in the labels',
      };
    case 'state':
      return {
        code: 'syntax/state-value-invalid',
        message: `a state of ${told}`,
        fix: 'write 1 for a state that holds and 0 for one that does not',
      };
    case 'quantile':
      return {
        code: 'syntax/quantile-value-negative',
        message: `a quantile of ${told}`,
        fix: 'use a gauge for what can be negative',
      };
    case 'created':
      return {
        code: 'syntax/created-invalid',
        message: `the time of creation ${told}`,
        fix: 'write seconds since 1970, or leave out the sample',
      };
    default:
      return {
        code: 'syntax/count-invalid',
        message: `${told}, and it counts observations`,
        fix: 'expose how many observations there were, a whole number from 0 on',
      };
  }
}
