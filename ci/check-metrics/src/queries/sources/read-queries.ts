import { extname } from 'node:path';

import { CouldNotReadError } from '../../lint/could-not-read.js';
import { openInput } from '../../lint/input-source.js';
import type { FileQueries } from './found-query.js';
import { promqlQueries } from './promql-queries.js';
import { templateFileQueries } from './template-queries.js';

/** Of JSON, which a dashboard with everything in it may have; a tree of YAML is many times as large as its text. */
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_BYTES_OF_YAML = 16 * 1024 * 1024;

/** A file, and the expressions in it. */
export interface QueryFile extends FileQueries {
  readonly text: string;
  /** How many characters of it are UTF-8, where not all of it is. */
  readonly validUntil?: number;
}

/**
 * Reads a file and finds its expressions: by its name it is YAML, JSON or PromQL; standard input is what it looks like.
 *
 * @throws CouldNotReadError where it cannot be read, is too large, or has a name that says nothing
 */
export async function readQueries(input: string): Promise<QueryFile> {
  const bytes = await bytesOf(input);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const valid = validStart(bytes);
    return { text: valid, validUntil: valid.length, queries: [], faults: [] };
  }
  return { text, ...(await queriesOf(input, text, bytes.length)) };
}

async function queriesOf(input: string, text: string, size: number): Promise<FileQueries> {
  switch (kindOf(input, text)) {
    case 'yaml': {
      if (size > MOST_BYTES_OF_YAML) throw tooLarge(size, MOST_BYTES_OF_YAML);
      const plain = (await import('./plain-yaml-queries.js')).plainYamlQueries(text);
      // Only few need a reader of all that YAML has, and to load it takes longer than to read many files without it.
      return plain ?? (await import('./yaml-queries.js')).yamlQueries(text);
    }
    case 'json':
      return (await import('./json-queries.js')).jsonQueries(text);
    case 'promql':
      return promqlQueries(text);
    case 'template':
      return templateFileQueries(text);
  }
}

function kindOf(input: string, text: string): 'yaml' | 'json' | 'promql' | 'template' {
  switch (extname(input).toLowerCase()) {
    case '.yml':
    case '.yaml':
    case '.rules':
      return 'yaml';
    case '.json':
      return 'json';
    case '.promql':
      return 'promql';
    case '.tmpl':
    case '.html':
    case '.lib':
      return 'template';
    default:
      if (/^\s*\{\s*"/.test(text)) return 'json';
      if (/^\s*\{\{/.test(text)) return 'template';
      return /^\s*(?:-\s+)?"?[\w-]+"?:(?:\s|$)/m.test(text) ? 'yaml' : 'promql';
  }
}

async function bytesOf(input: string): Promise<Uint8Array> {
  const source = await openInput(input, { again: false });
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of source.read()) {
      size += chunk.length;
      if (size > MOST_BYTES) throw tooLarge(size, MOST_BYTES);
      // The next one overwrites it.
      chunks.push(Uint8Array.from(chunk));
    }
  } finally {
    await source.close();
  }
  return Buffer.concat(chunks);
}

function tooLarge(size: number, most: number): CouldNotReadError {
  return new CouldNotReadError(
    'input/too-large',
    `has ${String(size)} bytes or more, and ${String(most)} are read at most`,
    'split it',
  );
}

/** What comes before the first bytes that are no character. */
function validStart(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes);
  const encoder = new TextEncoder();
  for (let at = text.indexOf('\uFFFD'); at !== -1; at = text.indexOf('\uFFFD', at + 1)) {
    const before = encoder.encode(text.slice(0, at)).length;
    // The character itself may stand in a file, too.
    if (bytes[before] !== 0xef || bytes[before + 1] !== 0xbf || bytes[before + 2] !== 0xbd)
      return text.slice(0, at);
  }
  return text;
}
