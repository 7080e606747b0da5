/**
 * The ways in which a server may have the boundary of a bucket in `le`: as it was exposed, and as Prometheus 3 writes every
 * one of them, with a fraction.
 */
export function boundarySpellings(boundary: number): string[] {
  if (boundary === Number.POSITIVE_INFINITY) return ['+Inf'];
  const spelled = exponentOfTwoDigits(String(boundary));
  const isInteger = /^-?\d+$/.test(spelled);
  // Go changes to an exponent earlier than JavaScript does.
  const [, power = '0'] = /e([+-]\d+)$/.exec(boundary.toExponential()) ?? [];
  const isGoExponent = Number(power) < -4 || Number(power) >= 6;
  return [
    spelled,
    ...(isInteger ? [`${spelled}.0`] : []),
    ...(isGoExponent ? [exponentOfTwoDigits(boundary.toExponential())] : []),
  ].filter((spelling, index, all) => all.indexOf(spelling) === index);
}

function exponentOfTwoDigits(text: string): string {
  return text.replace(/e([+-])(\d)$/, 'e$10$2');
}
