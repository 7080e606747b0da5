import type { ProblemCase } from './problem-cases.js';

type QuotedNameCase = Omit<ProblemCase, 'options'>;

const HISTOGRAM = '# TYPE "h.x" histogram\n';

/** Cases of what can be wrong where names may stand in quotes. */
export const QUOTED_NAME_CASES: readonly ProblemCase[] = (
  [
    { code: 'syntax/metric-name-missing', body: '{} 1\n', at: '1:1-3' },
    { code: 'syntax/metric-name-missing', body: 'x 1\n  {a="1"} 1\n', at: '2:3-10' },
    { code: 'syntax/metric-name-repeated', body: '{"a","b.c"} 1\n', at: '1:7-10' },
    { code: 'syntax/metric-name-repeated', body: '{"a",l="1",b} 1\n', at: '1:12-13' },
    { code: 'syntax/quoted-name-unterminated', body: '{"a} 1\n', at: '1:2-7' },
    { code: 'syntax/quoted-name-unterminated', body: 'x 1\n# HELP "y\n', at: '2:8-10' },
    { code: 'syntax/quoted-name-escape-invalid', body: '{"a\\d"} 1\n', at: '1:4-6' },
    { code: 'syntax/quoted-name-escape-invalid', body: 'x{"é\\é"="1"} 1\n', at: '1:5-7' },
    { code: 'syntax/quoted-name-not-utf8', body: latin1('{"a\xff"} 1\n'), at: '1:3-5' },
    { code: 'syntax/quoted-name-not-utf8', body: latin1('x{"\xc3"="1"} 1\n'), at: '1:4-5' },
    { code: 'syntax/metric-name-invalid', body: '# TYPE "" gauge\n', at: '1:8-10' },
    { code: 'syntax/metric-name-invalid', body: '"" 1\n', at: '1:1-3' },
    { code: 'syntax/metric-name-invalid', body: '# HELP "x"y a\n', at: '1:8-12' },
    { code: 'syntax/metric-name-invalid', body: 'é 1\n', at: '1:1-2' },
    { code: 'syntax/label-name-invalid', body: '{""} 1\n', at: '1:2-4' },
    { code: 'syntax/label-name-invalid', body: 'x{""="1"} 1\n', at: '1:3-5' },
    { code: 'syntax/label-name-invalid', body: '{"x",é="1"} 1\n', at: '1:6-7' },
    { code: 'syntax/label-name-invalid', body: '{"x",,} 1\n', at: '1:6-7' },
    { code: 'syntax/label-name-reserved', body: '{"x","__name__"="y"} 1\n', at: '1:7-15' },
    { code: 'syntax/label-name-repeated', body: '{"x",a="1","a"="2"} 1\n', at: '1:13-14' },
    { code: 'syntax/label-name-repeated', body: '{"x","\\\\"="1","\\\\"="2"} 1\n', at: '1:16-18' },
    { code: 'syntax/label-equals-missing', body: 'x{"a"} 1\n', at: '1:4-5' },
    { code: 'syntax/label-separator-missing', body: '{"a" "b"} 1\n', at: '1:6-7' },
    { code: 'syntax/label-value-unquoted', body: '{"x","a.b"=1} 1\n', at: '1:12-13' },
    { code: 'syntax/label-set-unterminated', body: '{"x"\n', at: '1:5-5' },
    { code: 'syntax/bucket-bound-invalid', body: `${HISTOGRAM}{"h.x_bucket","le"="one"} 1\n`, at: '2:21-24' },
    { code: 'syntax/value-invalid', body: '{"é.x"} one\n', at: '1:9-12' },
    { code: 'syntax/unexpected-end', body: '{"x"} 1', at: '1:8-8' },
    { code: 'syntax/help-repeated', body: '# HELP x a\n# HELP "x" b\nx 1\n', at: '2:9-10' },
    { code: 'semantics/duplicate-series', body: 'x{a="1"} 1\n{"a"="1","x"} 2\n', at: '2:11-15' },
    { code: 'semantics/duplicate-series', body: 'x{"l.é"="1"} 1\nx{"l.é"="1"} 2\n', at: '2:1-14' },
    {
      code: 'semantics/buckets-not-cumulative',
      body:
        `${HISTOGRAM}{"h.x_bucket","le"="1"} 5\n{le="2","h.x_bucket"} 3\n{"h.x_bucket",le="+Inf"} 5\n` +
        '{"h.x_sum"} 1\n{"h.x_count"} 5\n',
      at: '3:23-24',
    },
    { code: 'semantics/server-rejects', body: '"x.y" 1\n', at: '1:2-5' },
    { code: 'semantics/server-rejects', body: 'x"y z"{a="1"} 1\n', at: '1:1-7' },
    { code: 'semantics/server-rejects', body: '{x,a="1"} 1\n', at: '1:2-3' },
  ] satisfies readonly QuotedNameCase[]
).map((one) => ({ ...one, options: { utf8Names: true } }));

/** Bodies without a problem where names may stand in quotes. */
export const QUOTED_NAME_CLEAN_BODIES: readonly string[] = [
  '{"my.metric"} 1\n',
  '{"my.metric",} 1\n',
  '{ "my.metric" , "label.name" = "x", b="é" } 1\n',
  '{a="1","my.metric","b c"="2"} 1\n',
  'my_metric{"label.name"="x",other="y"} 1\n',
  '# HELP "my.metric" what it is\n# TYPE "my.metric" counter\n{"my.metric",a="1"} 1\n{"my.metric",a="2"} 1\n',
  '# HELP "x" of\n# TYPE x gauge\nx{a="1"} 1\n{"x",a="2"} 1\n',
  '{"\\\\ \\" \\n","\\\\ \\" \\n"="\\\\ \\" \\n"} 1\n',
  '{"日本 é 😀"} 1\n{"{}=,#"} 1\n{"9"} 1\n',
  '# TYPE "s.x" summary\n{"s.x","quantile"="0.5"} 1\n{"s.x_sum"} 1\n{"s.x_count"} 1\n',
  '# HELP ""\nx 1\n',
  'x 1\n',
];

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
