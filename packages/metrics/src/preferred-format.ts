import type { ScrapeFormat } from './scrape-format.js';

/**
 * The format to answer a scrape in (RFC 9110, section 12.5.1): the one with the higher quality; of two with the same the
 * one that is named more exactly, and else text. Text also where neither is accepted, for a scraper can read it anyway.
 *
 * @param accept - the header's value, from anyone; `undefined` where there is none
 */
export function preferredFormat(accept: string | undefined): ScrapeFormat {
  const ranges = splitOutsideQuotes(accept ?? '', ',').flatMap((range) => readRange(range) ?? []);
  const text = bestMatch(TEXT, ranges);
  const openMetrics = bestMatch(OPEN_METRICS, ranges);
  if (openMetrics.quality !== text.quality)
    return openMetrics.quality > text.quality ? 'openmetrics' : 'text';
  return openMetrics.quality > 0 && openMetrics.exactness > text.exactness ? 'openmetrics' : 'text';
}

/** A media range of the header. */
interface MediaRange {
  /** Such as `text/plain`; or with `*` for all of a kind, or twice for anything. */
  readonly type: string;
  readonly version: string | undefined;
  readonly quality: number;
}

interface Candidate {
  readonly type: string;
  readonly anySubtype: string;
  readonly version: string;
}

const TEXT: Candidate = { type: 'text/plain', anySubtype: 'text/*', version: '0.0.4' };
const OPEN_METRICS: Candidate = {
  type: 'application/openmetrics-text',
  anySubtype: 'application/*',
  version: '1.0.0',
};

/** What the range says that names the format most exactly; nothing said is a quality of 0. */
function bestMatch(candidate: Candidate, ranges: readonly MediaRange[]) {
  return ranges.reduce(
    (best, range) => {
      const exactness = exactnessOf(candidate, range);
      return exactness > best.exactness ? { exactness, quality: range.quality } : best;
    },
    { exactness: 0, quality: 0 },
  );
}

/** How exactly a range names a format; 0: it does not. Parameters other than the version say nothing about that. */
function exactnessOf({ type, anySubtype, version }: Candidate, range: MediaRange): number {
  if (range.version !== undefined && range.version !== version) return 0;
  if (range.type === type) return range.version === undefined ? 3 : 4;
  if (range.type === anySubtype) return 2;
  return range.type === '*/*' ? 1 : 0;
}

/** Reads a range; none where its quality is no quality. */
function readRange(range: string): MediaRange | undefined {
  const [type = '', ...parameters] = splitOutsideQuotes(range, ';').map((part) => part.trim());
  const values = new Map(parameters.map(readParameter));
  const quality = values.get('q') ?? '1';
  if (!QUALITY.test(quality)) return undefined;
  return { type: type.toLowerCase(), version: values.get('version'), quality: Number(quality) };
}

function readParameter(parameter: string): readonly [name: string, value: string] {
  const equals = parameter.indexOf('=');
  if (equals === -1) return [parameter.toLowerCase(), ''];
  const value = parameter.slice(equals + 1);
  return [parameter.slice(0, equals).toLowerCase(), value.replace(/^"(.*)"$/, '$1')];
}

/** Splits at a separator, save inside of quoted strings. It reads each character once, whoever sent it. */
function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (isQuoted && character === '\\') index += 1;
    else if (character === '"') isQuoted = !isQuoted;
    else if (character === separator && !isQuoted) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

const QUALITY = /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/;
