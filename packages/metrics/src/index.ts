export { createMetrics, type Metrics, type MetricsOptions } from './create-metrics.js';
export type { CatalogMetricDocs } from './generated/metric-docs.js';
export type { ExemplarLabels, ExemplarSource } from './exemplar-source.js';
export { type IbexCatalog, ibexCatalog, type ServiceName } from './ibex-catalog.js';
export type { InvalidReason, InvalidRecording, OnInvalidRecording } from './invalid-recordings.js';
export type { LabelsOfMetric } from './labels-of-metric.js';
export {
  grpcMethodLabel,
  grpcStatusLabel,
  methodLabel,
  routeLabel,
  statusCodeLabel,
} from './label-values.js';
export type { MetricsHandler, OnScrapeError, Scrape } from './metrics-handler.js';
export type { ScrapeFormat } from './scrape-format.js';
export type {
  CounterRecorder,
  GaugeRecorder,
  HistogramRecorder,
  LabelsOf,
  RecorderOf,
  Recorders,
} from './recorder.js';
