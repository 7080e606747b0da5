import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { programPath, type TemporaryFolder, temporaryFolder } from '@ibex/test-programs';

/** Files of an authority and of what it signed, each in PEM. */
export interface Certificates extends TemporaryFolder {
  readonly authority: string;
  /** For 127.0.0.1. */
  readonly server: KeyPair;
  readonly client: KeyPair;
}

/** The files of a certificate and its key. */
export interface KeyPair {
  readonly certificate: string;
  readonly key: string;
}

/** Makes certificates that are valid for a day, with the real openssl. */
export async function makeCertificates(): Promise<Certificates> {
  const folder = await temporaryFolder('ibex-certificates');
  const make = async (name: string, ...options: readonly string[]): Promise<KeyPair> => {
    const pair = { certificate: join(folder.path, `${name}.crt`), key: join(folder.path, `${name}.key`) };
    await promisify(execFile)(programPath('openssl'), [
      ...['req', '-x509', '-days', '1', '-subj', `/CN=${name}`],
      ...['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
      ...['-keyout', pair.key, '-out', pair.certificate],
      ...options,
    ]);
    return pair;
  };
  const authority = await make('authority');
  const signed = ['-CA', authority.certificate, '-CAkey', authority.key];
  const leaf = [...signed, '-addext', 'basicConstraints=critical,CA:FALSE'];
  const server = await make('server', ...leaf, '-addext', 'subjectAltName=IP:127.0.0.1');
  const client = await make('client', ...leaf);
  return { ...folder, authority: authority.certificate, server, client };
}
