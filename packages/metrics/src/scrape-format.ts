/** A format the exposition can be rendered in: the text format 0.0.4, or OpenMetrics 1.0. */
export type ScrapeFormat = 'text' | 'openmetrics';

/** The media types to serve the formats with. */
export const CONTENT_TYPES = {
  text: 'text/plain; version=0.0.4; charset=utf-8',
  openmetrics: 'application/openmetrics-text; version=1.0.0; charset=utf-8',
} as const satisfies Record<ScrapeFormat, string>;
