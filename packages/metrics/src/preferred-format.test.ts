import { describe, expect, it } from 'vitest';

import { preferredFormat } from './preferred-format.js';

const OF_PROMETHEUS_2_42 =
  'application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1';
const OF_PROMETHEUS_3 =
  'application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2';

describe('a scrape is answered in OpenMetrics', () => {
  it.each([
    ['Prometheus 2.42 asks', OF_PROMETHEUS_2_42],
    ['Prometheus 3 asks', OF_PROMETHEUS_3],
    ['nothing else is accepted', 'application/openmetrics-text'],
    [
      'it has the higher quality, wherever it stands',
      'text/plain;q=0.5, application/openmetrics-text;q=0.501',
    ],
    ['text has no quality', 'text/plain;q=0, */*'],
    ['it is named, and text is one of all', 'application/openmetrics-text, */*'],
    ['its kind is named, and text is one of all', 'application/*, */*'],
    [
      'it is written in capitals, with blanks',
      ' Application/OpenMetrics-Text ; Version="1.0.0" ; Q=1 , text/*;q=0.9',
    ],
    [
      'a parameter has separators in quotes',
      'text/plain;q=0.2;a=",;\\"", application/openmetrics-text;q=0.3',
    ],
    [
      'the most exact range says so',
      '*/*;q=0.1, application/openmetrics-text;version=1.0.0;q=0.9, text/plain;q=0.5',
    ],
  ])('where %s', (_why, accept) => {
    expect(preferredFormat(accept)).toBe('openmetrics');
  });
});

describe('a scrape is answered in text', () => {
  it.each([
    ['nothing is said', undefined],
    ['nothing is preferred', ''],
    ['anything is accepted', '*/*'],
    ['check-metrics asks', 'text/plain;version=0.0.4, */*;q=0.1'],
    ['a browser asks', 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8'],
    ['both are named alike', 'application/openmetrics-text, text/plain'],
    [
      'another version of OpenMetrics is asked for',
      'application/openmetrics-text;version=0.0.1, text/plain;q=0.1',
    ],
    ['OpenMetrics is ruled out', 'application/openmetrics-text;q=0, */*;q=0.1'],
    ['both are ruled out', 'application/openmetrics-text;q=0, text/plain;q=0.0'],
    ['nothing of ours is accepted', 'image/png'],
    ['the quality is none', 'application/openmetrics-text;q=high, text/plain;q=0.001'],
    ['the quality is too high to be one', 'application/openmetrics-text;q=2, text/plain;q=0.001'],
    ['the quality has too many digits', 'application/openmetrics-text;q=0.9999, text/plain;q=0.001'],
    ['the rest is in quotes that do not end', 'text/plain;q=0.1;a=", application/openmetrics-text'],
    ['it makes no sense', ';;=,,"\\'],
  ])('where %s', (_why, accept) => {
    expect(preferredFormat(accept)).toBe('text');
  });
});

it('takes no longer for what is made to take long', () => {
  const started = performance.now();
  for (const character of [',', ';', '"', '\\', '"\\', '=', 'a;q=1,', '*/*,']) {
    expect(preferredFormat(character.repeat(100_000))).toBe('text');
  }
  expect(performance.now() - started).toBeLessThan(2000);
});
