import type { PrintedRecord } from './print-records.js';

/**
 * Revokes a thing.
 *
 * @param kind - what it is, for the message
 * @param revoke - revokes it where it is not revoked yet, and gives it then
 * @param find - gives it in any state
 * @throws Error where there is no such thing, or it was revoked before
 */
export async function revokeOnce<Thing extends PrintedRecord & { readonly revoked: string | null }>(
  kind: 'organisation' | 'agent' | 'token',
  revoke: () => Promise<Thing | undefined>,
  find: () => Promise<Thing | undefined>,
): Promise<Thing> {
  const revoked = await revoke();
  if (revoked) return revoked;
  const found = await find();
  throw new Error(
    found
      ? `the ${kind} is revoked already, since ${found.revoked ?? 'now'}`
      : `there is no ${kind} with this id; "list" shows those there are`,
  );
}
