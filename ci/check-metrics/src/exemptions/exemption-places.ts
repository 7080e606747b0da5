import { readSmallFile } from '../catalog/read-small-file.js';
import { literalText, scriptTokens } from '../catalog/script-tokens.js';
import type { Exemption } from '../config/config.js';
import type { SourcePlace } from '../finding/finding.js';

/**
 * Where the exemptions of a configuration stand in its file: at their reasons. The file is read when the first is asked
 * for.
 *
 * @param configPath - absolute
 * @param exemptions - in their order
 * @returns by the index of an exemption; the beginning of the file where its reason is not in it, as where it is computed
 */
export function exemptionPlaces(
  configPath: string,
  exemptions: readonly Exemption[],
): (index: number) => SourcePlace {
  let places: readonly SourcePlace[] | undefined;
  return (index) => {
    places ??= findPlaces(configPath, exemptions);
    return places[index] ?? { file: configPath, line: 1, column: 1 };
  };
}

function findPlaces(configPath: string, exemptions: readonly Exemption[]): SourcePlace[] {
  const start = { file: configPath, line: 1, column: 1 };
  const found = reasonsIn(configPath, new Set(exemptions.map(({ reason }) => reason)));
  // Of several with one reason, the first place is that of the first.
  return exemptions.map(({ reason }) => found.get(reason)?.shift() ?? start);
}

function reasonsIn(file: string, reasons: ReadonlySet<string>): Map<string, SourcePlace[]> {
  const asReasons = new Map<string, SourcePlace[]>();
  const elsewhere = new Map<string, SourcePlace[]>();
  let before: readonly string[] = [];
  for (const token of scriptTokens(readSmallFile(file) ?? '')) {
    const text = literalText(token);
    if (text !== undefined && reasons.has(text)) {
      const places = before[0] === ':' && before[1] === 'reason' ? asReasons : elsewhere;
      places.set(text, [...(places.get(text) ?? []), { file, line: token.line, column: token.column }]);
    }
    before = [text ?? token.value, ...before.slice(0, 1)];
  }
  return new Map([...elsewhere, ...asReasons]);
}
