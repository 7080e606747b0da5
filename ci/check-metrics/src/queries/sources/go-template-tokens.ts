/** A word of an action of a template of Go. */
export interface TemplateToken {
  readonly kind: 'word' | 'string' | 'mark' | 'other';
  readonly text: string;
  /** In the template, in UTF-16 code units from 0. */
  readonly from: number;
}

/**
 * The actions of a template of Go, such as `{{ with query "up" }}`, each as its words. Comments have none.
 *
 * @param text - of the template
 */
export function templateActions(text: string): readonly (readonly TemplateToken[])[] {
  const actions: TemplateToken[][] = [];
  for (let start = text.indexOf('{{'); start !== -1; start = text.indexOf('{{', start)) {
    const { tokens, end } = actionAt(text, start + 2);
    actions.push(tokens);
    start = end;
  }
  return actions;
}

// In the order in which they are tried: the end, comments, strings, characters, names with a dot or a dollar, words, marks.
const TOKEN =
  /(?<end>-?\}\})|(?<skipped>\s+|\/\*[^]*?\*\/)|(?<string>"(?:[^"\\\n]|\\[^])*"|`[^`]*`)|(?<other>'(?:[^'\\]|\\[^])*'|[.$][\w.$]*|\d[\w.]*)|(?<word>[A-Za-z_]\w*(?:\.\w+)*)|(?<mark>:=|[^])/gy;

function actionAt(text: string, start: number): { tokens: TemplateToken[]; end: number } {
  const tokens: TemplateToken[] = [];
  TOKEN.lastIndex = start;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const { end, skipped, string, other, word, mark = '' } = match.groups ?? {};
    if (end !== undefined) return { tokens, end: TOKEN.lastIndex };
    if (skipped !== undefined) continue;
    const from = match.index;
    if (string !== undefined) tokens.push({ kind: 'string', text: string, from });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, from });
    else if (other !== undefined) tokens.push({ kind: 'other', text: other, from });
    else tokens.push({ kind: 'mark', text: mark, from });
  }
  return { tokens, end: text.length };
}
