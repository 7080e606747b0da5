import { describe, expect, it } from 'vitest';

import { CouldNotReadError, explainReadError } from './could-not-read.js';

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: something, open '/secret/path'`), { code });
}

describe('explainReadError', () => {
  it.each([
    ['ENOENT', 'input/not-found', 'there is no such file'],
    ['ENOTDIR', 'input/not-found', 'there is no such file'],
    ['EACCES', 'input/not-permitted', 'may not be read (EACCES)'],
    ['EPERM', 'input/not-permitted', 'may not be read (EPERM)'],
    ['EISDIR', 'input/is-directory', 'is a directory'],
    ['ELOOP', 'input/unreadable', 'cannot be read (ELOOP)'],
    ['ENXIO', 'input/unreadable', 'cannot be read (ENXIO)'],
  ])('%s is %s: %s', (systemCode, code, message) => {
    expect(explainReadError(systemError(systemCode), 0)).toMatchObject({ code, message });
  });

  it('says how far it came where reading breaks off', () => {
    expect(explainReadError(systemError('EIO'), 4096)).toMatchObject({
      code: 'input/broken-off',
      message: 'cannot be read after 4096 bytes (EIO)',
    });
  });

  it('leaves what is explained already as it is', () => {
    const error = new CouldNotReadError('input/is-directory', 'is a directory', 'give files');
    expect(explainReadError(error, 0)).toBe(error);
  });
});
