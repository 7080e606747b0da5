/** Shorter ones are in every text by chance, and no secrets. */
const SHORTEST_SECRET = 4;

/**
 * Takes secrets out of what a target says: it may well repeat the header that it was sent. Each byte of a secret, as it
 * is or as it is usually written elsewhere, becomes a `*`, so that places in a body stay what they are.
 */
export class Redactor {
  readonly #forms: readonly Buffer[];

  constructor(secrets: Iterable<string>) {
    const forms = new Set([...secrets].flatMap((secret) => formsOf(secret)));
    this.#forms = [...forms].map((form) => Buffer.from(form));
  }

  /** A body without the secrets: the same one where there are none in it, else a copy. */
  bytes(body: Uint8Array): Uint8Array {
    const original = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
    let redacted: Buffer | undefined;
    for (const form of this.#forms) {
      // Looked for in the original, since secrets may overlap.
      for (let at = original.indexOf(form); at !== -1; at = original.indexOf(form, at + 1)) {
        redacted ??= Buffer.from(original);
        redacted.fill('*', at, at + form.length);
      }
    }
    return redacted ?? body;
  }

  /** The same for text. */
  text(text: string): string {
    const bytes = Buffer.from(text);
    const redacted = this.bytes(bytes);
    return redacted === bytes ? text : Buffer.from(redacted).toString();
  }
}

/** Whether what is called so is likely to be a secret. */
export function isNameOfSecret(name: string): boolean {
  return (
    BASIC_AUTH.test(name) ||
    /token|secret|passw|passphrase|credential|signature|api[-_.]?key|^auth(?:orization)?$/i.test(name)
  );
}

/**
 * The secrets among environment variables, by their names.
 *
 * @returns each as it is; of `user:password` the password by itself as well
 */
export function secretsOfEnvironment(variables: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(variables).flatMap(([name, value]) => {
    if (value === undefined || !isNameOfSecret(name)) return [];
    return BASIC_AUTH.test(name) ? [value, value.slice(value.indexOf(':') + 1)] : [value];
  });
}

const BASIC_AUTH = /basic[-_.]?auth/i;

/** A secret as a service may repeat it: in base64, in a URL, in a quoted string, in HTML, in a header. */
function formsOf(secret: string): string[] {
  if (secret.length < SHORTEST_SECRET) return [];
  const bytes = Buffer.from(secret);
  const inUrl = encodeURIComponent(bytes.toString());
  return [
    secret,
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    inUrl,
    inUrl.replaceAll(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase()),
    inUrl.replaceAll('%20', '+'),
    asPath(bytes.toString()),
    secret.replaceAll(/["\\]/g, '\\$&'),
    secret.replaceAll(/[&<>"']/g, (character) => HTML_ESCAPES[character] ?? character),
    // Headers are read as Latin-1, whatever is in them.
    bytes.toString('latin1'),
  ];
}

/** As it stands in the path of a URL, in which fewer characters are escaped. */
function asPath(secret: string): string {
  return new URL(`http://localhost/${secret.replaceAll(/[?#]/g, encodeURIComponent)}`).pathname.slice(1);
}

const HTML_ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
