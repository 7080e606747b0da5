import { describe, expect, it } from 'vitest';

import { isAbout, parseSelector } from './selector.js';

describe('parseSelector reads', () => {
  it.each([
    ['env="prod"', ['env="prod"']],
    [' {env = "prod" , job=~"api-.*",} ', ['env = "prod"', 'job=~"api-.*"']],
    [String.raw`a!="x,\"}",b!~'y|z',c=${'`\\d`'}`, [String.raw`a!="x,\"}"`, "b!~'y|z'", 'c=`\\d`']],
    ['"http.route"="/"', ['"http.route"="/"']],
    ['', []],
    ['{}', []],
  ])('%s', (text, matchers) => {
    expect(parseSelector(text)).toEqual(matchers);
  });
});

describe('parseSelector refuses', () => {
  it.each([
    'prod',
    'up{env="prod"}',
    'env=prod',
    'env="prod',
    'env="prod" job="a"',
    'env=="prod"',
    'env="prod"} or {job="a"',
    ',env="prod"',
    'env="a\nb"',
  ])('%j', (text) => {
    expect(() => parseSelector(text)).toThrow('is no list of label matchers');
  });
});

describe('isAbout', () => {
  it.each([
    ['job="a"', true],
    ['job !~ "a"', true],
    ['"job"="a"', true],
    ['jobs="a"', false],
    ['a="job="', false],
  ])('job: %s is %s', (matcher, expected) => {
    expect(isAbout('job', [matcher])).toBe(expected);
  });
});
