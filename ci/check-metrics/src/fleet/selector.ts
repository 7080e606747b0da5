import { UsageError } from '../command-line/usage-error.js';

/**
 * Reads label matchers as they stand in PromQL, such as `env="prod",job=~"api-.*"`, with or without braces.
 *
 * @returns each matcher by itself, as it was written
 * @throws {@link UsageError} for anything else, such as the name of a metric
 */
export function parseSelector(text: string): string[] {
  const list = /^\s*\{(.*)\}\s*$/su.exec(text)?.[1] ?? text;
  const matchers: string[] = [];
  let rest = list.trim();
  while (rest !== '') {
    const matcher = MATCHER.exec(rest);
    if (!matcher) throw notMatchers(text);
    matchers.push(matcher[0].trim());
    rest = rest.slice(matcher[0].length).trimStart();
    if (rest === '') break;
    if (!rest.startsWith(',')) throw notMatchers(text);
    rest = rest.slice(1).trimStart();
  }
  return matchers;
}

/** Whether one of the matchers is about the label. */
export function isAbout(label: string, matchers: readonly string[]): boolean {
  return matchers.some((matcher) => matcher.split(/\s*[=!]/u)[0]?.replaceAll(/["'`]/gu, '') === label);
}

const STRING = String.raw`"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|${'`'}[^${'`'}]*${'`'}`;
const MATCHER = new RegExp(String.raw`^(?:[a-zA-Z_]\w*|${STRING})\s*(?:=~|!~|!=|=)\s*(?:${STRING})`, 'u');

function notMatchers(text: string): UsageError {
  return new UsageError(
    `--selector '${text}' is no list of label matchers; write it like env="prod",job=~"api-.*"`,
  );
}
