import { writeFileSync } from 'node:fs';

import { generate } from 'selfsigned';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { CouldNotCheckError } from './could-not-check.js';
import { LoopbackServers, type TlsCertificate } from '../testing/loopback.js';
import { temporaryDirectory } from '../testing/temporary-directory.js';
import { scrape, type ScrapedBody } from './scrape.js';
import { DEFAULT_LIMITS } from './scrape-limits.js';
import type { TargetAccess } from './target.js';

const DAY = 24 * 60 * 60 * 1000;
const LIMITS = { ...DEFAULT_LIMITS, timeout: 5000 };

const directory = temporaryDirectory();
let authority: TlsCertificate;
let cacert: string;
let servers: LoopbackServers;

beforeAll(async () => {
  authority = await certificateOf({ authority: 'ours' });
  cacert = directory.file('ca.pem', `the authority of this test\n${authority.cert}`);
});

beforeEach(() => {
  servers = new LoopbackServers();
});

afterEach(async () => {
  const left = await servers.connectionsLeft();
  await servers.close();
  expect(left, 'connections the scrape left open').toBe(0);
});

interface Wanted {
  readonly signedBy?: TlsCertificate;
  /** Of an authority, its name. */
  readonly authority?: string;
  readonly ip?: string;
  readonly from?: number;
  readonly to?: number;
}

async function certificateOf(wanted: Wanted): Promise<TlsCertificate> {
  const { signedBy, authority: name = 'host', ip = '127.0.0.1', from = -DAY, to = DAY } = wanted;
  const isAuthority = wanted.authority !== undefined;
  const { cert, private: key } = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() + from),
    notAfterDate: new Date(Date.now() + to),
    extensions: [
      { name: 'basicConstraints', cA: isAuthority },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: isAuthority },
      { name: 'subjectAltName', altNames: [{ type: 7, ip }] },
    ],
    ...(signedBy && { ca: signedBy }),
  });
  return { cert, key };
}

async function serving(wanted: Wanted): Promise<URL> {
  return servers.https((_, response) => response.end('up 1\n'), await certificateOf(wanted));
}

async function scraped(url: URL, access: TargetAccess = {}): Promise<ScrapedBody> {
  return scrape({ url, access }, LIMITS);
}

async function failureOf(url: URL, access?: TargetAccess): Promise<CouldNotCheckError> {
  const outcome: unknown = await scraped(url, access).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(CouldNotCheckError);
  return outcome as CouldNotCheckError;
}

describe('a target over TLS is scraped', () => {
  it('where its certificate is of an authority that --cacert gives', async () => {
    const { body, address } = await scraped(await serving({ signedBy: authority }), { cacert });
    expect(Buffer.from(body).toString()).toBe('up 1\n');
    expect(address).toMatch(/^https:\/\/127\.0\.0\.1:\d+\/metrics$/);
  });

  it('where its certificate is self-signed, and given itself', async () => {
    const certificate = await certificateOf({});
    const url = await servers.https((_, response) => response.end('up 1\n'), certificate);
    const itself = directory.file('self.pem', certificate.cert);
    expect((await scraped(url, { cacert: itself })).body).toHaveLength(5);
  });

  it('where the authority is the last of several', async () => {
    const other = await certificateOf({ authority: 'other' });
    const bundle = directory.file('bundle.pem', `${other.cert}\n# ours\n${authority.cert}`);
    expect((await scraped(await serving({ signedBy: authority }), { cacert: bundle })).body).toHaveLength(5);
  });
});

describe('a target over TLS is refused', () => {
  const untrusted = {
    code: 'target/tls',
    fix: 'give the certificate of the authority, or the self-signed one, with --cacert',
  };

  it('where its authority is not known', async () => {
    const url = await serving({ signedBy: authority });
    expect(await failureOf(url)).toMatchObject({
      ...untrusted,
      message: 'has a certificate of an authority that is not trusted (UNABLE_TO_VERIFY_LEAF_SIGNATURE)',
    });
    for (const name of ['other', 'ours']) {
      const other = directory.file(`${name}.pem`, (await certificateOf({ authority: name })).cert);
      expect(await failureOf(url, { cacert: other })).toMatchObject(untrusted);
    }
  });

  it('where its certificate is self-signed', async () => {
    expect(await failureOf(await serving({}))).toMatchObject({
      ...untrusted,
      message: 'has a certificate of an authority that is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT)',
    });
  });

  it('even where the environment says that nothing need be verified', async () => {
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      expect(await failureOf(await serving({}))).toMatchObject(untrusted);
    } finally {
      delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    }
  });

  it('where its certificate is past its last day', async () => {
    const url = await serving({ signedBy: authority, from: -2 * DAY, to: -DAY });
    expect(await failureOf(url, { cacert })).toMatchObject({
      code: 'target/tls',
      message: 'has a certificate that is past its last day (CERT_HAS_EXPIRED)',
      fix: 'renew the certificate',
    });
  });

  it('where its certificate is not valid yet', async () => {
    const url = await serving({ signedBy: authority, from: DAY / 2 });
    expect(await failureOf(url, { cacert })).toMatchObject({
      code: 'target/tls',
      message: 'has a certificate that is not valid yet (CERT_NOT_YET_VALID)',
    });
  });

  it('where its certificate is of another host', async () => {
    const url = await serving({ signedBy: authority, ip: '127.0.0.9' });
    const { code, message, fix } = await failureOf(url, { cacert });
    expect(code).toBe('target/tls');
    expect(message).toMatch(/^has a certificate of another host: .*127\.0\.0\.9/);
    expect(fix).toBe('ask for it under a name in the certificate, or have one made for 127.0.0.1');
  });

  it('before any credentials are sent', async () => {
    let asked = false;
    const url = await servers.https(() => (asked = true), await certificateOf({}));
    url.password = 'hunter2';
    await failureOf(url);
    expect(asked).toBe(false);
  });

  it('where its handshake never ends, in time', async () => {
    const url = await servers.bytes(() => undefined);
    url.protocol = 'https:';
    const outcome = scrape(
      { url: new URL(url.href.replace('http:', 'https:')) },
      { ...LIMITS, timeout: 100 },
    );
    await expect(outcome).rejects.toMatchObject({ code: 'target/timeout' });
  });

  it('over plain HTTP, with the address it may be meant to have', async () => {
    const url = await serving({});
    const plain = new URL(url.href.replace('https:', 'http:'));
    expect(await failureOf(plain)).toMatchObject({
      code: 'target/broken-off',
      fix: `see the log of the service, or give https://${url.host} if it speaks TLS`,
    });
  });
});

describe('a file of certificates cannot be used', () => {
  const url = new URL('https://127.0.0.1:9/metrics');
  const fix =
    'give --cacert a file with the certificate of the authority in PEM (-----BEGIN CERTIFICATE-----)';

  it('where it is not there', async () => {
    const path = directory.path('missing.pem');
    expect(await failureOf(url, { cacert: path })).toMatchObject({
      code: 'target/cacert',
      message: `the certificates to trust cannot be read from the file "${path}": ENOENT`,
      fix,
    });
  });

  it('where it is too large', async () => {
    expect((await failureOf(url, { cacert: '/dev/zero' })).message).toBe(
      'the certificates to trust cannot be read from the file "/dev/zero": it has more than 4194304 bytes',
    );
  });

  it.each([
    '',
    'hello',
    '-----BEGIN CERTIFICATE-----\n',
    '-----BEGIN PRIVATE KEY-----\nAA\n-----END PRIVATE KEY-----',
  ])('where there is none in it: %j', async (text) => {
    const path = directory.path('none.pem');
    writeFileSync(path, text);
    expect(await failureOf(url, { cacert: path })).toMatchObject({
      code: 'target/cacert',
      message: `there is no certificate in PEM in the file "${path}"`,
    });
  });

  it('where one of them is broken', async () => {
    const broken = authority.cert.replace(/\n[^-].*\n/, '\nAAAA\n');
    const path = directory.file('broken.pem', `${authority.cert}\n${broken}`);
    expect((await failureOf(url, { cacert: path })).message).toBe(
      `certificate 2 in the file "${path}" cannot be read`,
    );
  });
});
