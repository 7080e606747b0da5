import type { LabelSet } from '../text-format/label-set.js';
import type { MetricName } from './name-table.js';

/** The identities of a sample, from the hashes of its labels. There is one, overwritten for each line. */
export class LabelHashes {
  /** Of the series: its name and all labels. */
  seriesHigh = 0;
  seriesLow = 0;
  /** Of the histogram or summary the series is a part of: its family and all labels but the bound label. */
  compoundHigh = 0;
  compoundLow = 0;
  /** Of the metric expfmt takes it for a part of: as the compound, but a label with an empty value is a label. */
  metricHigh = 0;
  metricLow = 0;
  /** Of the set of label names, without the bound label. */
  labelNames = 0;

  /** @param boundLabel - `le` or `quantile`, where it tells series of one histogram or summary apart */
  update(name: MetricName, labels: LabelSet, boundLabel: string | undefined): void {
    this.compoundHigh = 0;
    this.compoundLow = 0;
    this.labelNames = 0;
    let emptyHigh = 0;
    let emptyLow = 0;
    let boundHigh = 0;
    let boundLow = 0;
    for (let i = 0; i < labels.count; i++) {
      // A label with an empty value is no label: x{a=""} and x are one series (Prometheus data model).
      const empty = labels.isEmptyValue(i);
      const high = labels.hashesHigh[i] ?? 0;
      const low = labels.hashesLow[i] ?? 0;
      if (boundLabel !== undefined && labels.isNamed(i, boundLabel)) {
        boundHigh = empty ? 0 : high;
        boundLow = empty ? 0 : low;
      } else if (empty) {
        emptyHigh = (emptyHigh + high) | 0;
        emptyLow = (emptyLow + low) | 0;
        this.labelNames = (this.labelNames + (labels.nameHashes[i] ?? 0)) | 0;
      } else {
        this.compoundHigh = (this.compoundHigh + high) | 0;
        this.compoundLow = (this.compoundLow + low) | 0;
        this.labelNames = (this.labelNames + (labels.nameHashes[i] ?? 0)) | 0;
      }
    }
    this.seriesHigh = (this.compoundHigh + boundHigh + name.seedHigh) | 0;
    this.seriesLow = (this.compoundLow + boundLow + name.seedLow) | 0;
    this.compoundHigh = (this.compoundHigh + name.family.seedHigh) | 0;
    this.compoundLow = (this.compoundLow + name.family.seedLow) | 0;
    this.metricHigh = (this.compoundHigh + emptyHigh) | 0;
    this.metricLow = (this.compoundLow + emptyLow) | 0;
  }
}
