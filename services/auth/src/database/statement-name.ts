import { createHash } from 'node:crypto';

/**
 * The name a statement is prepared under. It is made of the statement's text, so that no two statements can share one,
 * also of two versions of this program behind one connection pooler.
 */
export function statementName(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = `ibex_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
  names.set(text, name);
  return name;
}

// Statements are constants of the program; what varies are their parameters.
const names = new Map<string, string>();
