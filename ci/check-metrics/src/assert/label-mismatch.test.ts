import { enumeration, httpMethods, httpStatusCodes, type LabelDomains, routeTemplates } from '@ibex/catalog';
import { describe, expect, it } from 'vitest';

import { renamedLabels } from './label-mismatch.js';

const HTTP = {
  route: routeTemplates(['/v1/models', '/v1/models/:id']),
  method: httpMethods(['GET', 'POST']),
  status_code: httpStatusCodes([200, 400, 404, 500]),
};

/** What is paired as `observed → expected`. */
function renamed(domains: LabelDomains, observed: Readonly<Record<string, readonly string[]>>): string[] {
  const values = new Map(Object.entries(observed).map(([label, some]) => [label, new Set(some)]));
  return renamedLabels(domains, values).map(({ expected, observed: name }) => `${name} → ${expected}`);
}

describe('a label under another name', () => {
  it.each([
    ['the spelling of another convention', { statusCode: ['200'] }],
    ['capitals', { STATUS_CODE: ['200'] }],
    ['the spelling of another convention, whatever its values', { statusCode: ['ok'] }],
    ['one word of two', { status: ['200'] }],
    ['the other word of two', { code: ['200'] }],
    ['a word more', { http_status_code: ['200'] }],
    ['a code that is not told apart', { status: ['418'] }],
    ['a typing error', { satus_code: ['200'] }],
  ])('is recognised by %s', (_, observed) => {
    const [name] = Object.keys(observed);
    expect(renamed(HTTP, { route: ['/v1/models'], method: ['GET'], ...observed })).toEqual([
      `${String(name)} → status_code`,
    ]);
  });

  it('is recognised by a value in another spelling', () => {
    expect(renamed({ method: HTTP.method }, { http_method: ['get'] })).toEqual(['http_method → method']);
  });

  it('is recognised by its values, where they are all of one domain', () => {
    const observed = { route: ['/v1/models'], method: ['GET'], answer: ['200', '404'] };
    expect(renamed(HTTP, observed)).toEqual(['answer → status_code']);
  });

  it('goes to the likeliest of several', () => {
    const observed = { status: ['200'], statusCode: ['200'], verb: ['GET'], path: ['/v1/models'] };
    expect(renamed(HTTP, observed)).toEqual(['statusCode → status_code', 'path → route', 'verb → method']);
  });
});

describe('a label that is none of the catalog under another name', () => {
  it.each([
    ['where nothing is missing', HTTP, { route: [], method: [], status_code: [], code: ['200'] }],
    ['where nothing is undeclared', HTTP, { route: [], method: [] }],
    ['a like name with values of another kind', { status_code: HTTP.status_code }, { status: ['degraded'] }],
    [
      'another name with values outside the domain',
      { status_code: HTTP.status_code },
      { answer: ['200', 'x'] },
    ],
    ['values that fit two labels', { a: enumeration(['1', '2']), b: enumeration(['1', '2']) }, { x: ['1'] }],
    ['values that two labels have', { a: enumeration(['1', '2']) }, { x: ['1'], y: ['2'] }],
    ['a name without a letter in common', { a: enumeration(['1']) }, { 位: ['2'] }],
  ])('is not recognised: %s', (_, domains, observed: Readonly<Record<string, readonly string[]>>) => {
    expect(renamed(domains, observed)).toEqual([]);
  });
});
