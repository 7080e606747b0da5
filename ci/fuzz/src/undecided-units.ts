/**
 * The lint lines that promtool prints in every run. The promtool of Debian 12 asks of a name "is there a word of this
 * unit?" in the order of a Go map, which is another in each run: where a name has words of several units, it may find
 * fault with any of them, or take a base unit among them and find none.
 *
 * @param lines - `<metric> <message>`
 */
export function withoutUndecidedUnits(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => {
    const [metric = '', ...words] = line.split(' ');
    return !words.join(' ').startsWith('use base unit ') || unitsIn(metric).size < 2;
  });
}

function unitsIn(metric: string): ReadonlySet<string> {
  return new Set(metric.split('_').flatMap((word) => UNIT_WORD.exec(word)?.[1] ?? []));
}

const UNIT_WORD = new RegExp(
  '^(?:pico|nano|micro|milli|centi|deci|deca|hecto|kilo|kibi|mega|mibi|giga|gibi|tera|tebi|peta|pebi)?' +
    '(amperes|bytes|celsius|grams|joules|kelvin|meters|metres|seconds|volts|minutes|hours|days|weeks|kelvins' +
    '|fahrenheit|rankine|inches|yards|miles|bits|calories|pounds|ounces)$',
);
