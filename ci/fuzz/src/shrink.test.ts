import { expect, test } from 'vitest';
import { shrink } from './shrink.js';

const BODY = Buffer.from('# HELP a b\na 1\nx{y="z"} 12 34\nb 2\nno line feed', 'latin1');

test('what is not needed is left out, line by line and byte by byte', async () => {
  const shrunk = await shrink(
    BODY,
    (body) => Promise.resolve(/x\{.*34/s.test(Buffer.from(body).toString())),
    1000,
  );

  expect(Buffer.from(shrunk).toString()).toBe('x{34');
});

test('a body of which all is needed stays as it is', async () => {
  const shrunk = await shrink(BODY, (body) => Promise.resolve(BODY.equals(body)), 1000);

  expect(Buffer.from(shrunk)).toEqual(BODY);
});

test('it ends after as many tries as allowed', async () => {
  let tries = 0;
  await shrink(Buffer.alloc(10_000, 'a'), () => Promise.resolve(++tries < 0), 50);

  expect(tries).toBe(50);
});
