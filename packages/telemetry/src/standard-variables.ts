/**
 * Takes the standard variables that are not valid out of an environment, which makes them count as not set.
 *
 * @returns a line for each: its name, what it must be, and never its value, which may hold a credential
 */
export function dropInvalidVariables(environment: NodeJS.ProcessEnv): string[] {
  const problems: string[] = [];
  for (const [variable, { expected, isValid }] of VARIABLES) {
    const value = environment[variable]?.trim() ?? '';
    if (value === '' || isValid(value, environment)) continue;
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- an environment has no other way to lose a variable
    delete environment[variable];
    problems.push(`${variable}: must be ${expected}`);
  }
  return problems;
}

interface Expectation {
  readonly expected: string;
  readonly isValid: (value: string, environment: Readonly<NodeJS.ProcessEnv>) => boolean;
}

function oneOf(...values: readonly string[]): Expectation {
  return { expected: values.join(', '), isValid: (value) => values.includes(value.toLowerCase()) };
}

function exactlyOneOf(...values: readonly string[]): Expectation {
  return { expected: values.join(', '), isValid: (value) => values.includes(value) };
}

// `none` says that there is nothing in the list, so it stands alone.
function listOf(...values: readonly string[]): Expectation {
  return {
    expected: `none or a list of ${values.join(', ')}`,
    isValid: (value) => value === 'none' || partsOf(value).every((part) => values.includes(part)),
  };
}

function address(): Expectation {
  return {
    expected: 'a URL that begins with http:// or https://',
    isValid: (value) => URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol),
  };
}

// Over gRPC it may be whatever a gRPC client takes, such as a host and a port.
function otlpAddress(): Expectation {
  const { expected, isValid } = address();
  return {
    expected,
    isValid: (value, environment) =>
      isValid(value, environment) ||
      (environment['OTEL_EXPORTER_OTLP_TRACES_PROTOCOL'] ?? environment['OTEL_EXPORTER_OTLP_PROTOCOL']) ===
        'grpc',
  };
}

function numberFrom(min: number, max = Number.MAX_SAFE_INTEGER): Expectation {
  const expected =
    max === Number.MAX_SAFE_INTEGER
      ? `a number of at least ${String(min)}`
      : `a number from ${String(min)} to ${String(max)}`;
  return { expected, isValid: (value) => Number(value) >= min && Number(value) <= max };
}

function pairs(): Expectation {
  return {
    expected: 'a list of key=value, percent-encoded where need be',
    isValid: (value) => partsOf(value).every((part) => /^[^=\s]+\s*=/.test(part) && canDecode(part)),
  };
}

function partsOf(list: string): string[] {
  return list
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function canDecode(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** The variables that have to do with traces, a path to a certificate aside: whether there is a file only reading tells. */
const VARIABLES: ReadonlyMap<string, Expectation> = new Map([
  ['OTEL_SDK_DISABLED', oneOf('true', 'false')],
  ['OTEL_LOG_LEVEL', oneOf('none', 'error', 'warn', 'info', 'debug', 'verbose', 'all')],
  ['OTEL_RESOURCE_ATTRIBUTES', pairs()],
  ['OTEL_NODE_RESOURCE_DETECTORS', listOf('all', 'env', 'host', 'os', 'process', 'serviceinstance')],
  ['OTEL_PROPAGATORS', listOf('tracecontext', 'baggage', 'b3', 'b3multi', 'jaeger')],
  ['OTEL_TRACES_EXPORTER', listOf('otlp', 'console', 'zipkin')],
  [
    'OTEL_TRACES_SAMPLER',
    exactlyOneOf(
      'always_on',
      'always_off',
      'traceidratio',
      'parentbased_always_on',
      'parentbased_always_off',
      'parentbased_traceidratio',
    ),
  ],
  ['OTEL_TRACES_SAMPLER_ARG', numberFrom(0, 1)],
  ...['OTEL_EXPORTER_OTLP', 'OTEL_EXPORTER_OTLP_TRACES'].flatMap((prefix): [string, Expectation][] => [
    [`${prefix}_ENDPOINT`, otlpAddress()],
    [`${prefix}_PROTOCOL`, exactlyOneOf('grpc', 'http/protobuf', 'http/json')],
    [`${prefix}_COMPRESSION`, exactlyOneOf('gzip', 'none')],
    [`${prefix}_HEADERS`, pairs()],
    [`${prefix}_TIMEOUT`, numberFrom(1)],
  ]),
  ['OTEL_EXPORTER_ZIPKIN_ENDPOINT', address()],
  ['OTEL_BSP_SCHEDULE_DELAY', numberFrom(1)],
  ['OTEL_BSP_EXPORT_TIMEOUT', numberFrom(1)],
  ['OTEL_BSP_MAX_QUEUE_SIZE', numberFrom(1)],
  ['OTEL_BSP_MAX_EXPORT_BATCH_SIZE', numberFrom(1)],
  ...[
    'OTEL_ATTRIBUTE_COUNT_LIMIT',
    'OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT',
    'OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT',
    'OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT',
    'OTEL_SPAN_EVENT_COUNT_LIMIT',
    'OTEL_SPAN_LINK_COUNT_LIMIT',
    'OTEL_SPAN_ATTRIBUTE_PER_EVENT_COUNT_LIMIT',
    'OTEL_SPAN_ATTRIBUTE_PER_LINK_COUNT_LIMIT',
  ].map((variable): [string, Expectation] => [variable, numberFrom(0)]),
]);
