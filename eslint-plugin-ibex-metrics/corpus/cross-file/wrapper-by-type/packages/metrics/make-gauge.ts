// A wrapper in the metrics package whose parameter is what prom-client takes.
import { Gauge, type GaugeConfiguration, Histogram, type HistogramConfiguration } from 'prom-client';

export const makeGauge = (options: GaugeConfiguration<string>) => new Gauge(options);

export const makeTiming = (options?: HistogramConfiguration<string>) => options && new Histogram(options);
