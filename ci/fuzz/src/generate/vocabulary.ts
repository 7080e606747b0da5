/** What generated expositions are made of. Much of it is there to meet the metric lint, the rest to confuse a parser. */

export const SUBJECTS: readonly string[] = [
  ...[
    'http',
    'node',
    'process',
    'rpc',
    'go',
    'x',
    'a',
    '_',
    'X',
    'HTTP',
    'v2',
    'requests',
    'latency',
    'size',
  ],
  ...['queueLength', 'inFlight', 'aB', 'heapUsed', 'memory', 'duration', 'cpu', 'build_info', 'up', 'time'],
];

/** Words that the metric lint knows: units, their multiples and abbreviations, and what looks like one. */
export const UNITS: readonly string[] = [
  ...['seconds', 'bytes', 'celsius', 'meters', 'metres', 'grams', 'volts', 'amperes', 'joules', 'kelvin'],
  ...[
    'minutes',
    'hours',
    'days',
    'weeks',
    'kelvins',
    'fahrenheit',
    'rankine',
    'inches',
    'yards',
    'miles',
    'bits',
  ],
  ...[
    'calories',
    'pounds',
    'ounces',
    'milliseconds',
    'nanoseconds',
    'picoseconds',
    'microseconds',
    'kilobytes',
  ],
  ...['megabytes', 'kibibytes', 'mibibytes', 'mebibytes', 'gigabytes', 'gibibytes', 'terabytes', 'tebibytes'],
  ...[
    'petabytes',
    'pebibytes',
    'decimeters',
    'decagrams',
    'hectometers',
    'centimeters',
    'kilograms',
    'megabits',
  ],
  ...[
    's',
    'ms',
    'us',
    'ns',
    'sec',
    'b',
    'kb',
    'mb',
    'gb',
    'tb',
    'pb',
    'm',
    'h',
    'd',
    'S',
    'Ms',
    'MB',
    'Seconds',
  ],
  ...['second', 'byte', 'ratio', 'percent', 'milli', 'kilo', 'secondsago', 'kilokilobytes', 'millikelvin'],
];

export const TYPE_WORDS: readonly string[] = [
  ...['counter', 'gauge', 'histogram', 'summary', 'untyped', 'gauge_histogram', 'gaugehistogram', 'info'],
  ...['Counter', 'GAUGE', 'stateset', 'unknown'],
];

export const SUFFIXES: readonly string[] = [
  ...[
    '_total',
    '_total',
    '_count',
    '_sum',
    '_bucket',
    '_Total',
    '_counts',
    '_created',
    '_info',
    '_total_total',
  ],
  ...['_count_total', '_sum_count', '_bucket_bucket', '_'],
];

export const LABEL_NAMES: readonly string[] = [
  ...[
    'a',
    'b',
    'code',
    'method',
    'path',
    'le',
    'quantile',
    'statusCode',
    'userId',
    'HTTPCode',
    'aB',
    '_',
    '__a',
  ],
  ...['instance_id', 'Le', 'LE', 'quantiles', 'x1', 'job', 'name', '__name'],
];

/** In the source form of the text format, escapes included. */
export const LABEL_VALUES: readonly string[] = [
  ...['', ' ', '1', 'GET', '200', '/', '/users/{id}', '/users/123?x=1', 'a,b', 'a=b', '}', '{', '#', '# EOF'],
  ...['\\\\', '\\"', '\\n', 'c:\\\\dir\\n', 'say \\"hi\\"', '\\\\n', '\\\\\\"', '\t', '\r', '\0', '\u007f'],
  ...[
    'é',
    'ſ',
    'ı',
    'K',
    '日本語',
    '😀',
    '👨‍👩‍👧',
    '\ufeff',
    '\u2028',
    '\u202e',
    '\ufffd',
    '\u{10ffff}',
    'e\u0301',
  ],
  ...['550e8400-e29b-41d4-a716-446655440000', 'https://example.com/a?b=c', 'me@example.com', '10.0.0.1'],
  ...['2024-02-29T12:00:00Z', 'deadbeefdeadbeefdeadbeefdeadbeef', '+Inf', 'NaN', '0.5', 'le', '__name__'],
];

export const NUMBERS: readonly string[] = [
  ...[
    '0',
    '1',
    '2',
    '3',
    '-1',
    '+1',
    '-0',
    '1.5',
    '.5',
    '5.',
    '-.5',
    '+5.',
    '1e3',
    '1E3',
    '1e+3',
    '1e-3',
    '007',
  ],
  ...[
    'NaN',
    'nan',
    'NAN',
    '+Inf',
    '-Inf',
    'Inf',
    'inf',
    '+inf',
    'Infinity',
    '-infinity',
    '+INFINITY',
    '1e308',
  ],
  ...[
    '1.7976931348623157e308',
    '4.9e-324',
    '1e-400',
    '0.1',
    '0.30000000000000004',
    '9007199254740993',
    '1e22',
  ],
  ...[
    '123456789012345678901234567890',
    '0.000000000000000000000000000001',
    '1e23',
    '8.5e-7',
    '.0',
    '0.',
    '00.00',
  ],
];

export const BOUNDS: readonly string[] = [
  ...['0.005', '0.1', '0.5', '1', '1.0', '2.5', '10', '1e3', '+Inf', 'Inf', '-Inf', '-1', '0', 'NaN', '1e-5'],
];

export const TIMESTAMPS: readonly string[] = [
  ...[
    '0',
    '1',
    '-1',
    '+1',
    '1700000000000',
    '-62135596800000',
    '9223372036854775807',
    '-9223372036854775808',
  ],
  ...['0000000000000000000000000000001', '-0', '007'],
];

export const HELP_TEXTS: readonly string[] = [
  ...[
    'Help.',
    'How many there were.',
    'é日本😀',
    '\\\\',
    '\\n',
    'a \\\\n b',
    '"quoted"',
    '# HELP x',
    'a  b',
    'a ',
    'a\t',
  ],
  ...['\r', '\0', 'counter', '\u2028', '\ufeff', '{}', '\\\\\\\\', 'x'],
];

export const BLANKS: readonly string[] = [' ', ' ', ' ', '\t', '  ', ' \t', '\t\t ', '          '];
