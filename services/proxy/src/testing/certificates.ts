import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { generate } from 'selfsigned';

/** A certificate and its key, in PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/**
 * Makes a certificate for 127.0.0.1 that is good for a day.
 *
 * @param signedBy - the authority it is of; absent: it is an authority itself
 */
export async function createCertificate(signedBy?: Certificate): Promise<Certificate> {
  // A certificate whose own name is that of its authority would pass for self-signed.
  const value = signedBy === undefined ? 'an authority' : 'a host';
  const { cert, private: key } = await generate([{ name: 'commonName', value }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - DAY),
    notAfterDate: new Date(Date.now() + DAY),
    extensions: [
      { name: 'basicConstraints', cA: signedBy === undefined },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: signedBy === undefined },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
    ],
    ...(signedBy && { ca: signedBy }),
  });
  return { cert, key };
}

/** Writes files into a folder of their own. */
export function temporaryFiles(): { write(name: string, content: string | Buffer): string; stop(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'ibex-proxy-'));
  return {
    write: (name, content) => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    stop: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

const DAY = 24 * 60 * 60 * 1000;
