import type { CharacterCounts } from './character-counts.js';

/** Whether a text is an e-mail address, also as `mailto:…`. A host with a user before it (`rabbit@node-1`) is none. */
export function isEmailAddress(text: string, { ats, dots }: CharacterCounts): boolean {
  return ats > 0 && dots > 0 && EMAIL_ADDRESS.test(text);
}

const LOCAL_PART = String.raw`[^\s@<>/:"]{1,64}`;
const DOMAIN = String.raw`(?:[\p{L}\p{N}-]{1,63}\.){1,20}`;
const TOP_LEVEL = String.raw`(?:\p{L}{2,24}|xn--[a-z0-9-]{2,59})`;

/** What looks like a top-level domain and is the kind of a systemd unit, as in `getty@tty1.service`. */
const UNIT = 'automount|device|mount|path|scope|service|slice|socket|swap|target|timer';
/** What no address outside of a network has. */
const PRIVATE = 'arpa|cluster|corp|home|internal|lan|local|localdomain|localhost';
/** An Erlang node, which is called by the program and its host. */
const ERLANG = 'couchdb|ejabberd|emqx|rabbit|riak|vernemq';

const EMAIL_ADDRESS = new RegExp(
  `^(?:mailto:)?(?!(?:${ERLANG})@)${LOCAL_PART}@${DOMAIN}(?!(?:${UNIT}|${PRIVATE})$)${TOP_LEVEL}$`,
  'iu',
);
