import { describe, expect, test } from 'vitest';
import { validateExposition } from '../validate-exposition.js';

const MANY = 10;

function problemsOf(body: string, utf8Names = false) {
  return validateExposition(body, { lint: false, valueShapes: false, utf8Names }).problems;
}

function messagesOf(body: string, utf8Names = false): string[] {
  return problemsOf(body, utf8Names).map(({ message }) => message);
}

describe('a line that expfmt takes and the Prometheus server does not', () => {
  test.each(['  x{a="$"} $\n', 'x{a="$"} $ +1700000000000\n'])('is found each time: %s', (line) => {
    const lines = Array.from({ length: MANY }, (_, index) => line.replaceAll('$', String(index)));
    const found = problemsOf(lines.join(''));
    expect(
      found.filter(({ code }) => code === 'semantics/server-rejects').map((problem) => problem.line),
    ).toEqual(lines.map((_, index) => index + 1));
  });

  test('costs the whole scrape, as the message says', () => {
    expect(messagesOf('# TYPE x Gauge\nx 1\n')).toEqual([
      'the Prometheus server refuses the whole scrape because of this line: it does not know the type "Gauge"',
    ]);
    expect(messagesOf('x 1 -5\n')).toContain(
      'the Prometheus server refuses the whole scrape because of this line: it takes only digits for a timestamp',
    );
  });

  test('is told of Prometheus 3 where names may be quoted', () => {
    expect(messagesOf('  x 1\n', true)).toEqual([
      'the Prometheus 3 server stores this line under another name: it takes the blanks before the metric name for ' +
        'a part of the name',
    ]);
  });

  test('names the family it is about, a plain comment none', () => {
    expect(problemsOf('y 1\n# TYPE x Gauge\nx 1\n').map(({ metric }) => metric)).toEqual(['x']);
    expect(problemsOf('y 1\n#\0\nx 1\n').map(({ metric }) => metric)).toEqual([undefined]);
  });
});

describe('a line that expfmt rejects', () => {
  test.each([
    'x 1 \n',
    'x 1',
    'x{a="1" b="2"} 1\n',
    'x{a="\\d"} 1\n',
    'x 1\n# TYPE x gauge\n',
    '# HELP x a\n# HELP x b\nx 1\n',
    '# TYPE s summary\ns{quantile="p99"} 1\n',
  ])('says that the server reads it: %j', (body) => {
    expect(messagesOf(body).join('\n')).toMatch(/; the Prometheus server reads this line all the same$/);
  });

  test.each([
    'x one\n',
    'x{a="1",a="2"} 1\n',
    '# TYPE x info\nx 1\n',
    'x{a="1";b="2"} 1\n',
    'x 1 1.5\n',
    'x',
  ])('says nothing of the server that rejects it too: %j', (body) => {
    expect(messagesOf(body).join('\n')).not.toMatch(/server/);
  });

  test('says where the server reads on', () => {
    expect(messagesOf('x{a="1\n')).toEqual([
      expect.stringMatching(/the closing quote in the lines that follow$/),
    ]);
    expect(messagesOf('\0\n')).toEqual([expect.stringMatching(/and reads nothing after it$/)]);
  });

  test('names the option for names in quotes, where those are all that is wrong', () => {
    const [problem] = problemsOf('{"my.metric"} 1\n');
    expect(problem?.message).toMatch(/; only Prometheus 3 reads names in quotes$/);
    expect(problem?.fix).toMatch(/utf8Names .*--utf8-names/);
    expect(problemsOf('{"my.metric"} one\n')[0]?.fix).not.toMatch(/utf8/);
  });
});
