import { expect, it } from 'vitest';

import { givenAccess } from './given-access.js';

const ENVIRONMENT = { CHECK_METRICS_BEARER_TOKEN: 'a', CHECK_METRICS_BASIC_AUTH: 'b:c' };

it('is nothing where nothing is given', () => {
  expect(givenAccess({}, {})).toBeUndefined();
  expect(givenAccess({}, { CHECK_METRICS_BEARER_TOKEN: '' })).toBeUndefined();
});

it('is in files that are relative to the working directory', () => {
  expect(givenAccess({ cacert: 'ca.pem', bearerTokenFile: '/run/token' }, {})).toEqual({
    cacert: `${process.cwd()}/ca.pem`,
    bearerTokenFile: '/run/token',
  });
});

it('is in the environment, unless there is a file of that kind', () => {
  expect(givenAccess({}, ENVIRONMENT)).toEqual({
    bearerTokenEnv: 'CHECK_METRICS_BEARER_TOKEN',
    basicAuthEnv: 'CHECK_METRICS_BASIC_AUTH',
  });
  expect(givenAccess({ bearerTokenFile: '/run/token' }, ENVIRONMENT)).toEqual({
    bearerTokenFile: '/run/token',
    basicAuthEnv: 'CHECK_METRICS_BASIC_AUTH',
  });
});
