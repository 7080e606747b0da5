import type { ProblemCase } from './problem-cases.js';

const options = { lint: true } as const;

/** Cases for each code of the metric lint. Each body has this one problem and no other. */
export const METRIC_LINT_CASES: readonly ProblemCase[] = [
  { code: 'lint/help', body: 'x 1\n', at: '1:1-2', options },
  { code: 'lint/help', body: '# TYPE x gauge\n# HELP x \nx 1\n', at: '1:8-9', options },
  { code: 'lint/base-unit', body: '# HELP uptime_hours h\nuptime_hours 1\n', at: '1:8-20', options },
  { code: 'lint/counter-suffix', body: '# TYPE x counter\n# HELP x h\nx 1\n', at: '1:8-9', options },
  {
    code: 'lint/counter-suffix',
    body: '# HELP x_total h\n# TYPE x_total gauge\nx_total 1\n',
    at: '1:8-15',
    options,
  },
  {
    code: 'lint/reserved-suffix',
    body: '# HELP x_sum h\n# TYPE x_sum gauge\nx_sum 1\n',
    at: '1:8-13',
    options,
  },
  { code: 'lint/reserved-label', body: '# HELP x h\n# TYPE x gauge\nx{le="1"} 1\n', at: '1:8-9', options },
  { code: 'lint/type-in-name', body: '# HELP a_gauge h\na_gauge 1\n', at: '1:8-15', options },
  { code: 'lint/reserved-char', body: '# HELP a:b h\na:b 1\n', at: '1:8-11', options },
  { code: 'lint/camel-case', body: '# HELP aB h\naB 1\n', at: '1:8-10', options },
  { code: 'lint/camel-case', body: '# HELP x h\nx{aB="1"} 1\nx{aB="2"} 1\n', at: '1:8-9', options },
  { code: 'lint/unit-abbreviation', body: '# HELP a_ms h\na_ms 1\n', at: '1:8-12', options },
];
