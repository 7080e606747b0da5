import type { CatalogDifference } from './catalog-change.js';
import { catalogFieldVerdict } from './catalog-field-verdict.js';
import { initialVerdict } from './initial-verdict.js';
import type { ChangedCatalogs, Judgement } from './judge-change.js';
import {
  domainVerdict,
  labelAddedVerdict,
  valuesAddedVerdict,
  valuesRemovedVerdict,
} from './label-verdicts.js';
import { listedValues } from './listed-values.js';
import { metricAddedVerdict, metricRemovedVerdict } from './metric-verdicts.js';
import { stabilityVerdict } from './stability-verdict.js';
import { typeVerdict } from './type-verdict.js';

type Verdicts = {
  readonly [Kind in CatalogDifference['kind']]: (
    difference: Extract<CatalogDifference, { kind: Kind }>,
    catalogs: ChangedCatalogs,
  ) => Judgement;
};

/** For every kind of difference what it does to queries. */
export const VERDICTS: Verdicts = {
  'metric-added': metricAddedVerdict,
  'metric-removed': metricRemovedVerdict,
  'metric-renamed': ({ metric, to }) => ({
    verdict: 'breaking',
    reason: `a query for ${metric} selects nothing, so its alerts never fire and its panels are empty; ${to} begins without a past`,
  }),
  type: typeVerdict,
  unit: ({ from, to }) => ({
    verdict: 'breaking',
    reason: `values are ${measured(to)} and were ${measured(from)}: thresholds, axes and recorded series are off by the factor between the two`,
  }),
  buckets: ({ removed }) => ({
    verdict: 'breaking',
    reason: `${removed.length > 0 ? `le=${listedValues(removed.map(String), 1)} ${removed.length > 1 ? 'select' : 'selects'} nothing; ` : ''}while targets with old and with new boundaries run side by side, histogram_quantile over their sum is wrong; after that it interpolates between other boundaries`,
  }),
  'label-added': labelAddedVerdict,
  'label-removed': ({ label }) => ({
    verdict: 'breaking',
    reason: `${label}="…" selects nothing, sum by (${label}) is one series without the label, on (${label}) matches nothing, and {{ $labels.${label} }} is empty`,
  }),
  'label-renamed': ({ label, to }) => ({
    verdict: 'breaking',
    reason: `queries that name ${label} select nothing or aggregate it away, and series with ${to} do not go on where those with ${label} end`,
  }),
  'values-added': valuesAddedVerdict,
  'values-removed': valuesRemovedVerdict,
  domain: domainVerdict,
  stability: stabilityVerdict,
  initial: initialVerdict,
  help: () => ({ verdict: 'cosmetic', reason: 'the words of # HELP are for people; no query reads them' }),
  budget: ({ from, to }) => ({
    verdict: 'compatible',
    reason:
      to === undefined || (from !== undefined && to > from)
        ? 'a budget limits what may be declared; the series are the same until a label has more values'
        : 'a budget limits what may be declared; the series there are keep it',
  }),
  order: () => ({ verdict: 'cosmetic', reason: 'the order is that of the source; series have none' }),
  catalog: catalogFieldVerdict,
};

function measured(unit: string | undefined): string {
  return unit === undefined ? 'without a unit' : `in ${unit}`;
}
