/** An identifier that was used in requests and must not come back in a scrape. */
export interface KnownIdentifier {
  /** What it identifies, such as `organisation`. */
  readonly kind: string;
  readonly value: string;
}

/**
 * Looks for known identifiers anywhere in a body, in whatever case.
 *
 * @returns the kind of each and the line it stands in, from 1
 */
export function findIdentifiers(
  body: Uint8Array,
  identifiers: readonly KnownIdentifier[],
): { kind: string; line: number }[] {
  const lines = new TextDecoder().decode(body).toLowerCase().split('\n');
  return lines.flatMap((text, index) =>
    identifiers
      .filter(({ value }) => text.includes(value.toLowerCase()))
      .map(({ kind }) => ({ kind, line: index + 1 })),
  );
}
