declare module 'parse-prometheus-text-format' {
  /** A family as the library gives it. Of a histogram with labels it keeps the last series only. */
  interface ParsedFamily {
    readonly name: string;
    readonly help: string;
    readonly type: string;
    readonly metrics: readonly unknown[];
  }

  export default function parsePrometheusTextFormat(body: string): ParsedFamily[];
}
