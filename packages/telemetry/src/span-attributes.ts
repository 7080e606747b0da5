import type * as conventions from '@opentelemetry/semantic-conventions';

/**
 * What a span may say: attributes of the stable semantic conventions and no others. Only the types of the conventions are
 * used, since their constants would have to be loaded by processes that do not trace as well.
 */
export type SpanAttributes = Readonly<Partial<Record<AttributeName, string | number>>>;

type AttributeName = Extract<
  {
    [Name in keyof typeof conventions]: Name extends `ATTR_${string}` ? (typeof conventions)[Name] : never;
  }[keyof typeof conventions],
  string
>;
