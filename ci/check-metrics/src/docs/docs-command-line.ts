import type { DocsCommandOptions } from './docs-command.js';
import { DOCS_FORM_NAMES } from './docs-forms.js';

/** The command that makes the documents that a command checks, for a shell. */
export function docsCommandLine(options: DocsCommandOptions): string {
  const { catalog, config, sources } = options;
  return [
    'npx check-metrics docs',
    ...valueOf('catalog', catalog),
    ...(config === false ? ['--no-config'] : valueOf('config', config)),
    ...DOCS_FORM_NAMES.flatMap((form) => valueOf(form, options[form])),
    ...(sources === undefined ? [] : ['--sources', ...sources.map(quoted)]),
  ].join(' ');
}

function valueOf(option: string, value: string | undefined): string[] {
  return value === undefined ? [] : [`--${option}`, quoted(value)];
}

function quoted(word: string): string {
  return /^[\w./:@%+,=-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
