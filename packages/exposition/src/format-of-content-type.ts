import type { ExpositionFormat } from './exposition-options.js';

/**
 * The format that a `Content-Type` header announces.
 *
 * @param contentType - the value of the header, such as `application/openmetrics-text; version=1.0.0; charset=utf-8`
 * @returns `openmetrics` for OpenMetrics 1.0.0 and its draft 0.0.1, `text` for text format 0.0.4, each also where no
 * version is given; `undefined` for everything else, such as protobuf or a version that is not known
 */
export function formatOfContentType(contentType: string): ExpositionFormat | undefined {
  const [mediaType = '', ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase());
  const format = FORMATS.get(mediaType);
  const version = parameters.find((parameter) => parameter.startsWith('version='))?.slice('version='.length);
  if (format === undefined || version === undefined) return format?.name;
  // A parameter may be in quotes (RFC 9110, section 5.6.6).
  return format.versions.includes(version.replace(/^"(.*)"$/, '$1')) ? format.name : undefined;
}

interface Format {
  readonly name: ExpositionFormat;
  readonly versions: readonly string[];
}

const FORMATS: ReadonlyMap<string, Format> = new Map([
  ['text/plain', { name: 'text', versions: ['0.0.4'] }],
  ['application/openmetrics-text', { name: 'openmetrics', versions: ['1.0.0', '0.0.1'] }],
]);
