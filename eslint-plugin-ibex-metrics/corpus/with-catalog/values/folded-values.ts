// `foldLabelValue` of the catalog's package does the same for any domain.
import { enumeration, foldLabelValue } from '@ibex/catalog';

import { metrics } from './metrics.js';

const results = enumeration(['allowed', 'denied'], { other: 'denied' });

export function record(text: string): void {
  const result = foldLabelValue(results, text);
  metrics.record.shop_gateway_rate_limited_total.inc({ result });
  metrics.record.shop_gateway_rate_limited_total.inc({ result: foldLabelValue(results, text) });
}
