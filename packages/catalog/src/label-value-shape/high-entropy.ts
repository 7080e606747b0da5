import type { CharacterCounts } from './character-counts.js';

/**
 * Whether a text is, or has as a word, what a random generator or an encoding made: a token, an API key, a ULID, a
 * nanoid, base64.
 *
 * What gives it away is not how many characters it has but how often it changes between figures, small and capital
 * letters: names change where a word begins, and have their figures together.
 */
export function hasHighEntropy(
  text: string,
  { digits, figures, alphanumericRow, wordRow }: CharacterCounts,
): boolean {
  if (digits === 0 || wordRow < FEWEST_IN_A_ROW) return false;
  const credentials = /\s/.test(text) ? CREDENTIALS.exec(text)?.[1] : text;
  if (credentials === undefined) return false;
  if (JSON_WEB_TOKEN.test(credentials) || API_KEY.test(credentials)) return true;
  if (credentials.length === ULID_LENGTH && ULID.test(credentials)) return true;
  if (figures < FEWEST_FIGURES || wordRow < FEWEST_CHARACTERS) return false;
  // Without capital letters a hyphen parts words, and so most names are told here.
  if (alphanumericRow < FEWEST_CHARACTERS && !isMixed(credentials)) return false;
  return wordsOf(credentials).some((word) => isRandom(word));
}

/** Small letters with figures and hyphens are names; with capital letters too, hyphens are digits of base64. */
function wordsOf(text: string): readonly string[] {
  return text
    .split(/[^\w+/=-]+/)
    .flatMap((word) => (isMixed(word) ? [word] : word.split(/[^0-9a-z]+/i)))
    .filter((word) => word.length >= FEWEST_CHARACTERS);
}

function isMixed(word: string): boolean {
  return /[a-z]/.test(word) && /[A-Z]/.test(word) && /\d/.test(word);
}

function isRandom(word: string): boolean {
  let pairs = 0;
  let changes = 0;
  let figures = 0;
  let before: CharacterClass = 'other';
  for (const character of word) {
    const current = classOf(character);
    if (current !== 'other' && before !== 'other') {
      pairs++;
      // A capital letter begins the word that the small letters go on with.
      if (current !== before && !(before === 'capital' && current === 'small')) changes++;
    }
    if (current === 'figure' && before !== 'figure') figures++;
    before = current;
  }
  return (
    figures >= FEWEST_FIGURES &&
    !isMadeOfWords(word) &&
    pairs >= FEWEST_PAIRS &&
    changes >= pairs * (isMixed(word) ? LEAST_CHANGE_MIXED : LEAST_CHANGE) &&
    shannonEntropy(word) >= LEAST_ENTROPY
  );
}

/** `getUserByIdOrEmailV2`: most of it are small letters in rows. */
function isMadeOfWords(word: string): boolean {
  if (!isMixed(word)) return false;
  const rows = word.match(/[a-z]{3,}/g) ?? [];
  return rows.join('').length >= word.length * MOST_IN_ROWS;
}

type CharacterClass = 'figure' | 'small' | 'capital' | 'other';

function classOf(character: string): CharacterClass {
  if (character >= '0' && character <= '9') return 'figure';
  if (character >= 'a' && character <= 'z') return 'small';
  return character >= 'A' && character <= 'Z' ? 'capital' : 'other';
}

/** In bits per character. */
function shannonEntropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let entropy = 0;
  for (const count of counts.values()) entropy -= (count / text.length) * Math.log2(count / text.length);
  return entropy;
}

const FEWEST_CHARACTERS = 20;
/** An API key has its mark, and 16 characters. */
const FEWEST_IN_A_ROW = 16;
const FEWEST_PAIRS = 15;
/** In how many places figures begin. */
const FEWEST_FIGURES = 2;
/**
 * How many of the neighbours differ in kind: of random letters and figures 30 to 45 %, of names of this length, which
 * have their figures together, few reach a quarter.
 */
const LEAST_CHANGE = 0.28;
/** `camelCase` has changes of its own. */
const LEAST_CHANGE_MIXED = 0.3;
/** Of random letters and figures, one in six stands in a row of three small letters or more. */
const MOST_IN_ROWS = 0.45;
const LEAST_ENTROPY = 3.4;

const CREDENTIALS = /^(?:Basic|Bearer|Token) (\S+)$/i;
const JSON_WEB_TOKEN = /^eyJ[\w-]{10,}\.[\w-]{10,}/;
/** By the marks that makers of keys put before them. */
const API_KEY =
  /^(?:(?:[srp]k|gh[oprsu]|github_pat|glpat|npm|hf|xox[a-z]|shpat|dop_v1|pypi)[-_](?:[a-z0-9]{2,8}[-_]){0,3}|AKIA|ASIA|AIza|SG\.|ya29\.)(?=[a-z]*\d|\d)(?=\d*[a-z])[a-z0-9]{16,}/i;
const ULID_LENGTH = 26;
const ULID = /^(?=.*[A-Z]{3})(?=.*\d)[0-7][0-9A-HJKMNP-TV-Z]{25}$/i;
