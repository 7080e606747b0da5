import { describe, expect, it } from 'vitest';

import { EndOfOpenMetrics } from './end-of-openmetrics.js';

function found(body: string, size: number): boolean {
  const end = new EndOfOpenMetrics();
  const bytes = Buffer.from(body);
  for (let at = 0; at < bytes.length; at += size) end.write(Buffer.from(bytes.subarray(at, at + size)));
  return end.found;
}

describe.each([1, 2, 5, 1000])('in chunks of %i bytes', (size) => {
  it.each(['up 1\n# EOF\n', 'up 1\n# EOF', '# EOF\n', '# EOF'])('%j ends as OpenMetrics does', (body) => {
    expect(found(body, size)).toBe(true);
  });

  it.each(['', '\n', 'up 1\n', '# EOF\nup 1\n', 'up 1# EOF\n', '# EOF\n\n', '# EOF \n', '## EOF\n', '# EO'])(
    '%j does not',
    (body) => {
      expect(found(body, size)).toBe(false);
    },
  );
});
