import type { TSESLint } from '@typescript-eslint/utils';

import type { MetricsSettings } from '../settings/metrics-settings.js';
import {
  hasShapeOfCatalog,
  isMeantForMetric,
  isOfFamily,
  isOfTable,
  isSearchedFor,
} from './metric-name-evidence.js';
import { type NameInText, namesInText, type WrittenText } from './name-in-text.js';
import { nearestName } from './nearest-name.js';
import { seriesNames } from './series-names.js';

/** A name in a text that is meant for a metric of the catalog, and is that of none. */
export interface UnknownName extends Pick<NameInText, 'name' | 'range'> {
  /** The name that was probably meant. */
  readonly meant: string | undefined;
}

/**
 * Finds the names in a text that look like names of the catalog's metrics and are none.
 *
 * @param everyName - whether every name that begins with the prefix and a service counts, and not only those that are
 *   near a name of the catalog, end as one, or stand where one must
 */
export function unknownNames(
  node: WrittenText,
  { everyName }: { readonly everyName: boolean },
  sourceCode: Readonly<TSESLint.SourceCode>,
  settings: MetricsSettings,
): readonly UnknownName[] {
  const known = seriesNames(settings);
  return namesInText(node, sourceCode, settings).flatMap((found): UnknownName[] => {
    const { name, range, before, after } = found;
    // A name of two words is that of a service.
    if (known.has(name) || name.split('_').length < 3) return [];
    // In OpenMetrics the family of a counter is named without its suffix.
    if (isOfFamily(before) && known.has(`${name}_total`)) return [];
    if (isOfTable(before)) return [];
    if (after === '' && isSearchedFor(node, sourceCode) && isBeginning(name, known)) return [];
    const meant = nearestNameIn(settings)(name);
    const isMeant =
      meant !== undefined ||
      (hasShapeOfCatalog(name, settings) && (everyName || isMeantForMetric(found, node, sourceCode)));
    return isMeant ? [{ name, range, meant }] : [];
  });
}

function nearestNameIn(settings: MetricsSettings): (name: string) => string | undefined {
  let nearest = nearestBySettings.get(settings);
  if (!nearest) {
    nearest = nearestName(seriesNames(settings));
    nearestBySettings.set(settings, nearest);
  }
  return nearest;
}

function isBeginning(name: string, known: ReadonlySet<string>): boolean {
  return [...known].some((each) => each.startsWith(`${name}_`));
}

const nearestBySettings = new WeakMap<MetricsSettings, (name: string) => string | undefined>();
