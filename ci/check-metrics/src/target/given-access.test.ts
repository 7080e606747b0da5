import { expect, it } from 'vitest';

import { accessTo, type AccessOptions, givenAccess } from './given-access.js';

const VARIABLES = { CHECK_METRICS_BEARER_TOKEN: 'a', CHECK_METRICS_BASIC_AUTH: 'b:c' };

function access(options: AccessOptions, variables: NodeJS.ProcessEnv = {}) {
  return accessTo(givenAccess(options, variables));
}

it('is nothing where nothing is given', () => {
  expect(access({})).toEqual({});
  expect(access({}, { CHECK_METRICS_BEARER_TOKEN: '' })).toEqual({});
});

it('is in files that are relative to the working directory', () => {
  expect(access({ cacert: 'ca.pem', bearerTokenFile: '/run/token' })).toEqual({
    cacert: `${process.cwd()}/ca.pem`,
    bearerTokenFile: '/run/token',
  });
});

it('is in the environment, unless the command line has credentials', () => {
  expect(access({}, VARIABLES)).toEqual({
    bearerTokenEnv: 'CHECK_METRICS_BEARER_TOKEN',
    basicAuthEnv: 'CHECK_METRICS_BASIC_AUTH',
  });
  expect(access({ bearerTokenFile: '/run/token' }, VARIABLES)).toEqual({ bearerTokenFile: '/run/token' });
});

it('is not that of the environment where the configuration has credentials of its own', () => {
  const own = { bearerTokenFile: '/run/own' };
  expect(accessTo(givenAccess({}, VARIABLES), own)).toEqual({});
  expect(accessTo(givenAccess({ basicAuthFile: '/run/given' }, VARIABLES), own)).toEqual({
    basicAuthFile: '/run/given',
  });
});
