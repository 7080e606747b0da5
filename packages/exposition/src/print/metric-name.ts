const METRIC_NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;

/** @throws Error if the name is none of the grammar of both formats */
export function assertMetricName(name: string): void {
  if (!METRIC_NAME.test(name)) throw new Error(`${JSON.stringify(name)} is no metric name`);
}
