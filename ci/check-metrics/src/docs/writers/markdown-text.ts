import { visibleText } from '../visible-text.js';

/**
 * Text as code: all of it, so that it can be seen, and nothing in it is markup.
 *
 * @param text - anything but the empty text, of which there is no code
 */
export function code(text: string): string {
  const shown = visibleText(text);
  const fence = '`'.repeat(fenceLength(shown));
  const padding = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return fence + padding + shown + padding + fence;
}

/** The shortest that does not stand in the text. */
function fenceLength(text: string): number {
  const runs = new Set((text.match(/`+/g) ?? []).map(({ length }) => length));
  let length = 1;
  while (runs.has(length)) length++;
  return length;
}

/**
 * Text that was not written as Markdown as a paragraph of it: words in which something could be markup are code.
 *
 * @returns one line
 */
export function prose(text: string): string {
  const groups: { isCode: boolean; words: string[] }[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const isCode = !(groups.length === 0 ? FIRST_WORD : WORD).test(word);
    const last = groups.at(-1);
    if (last?.isCode === isCode) last.words.push(word);
    else groups.push({ isCode, words: [word] });
  }
  return groups
    .map(({ isCode, words }) => (isCode ? codeInProse(words.join(' ')) : words.join(' ')))
    .join(' ');
}

/** What ends a sentence or a part of it is no part of the code. */
function codeInProse(text: string): string {
  const [, own = text, mark = ''] = /^(.*[^.,;?!])([.,;?!]+)$/su.exec(text) ?? [];
  return code(own) + mark;
}

// What begins a line could make a list of it; a colon within a word could make a link or an emoji.
const FIRST_WORD =
  /^(?!\d+[.)]|www\.)\(?[\p{L}\p{N}](?:[\p{L}\p{N}'’/-]|[.,](?=[\p{L}\p{N}]))*[.,;:?!)]{0,2}$/iu;
const WORD =
  /^(?:[-–—=+/]|(?!www\.)[("]{0,2}[\p{L}\p{N}](?:[\p{L}\p{N}'’/%=+-]|[.,](?=[\p{L}\p{N}]))*[.,;:?!)"]{0,3})$/iu;
