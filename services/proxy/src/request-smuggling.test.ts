import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { countFromNow } from './testing/count-from-now.js';
import { type ProxyUnderTest, startProxyUnderTest } from './testing/proxy-under-test.js';
import { connectRaw } from './testing/raw-client.js';
import { type ScriptedUpstream, startScriptedUpstream } from './testing/scripted-upstream.js';

const CHAT = '/v1/chat/completions';

let upstream: ScriptedUpstream;
let proxy: ProxyUnderTest;

beforeAll(async () => {
  upstream = await startScriptedUpstream((_request, response) => response.end('{}'));
  proxy = await startProxyUnderTest({ UPSTREAM_URL: upstream.url, RATE_LIMIT_REQUESTS: '100000' });
});

afterAll(async () => {
  await proxy.stop();
  await upstream.stop();
});

/** A request in which each reader sees another end is followed by one that only some of them see. */
describe('a request that two programs would read in two ways is refused, with what follows it', () => {
  const unread = 'OTHER unmatched 400';
  const broken = `POST ${CHAT} 400`;
  const ambiguous = 'POST unmatched 400';

  it.each<[string, string, string]>([
    ['a length and chunks', 'content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n', unread],
    ['chunks and a length', 'transfer-encoding: chunked\r\ncontent-length: 5\r\n\r\n0\r\n\r\n', unread],
    ['a length twice', 'content-length: 1\r\ncontent-length: 1\r\n\r\n1', unread],
    ['two lengths', 'content-length: 1\r\ncontent-length: 2\r\n\r\n11', unread],
    ['a list of lengths', 'content-length: 1, 1\r\n\r\n1', unread],
    ['a length with a sign', 'content-length: +1\r\n\r\n1', unread],
    ['a negative length', 'content-length: -1\r\n\r\n1', unread],
    ['a length with a space', 'content-length: 1 1\r\n\r\n1', unread],
    ['a hexadecimal length', 'content-length: 0x1\r\n\r\n1', unread],
    ['an empty length', 'content-length: \r\n\r\n', unread],
    ['a length beyond any', `content-length: ${'9'.repeat(30)}\r\n\r\n1`, unread],
    ['chunked twice', 'transfer-encoding: chunked\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n', unread],
    ['chunked in a list twice', 'transfer-encoding: chunked, chunked\r\n\r\n0\r\n\r\n', unread],
    ['chunked, then compressed', 'transfer-encoding: chunked, gzip\r\n\r\n0\r\n\r\n', unread],
    ['coded by an unknown name', 'transfer-encoding: xchunked\r\n\r\n0\r\n\r\n', ambiguous],
    ['coded by a name in quotes', 'transfer-encoding: "chunked"\r\n\r\n0\r\n\r\n', ambiguous],
    ['coded as it is', 'transfer-encoding: identity\r\n\r\n0\r\n\r\n', ambiguous],
    ['a space before the colon', 'transfer-encoding : chunked\r\n\r\n0\r\n\r\n', unread],
    ['a tab before the colon', 'transfer-encoding\t: chunked\r\n\r\n0\r\n\r\n', unread],
    ['a vertical tab', 'transfer-encoding:\u000bchunked\r\n\r\n0\r\n\r\n', unread],
    ['a folded header', 'transfer-encoding:\r\n chunked\r\n\r\n0\r\n\r\n', unread],
    ['a folded other header', 'x: a\r\n b\r\ncontent-length: 1\r\n\r\n1', unread],
    ['a header without a colon', 'x\r\ncontent-length: 1\r\n\r\n1', unread],
    ['a header without a name', ': x\r\ncontent-length: 1\r\n\r\n1', unread],
    ['a line that ends in LF alone', 'x: y\ncontent-length: 1\r\n\r\n1', unread],
    ['a line that ends in CR alone', 'x: y\rcontent-length: 1\r\n\r\n1', unread],
    ['a chunk beyond any size', 'transfer-encoding: chunked\r\n\r\nfffffffffffffffff\r\n1', broken],
    ['a chunk size with a prefix', 'transfer-encoding: chunked\r\n\r\n0x1\r\n1\r\n0\r\n\r\n', broken],
    ['a chunk size with a space', 'transfer-encoding: chunked\r\n\r\n1 \r\n1\r\n0\r\n\r\n', broken],
    ['a chunk longer than it says', 'transfer-encoding: chunked\r\n\r\n1\r\n11\r\n0\r\n\r\n', broken],
    ['chunks that end in LF alone', 'transfer-encoding: chunked\r\n\r\n1\n1\n0\n\n', broken],
    [
      'an extension of a chunk that ends in LF',
      'transfer-encoding: chunked\r\n\r\n1;a\n1\r\n0\r\n\r\n',
      broken,
    ],
    [
      'an extension of kilobytes',
      `transfer-encoding: chunked\r\n\r\n1;${'a'.repeat(20_000)}\r\n1\r\n0\r\n\r\n`,
      broken,
    ],
    [
      'a length after the chunks',
      'transfer-encoding: chunked\r\n\r\n1\r\n1\r\n0\r\ncontent-length: 9\r\n\r\n',
      broken,
    ],
  ])('%s', async (_what, rest, series) => {
    await expectRefusal(`POST ${CHAT} HTTP/1.1\r\n${headers()}${rest}`, { [series]: 1 });
  });

  it.each<[string, () => string, string]>([
    ['no version', () => `GET /v1/models\r\n${headers()}\r\n`, 'GET unmatched 400'],
    ['another protocol', () => `GET /v1/models HTTP/2.0\r\n${headers()}\r\n`, 'GET unmatched 400'],
    ['an unknown version', () => `GET /v1/models HTTP/1.2\r\n${headers()}\r\n`, unread],
    ['a space before the method', () => ` GET /v1/models HTTP/1.1\r\n${headers()}\r\n`, unread],
    ['a tab after the method', () => `GET\t/v1/models HTTP/1.1\r\n${headers()}\r\n`, unread],
    ['a space in the path', () => `GET /v1/models a HTTP/1.1\r\n${headers()}\r\n`, unread],
    ['a space after the version', () => `GET /v1/models HTTP/1.1 \r\n${headers()}\r\n`, unread],
    ['a space before the first header', () => `GET /v1/models HTTP/1.1\r\n ${headers()}\r\n`, unread],
    ['lines that end in LF alone', () => `GET /v1/models HTTP/1.1\n${headers()}\n`, unread],
  ])('%s', async (_what, sent, series) => {
    await expectRefusal(sent(), { [series]: 1 });
  });

  // Node.js has read what follows as a request: it gets no answer, since the connection is closed.
  it.each<[string, () => string, Readonly<Record<string, number>>]>([
    ['two hosts', () => `GET /v1/models HTTP/1.1\r\n${headers()}host: b\r\n\r\n`, { 'GET unmatched 400': 1 }],
    ['no host', () => `GET /v1/models HTTP/1.1\r\n${authorization()}\r\n`, { 'GET unmatched 400': 1 }],
    ['a host that is none', () => `GET /v1/models HTTP/1.1\r\nhost: a b\r\n\r\n`, { 'GET unmatched 400': 1 }],
    [
      'compressed, then chunked',
      () => `POST ${CHAT} HTTP/1.1\r\n${headers()}transfer-encoding: gzip, chunked\r\n\r\n0\r\n\r\n`,
      { [ambiguous]: 1 },
    ],
    [
      'an empty coding',
      () => `POST ${CHAT} HTTP/1.1\r\n${headers()}transfer-encoding: \r\n\r\n`,
      { [ambiguous]: 1 },
    ],
    [
      'chunks in HTTP/1.0',
      () =>
        `POST ${CHAT} HTTP/1.0\r\n${headers()}connection: keep-alive\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
      { [ambiguous]: 1 },
    ],
  ])('%s', async (_what, sent, counted) => {
    await expectRefusal(sent(), { ...counted, 'GET unmatched 499': 1 });
  });
});

describe('a request that can be read in one way only is forwarded once, and so is what follows it', () => {
  it.each<[string, string]>([
    ['a length', 'content-length: 1\r\n\r\n1'],
    ['a length with a space behind', 'content-length: 1 \r\n\r\n1'],
    ['chunks', 'transfer-encoding: chunked\r\n\r\n1\r\n1\r\n0\r\n\r\n'],
    ['chunks after a tab', 'transfer-encoding:\tchunked\r\n\r\n1\r\n1\r\n0\r\n\r\n'],
    ['chunks in another case', 'Transfer-Encoding: CHUNKED\r\n\r\n1\r\n1\r\n0\r\n\r\n'],
    ['a chunk with an extension', 'transfer-encoding: chunked\r\n\r\n1;a=b\r\n1\r\n0\r\n\r\n'],
    ['a chunk size with zeros before', 'transfer-encoding: chunked\r\n\r\n0001\r\n1\r\n0\r\n\r\n'],
    [
      'headers after the chunks',
      'transfer-encoding: chunked\r\n\r\n1\r\n1\r\n0\r\nx-ibex-a: 1\r\nhost: b\r\n\r\n',
    ],
  ])('%s', async (_what, rest) => {
    const received = upstream.received.length;
    const client = await connectRaw(proxy.port);
    client.send(`POST ${CHAT} HTTP/1.1\r\n${headers()}${rest}${follower()}`);
    await client.answer(2);
    client.socket.destroy();
    expect(client.answers.map(({ status }) => status)).toEqual([200, 200]);
    const forwarded = upstream.received.slice(received);
    // The two are forwarded at once, in any order.
    expect(forwarded.map(({ url }) => url).sort()).toEqual([CHAT, '/v1/models?follows']);
    const post = forwarded.find(({ method }) => method === 'POST');
    expect(post?.body.toString()).toBe('1');
    expect(post?.headers).toMatchObject({ 'content-length': '1' });
    for (const name of ['transfer-encoding', 'trailer', 'x-ibex-a'])
      expect(post?.headers).not.toHaveProperty(name);
  });

  it('a body of a GET is not forwarded, nor taken for a request', async () => {
    const received = upstream.received.length;
    const client = await connectRaw(proxy.port);
    const smuggled = follower();
    client.send(
      `GET /v1/models HTTP/1.1\r\n${headers()}content-length: ${String(smuggled.length)}\r\n\r\n${smuggled}`,
    );
    expect(await client.answer()).toMatchObject({ status: 200 });
    client.socket.destroy();
    expect(upstream.received.slice(received)).toMatchObject([{ url: '/v1/models' }]);
    expect(upstream.received.at(-1)?.body.toString()).toBe('');
  });
});

async function expectRefusal(sent: string, counted: Readonly<Record<string, number>>): Promise<void> {
  const count = await countFromNow(proxy.metrics);
  const received = upstream.received.length;
  const client = await connectRaw(proxy.port);
  client.send(sent + follower());
  const answer = await client.answer();
  expect(answer).toMatchObject({ status: 400, headers: { connection: 'close' } });
  expect(JSON.parse(answer.body)).toMatchObject({ error: { code: 'malformed_request' } });
  await client.end();
  client.socket.destroy();
  await count.toBe(counted);
  expect(client.answers).toHaveLength(1);
  expect(upstream.received.slice(received)).toEqual([]);
}

function follower(): string {
  return `GET /v1/models?follows HTTP/1.1\r\n${headers()}\r\n`;
}

function headers(): string {
  return `host: a\r\n${authorization()}content-type: application/json\r\n`;
}

function authorization(): string {
  return `authorization: Bearer ${proxy.seeds.tokens.valid}\r\n`;
}
