/** A rule of Prometheus. */
export interface GeneratedRule {
  /** Of an alert, or of the series that is recorded. */
  readonly name: string;
  readonly isAlert: boolean;
  /** Over several lines where somebody would write it so. */
  readonly expr: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}
