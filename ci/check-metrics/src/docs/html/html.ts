/** Markup, in which all text is escaped. */
export class Html {
  readonly markup: string;

  /** @param markup - is taken as it is: text belongs into the template {@link html}. */
  constructor(markup: string) {
    this.markup = markup;
  }
}

/** What may stand in a template: text, which is escaped; markup, which is not; or nothing. */
export type HtmlPart = string | number | Html | readonly Html[] | undefined;

/**
 * Makes markup of a template. Text in it is escaped, for elements and for attributes between quotation marks. How far
 * the template is indented in the source makes no difference.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  return new Html(
    withoutIndent(strings).reduce((text, string, index) => text + markupOf(parts[index - 1]) + string),
  );
}

function withoutIndent(strings: TemplateStringsArray): readonly string[] {
  const known = WITHOUT_INDENT.get(strings);
  if (known) return known;
  const cut = strings.map((string) => string.replaceAll(/\n\s+/g, '\n'));
  WITHOUT_INDENT.set(strings, cut);
  return cut;
}

/** A template is filled in for every metric, and is always the same array. */
const WITHOUT_INDENT = new WeakMap<TemplateStringsArray, readonly string[]>();

function markupOf(part: HtmlPart): string {
  if (part === undefined) return '';
  if (part instanceof Html) return part.markup;
  if (typeof part === 'object') return part.map(({ markup }) => markup).join('');
  return String(part).replaceAll(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
}
