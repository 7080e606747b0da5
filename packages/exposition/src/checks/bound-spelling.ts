/**
 * Whether a bound or quantile is spelled as some client library writes that number: `1e+06` in Go and Python, `1.0E7`
 * in Java, `1000000` in JavaScript, `1.0` in OpenMetrics.
 *
 * @param text - a number that expfmt reads
 */
export function isUsualSpelling(text: string): boolean {
  if (text.length > LONGEST) return false;
  const [, integer, fraction, exponent] = DECIMAL.exec(text) ?? [];
  if (integer === undefined) return text === '+Inf' || text === '-Inf';
  if (fraction !== undefined && fraction !== '0' && fraction.endsWith('0')) return false;
  if (exponent !== undefined && !(USUAL_MANTISSA.test(integer) && isUsualExponent(exponent))) return false;
  // The shortest digits that mean this number, and no others, are what every client comes to.
  return significantDigits(text) === significantDigits(Number(text).toExponential());
}

/** A bound or quantile as Go writes it, and with it most of what Prometheus scrapes. */
export function goSpelling(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  const [mantissa = '', exponent = ''] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power >= LEAST_PLAIN_POWER && power <= GREATEST_PLAIN_POWER) return String(value);
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

function isUsualExponent(exponent: string): boolean {
  const power = Number(exponent.slice(1));
  return USUAL_EXPONENT.test(exponent) && (power > GREATEST_PLAIN_POWER || power <= LEAST_PLAIN_POWER);
}

function significantDigits(number: string): string {
  const digits = number.replace(/e.*/i, '').replaceAll(/\D/g, '');
  let start = 0;
  let end = digits.length;
  while (digits[start] === '0') start++;
  while (end > start && digits[end - 1] === '0') end--;
  return digits.slice(start, end);
}

/** The least double has 324 decimals. */
const LONGEST = 350;

/** No client writes an exponent between these two; Java does for the lower one. */
const LEAST_PLAIN_POWER = -4;
const GREATEST_PLAIN_POWER = 5;

const DECIMAL = /^-?(0|[1-9]\d*)(?:\.(\d+))?(e[+-]?\d+)?$/i;
const USUAL_MANTISSA = /^[1-9]$/;
const USUAL_EXPONENT = /^(?:e[+-]|E[+-]?)(?:0[1-9]|[1-9]\d{0,2})$/;
