import { labelValueShape, type LabelValueShape } from '@ibex/catalog/label-value-shape';
import type { TSESTree } from '@typescript-eslint/utils';

import type { MetricsSettings } from '../settings/metrics-settings.js';
import type { AnalysedFile } from './analysed-file.js';
import { labelValues } from './label-value.js';
import type { MetricLabel } from './metric-label.js';
import { placeOf } from './reporting-place.js';

/** A constant that a label gets and that names one thing of many. */
export interface IdentifyingValue {
  readonly node: TSESTree.Node;
  readonly text: string;
  readonly shape: LabelValueShape;
}

/**
 * Looks for identifiers among the constants that a label may get. Where the catalog lists what a label may hold, it
 * has the say.
 */
export function identifyingValues(
  { metric, name, value }: MetricLabel,
  file: Pick<AnalysedFile, 'sourceCode' | 'types'>,
  { metrics }: Pick<MetricsSettings, 'metrics'>,
): readonly IdentifyingValue[] {
  if (!value) return [];
  const declared = metric === undefined ? undefined : metrics.get(metric);
  if (name !== undefined && declared?.get(name)) return [];
  return labelValues(value, { ...file, isTrusted: () => false }).flatMap((each) => {
    if (each.kind !== 'known') return [];
    const node = placeOf(value, each.node);
    return each.values.flatMap((text) => {
      const shape = labelValueShape(text);
      return shape === undefined ? [] : [{ node, text, shape }];
    });
  });
}
