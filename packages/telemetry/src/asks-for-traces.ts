/**
 * Whether the standard variables ask for traces: with an exporter or with an address to export to. The SDK alone would
 * export to localhost where nothing asks for it.
 */
export function asksForTraces(environment: Readonly<NodeJS.ProcessEnv>): boolean {
  const setting = (variable: string) => environment[variable]?.trim() ?? '';
  if (setting('OTEL_SDK_DISABLED').toLowerCase() === 'true') return false;
  const exporter = setting('OTEL_TRACES_EXPORTER');
  if (exporter !== '') return exporter !== 'none';
  return ADDRESSES.some((variable) => setting(variable) !== '');
}

const ADDRESSES = ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'];
