import { describe, expect, it } from 'vitest';

import { routeTemplateFlaw } from './index.js';

describe('routeTemplateFlaw', () => {
  it.each([
    '/',
    '/v1/chat/completions',
    '/v1/models/:id',
    '/v1/models/:id?',
    '/v1/models/:id?/versions',
    '/v1/models/{id}',
    '/:lang(en|de)?/about',
    '/posts/:date?/:title?',
    '/posts{/:id}?',
    '/posts/:id{[0-9]+}',
    '/rest/api/2/issue/:key', // a version
    '/404', // a page for a status
    'UsersController#show',
    '/v1/models/{model_id}/versions/{version}',
    '/files/*',
    '/users/:id(\\d+)',
    '/oauth2/token',
    '/sha256/:digest',
    '/feedbeef', // hexadecimal letters alone are a word
    '/abc1234', // too short for an id
    '/2024-report',
    'unmatched',
    '',
  ])('takes "%s" for a template', (template) => {
    expect(routeTemplateFlaw(template)).toBeUndefined();
  });

  it.each([
    ['https://api.example.com/v1/models', 'absolute URL', 'https://api.example.com/v1/models'],
    ['HTTP://host', 'absolute URL', 'HTTP://host'],
    ['postgres+tls://host/db', 'absolute URL', 'postgres+tls://host/db'],
    ['/users?page=2', 'query string', '?page=2'],
    ['/users?', 'query string', '?'],
    ['/users?a=1?b=2', 'query string', '?a=1?b=2'],
    ['/users/:id?page=2', 'query string', '?page=2'],
    ['/users#top', 'fragment', '#top'],
    ['/users/42', 'numeric id', '42'],
    ['/users/0/posts', 'numeric id', '0'],
    ['/users/404', 'numeric id', '404'],
    ['/api/123/posts', 'numeric id', '123'],
    ['/:lang(en|de)?page=2', 'query string', '?page=2'],
    ['/runs/5f0f2c1e-0000-4000-8000-00805f9b34fb', 'UUID', '5f0f2c1e-0000-4000-8000-00805f9b34fb'],
    ['/runs/5F0F2C1E000040008000-00805F9B34FB/logs', 'UUID', '5F0F2C1E000040008000-00805F9B34FB'],
    [
      '/runs/run-5f0f2c1e-0000-4000-8000-00805f9b34fb.json',
      'UUID',
      'run-5f0f2c1e-0000-4000-8000-00805f9b34fb.json',
    ],
    ['/commits/4a5b6c7d', 'hexadecimal id', '4a5b6c7d'],
    ['/objects/507F1F77BCF86CD799439011', 'hexadecimal id', '507F1F77BCF86CD799439011'],
  ])('finds in "%s" a %s: "%s"', (text, flaw, part) => {
    expect(routeTemplateFlaw(text)).toEqual({ flaw, part });
  });

  it('names the first flaw of several', () => {
    expect(routeTemplateFlaw('/users/42/runs/43')).toEqual({ flaw: 'numeric id', part: '42' });
    expect(routeTemplateFlaw('/users/42?page=2')).toEqual({ flaw: 'query string', part: '?page=2' });
  });
});
