import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { mutatedYaml, randomYaml } from '../../testing/random-yaml.js';
import type { FileQueries, TextInFile } from './found-query.js';
import { plainYamlQueries } from './plain-yaml-queries.js';
import { yamlQueries } from './yaml-queries.js';

/** What is known of the expressions of a file, with the place of every character. */
function told({ queries, faults }: FileQueries) {
  const textOf = ({ text, offsetOf }: TextInFile) => ({
    text,
    places: Array.from({ length: text.length + 1 }, (_, offset) => offsetOf(offset)).join(' '),
  });
  return {
    faults,
    queries: queries.map((query) => ({
      ...query,
      offsetOf: undefined,
      expression: textOf(query),
      templates: query.templates?.map(textOf),
    })),
  };
}

describe('the reader of plain YAML', () => {
  it.each([
    ['what is random', randomYaml(), 0.25],
    ['what is random and then edited', mutatedYaml(randomYaml()), 0.08],
    ['rules that are edited', mutatedYaml(fc.constant(RULES)), 0.1],
  ])('finds in %s what the reader of all YAML finds, or gives up', (_, arbitrary, leastRead) => {
    let read = 0;
    fc.assert(
      fc.property(arbitrary, (text) => {
        const plain = plainYamlQueries(text);
        if (!plain) return;
        read++;
        expect(told(plain)).toEqual(told(yamlQueries(text)));
      }),
      { numRuns: RUNS },
    );
    expect(read / RUNS).toBeGreaterThan(leastRead);
  });

  it.each([
    ['rules', RULES],
    ['nothing', ''],
    ['nothing but comments', '# a\n  # b\n'],
    ['documents, of which one is empty', '---\nexpr: up\n---\n---\nexpr: up'],
    ['a literal block', 'expr: |\n  up\n    + up\n\n  # no comment\n'],
    ['a literal block without its last line break', 'expr: |-\n\n  up\n\n\nfor: 1m'],
    ['a literal block with all its line breaks', 'expr: |+ # why\n  up\n\n\nfor: 1m'],
    ['a block that the end of the file ends', 'expr: |+\n  up'],
    ['a folded block', 'expr: >\n\n  up\n  + up\n\n\n    + up\n  + up\n'],
    ['a scalar over lines', 'expr: sum (\n    up\n\n  )\nfor: 1m'],
    [
      'scalars that begin with a colon or a dash',
      'record: :a:b\nexpr: -up\nlabels:\n  a: ?b\n  c: -\u2028\nrules:\n- -1\n',
    ],
    ['a scalar below its key', 'expr:\n  sum(up)\n  + up # both\nfor: 1m'],
    ['quoted scalars over lines', `- expr: 'x{a="it''s"} +\n    up'\n- expr: "up +\n\n    up{a='b'}"`],
    ['escapes that JSON has, too', String.raw`expr: "x{a=\"\u00e9\ud83d\ude00\"}\n+\tup"`],
    ['texts that are no texts', 'expr: 1\nrecord: 0x1F\nlabels:\n  a: true\n  b: ~\n  c:\n  d: 2026-11-28\n'],
    ['no expression', 'expr:\n'],
    ['a blank that is none of YAML', 'expr: up\u2028\nrecord: a\u0085'],
    ['lists within lists', '- - - expr: up\n    - expr: up\n  -\n    expr: up\n-\n- up\n'],
    ['a list that is not indented', 'rules:\n- expr: up\n-   expr: up\n    for: 1m\nname: a'],
    ['a file within a file', 'data:\n  a.json: \'{"expr": "up"}\'\n  b.yml: |\n    expr: up\n'],
  ])('reads %s', (_, text) => {
    const plain = plainYamlQueries(text);
    expect(plain && told(plain)).toEqual(told(yamlQueries(text)));
  });

  it.each([
    ['flow collections', 'rules: [{ expr: up }]'],
    ['anchors, aliases and tags', 'a: &x up\nexpr: *x\nb: !!str c\n'],
    ['a key that stands twice', 'expr: up\n"expr": up\n'],
    ['tabs', 'expr: up\t# it\n'],
    ['line breaks of Windows', 'expr: up\r\n'],
    ['a mark of the byte order', '\uFEFFexpr: up\n'],
    ['directives', '%YAML 1.2\n---\nexpr: up\n'],
    ['complex keys', '? expr\n: up\n'],
    ['quotes that are no pair', `"expr': up\n`],
    ['a comment before a scalar below its key', 'a:\n  expr:\n # b\n    up\n'],
    ['keys that are no texts', 'true: up\n'],
    ['a block that says how it is indented', 'expr: |2\n   up\n'],
    ['a block whose empty lines are indented more', 'expr: |\n     \n  up\n'],
    ['escapes of YAML alone', String.raw`expr: "\x41"`],
    ['a colon in a scalar', 'expr: a: b\n'],
    ['a comment in a scalar', 'expr: a # b\n  c\n'],
    ['an indentation that is no other', 'a:\n    expr: up\n  b: c\n'],
    ['depths that nobody writes', `${'- '.repeat(200)}up`],
    ['a file within a file that is not plain', 'a.yml: |\n  { expr: up }\n'],
  ])('leaves %s to the other', (_, text) => {
    expect(plainYamlQueries(text)).toBeUndefined();
  });
});

const RUNS = 400;

const RULES = `# Rules.
groups:
  - name: a
    rules:
      - alert: A # it
        expr: |
          sum by (job) (
            up{job="a"}
          ) > 0
        labels: # of it
          severity: page
        annotations:
          summary: 'It''s {{ $labels.job }}'
          description: >-
            Of {{ $labels.job }}:
              - more

            than that
      # Another
      - record: "b"
        expr: sum(up) +
          sum(down)
        labels:
          x: "a \\"b\\""
  - rules:
    - expr: 'sum(
        up)'
---
data:
  rules.yml: |
    - expr: >
        up
`;
