declare module 'parse-prometheus-text-format' {
  export default function parsePrometheusTextFormat(body: string): readonly unknown[];
}
