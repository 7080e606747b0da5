import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { readSmallFile } from './read-small-file.js';

/**
 * The files that a compiled module was made of, as far as its source map names them and they are there.
 *
 * @param path - of the module, absolute
 * @param text - of the module
 */
export function originalFiles(path: string, text: string): string[] {
  const url = [...text.slice(-COMMENT_WITHIN).matchAll(COMMENT)].at(-1)?.[1];
  const map = url === undefined ? undefined : mapAt(url, path);
  if (!map) return [];
  return map.sources.flatMap((source) => {
    const file = fileAt(map.sourceRoot === '' ? source : `${map.sourceRoot}/${source}`, map.directory);
    return file !== undefined && statSync(file, { throwIfNoEntry: false })?.isFile() === true ? [file] : [];
  });
}

const COMMENT = /^\/\/[#@] ?sourceMappingURL=(\S+)[ \t]*$/gm;
/** The comment is at the end of the file, and may have the whole map in it. */
const COMMENT_WITHIN = 4 * 1024 * 1024;
const INLINE = /^data:application\/json[^,]*;base64,/;

interface SourceMap {
  readonly sources: readonly string[];
  readonly sourceRoot: string;
  /** What its sources are relative to. */
  readonly directory: string;
}

function mapAt(url: string, path: string): SourceMap | undefined {
  const inline = INLINE.exec(url)?.[0];
  const file = inline === undefined ? fileAt(url, dirname(path)) : path;
  if (file === undefined) return undefined;
  const json =
    inline === undefined
      ? readSmallFile(file)
      : Buffer.from(url.slice(inline.length), 'base64').toString('utf8');
  try {
    const map: unknown = JSON.parse(json ?? '');
    if (typeof map !== 'object' || map === null || !('sources' in map)) return undefined;
    return {
      sources: Array.isArray(map.sources) ? map.sources.filter((source) => typeof source === 'string') : [],
      sourceRoot: 'sourceRoot' in map && typeof map.sourceRoot === 'string' ? map.sourceRoot : '',
      directory: dirname(file),
    };
  } catch {
    return undefined;
  }
}

function fileAt(url: string, directory: string): string | undefined {
  try {
    if (url.startsWith('file:')) return fileURLToPath(url);
    return resolve(directory, decodeURI(url));
  } catch {
    return undefined;
  }
}
