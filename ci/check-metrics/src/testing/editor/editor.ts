import { basename, join } from 'node:path';

import ts from 'typescript';

/** What an editor that runs TypeScript's language service shows of a file. */
export interface Editor {
  /** What is shown where the mouse is over the first occurrence of a text: the type, and the documentation. */
  hover(text: string): { readonly type: string; readonly documentation: string };
  /** What is marked as an error. */
  errors(): string[];
  /** What is struck through as deprecated. */
  deprecated(): string[];
  /** The names of the files that "go to definition" opens, with the line that it goes to. */
  definitions(text: string): { readonly file: string; readonly line: string }[];
}

/**
 * Opens a file as an editor would.
 *
 * @param folder - where it lies, with others on the disk beside it
 * @param file - its name
 * @param files - by name, what is in the folder besides what is on the disk; the file is among them
 */
export function openInEditor(folder: string, file: string, files: Readonly<Record<string, string>>): Editor {
  const texts = new Map(Object.entries(files).map(([name, text]) => [join(folder, name), text]));
  const readFile = (path: string) => texts.get(path) ?? ts.sys.readFile(path);
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    strict: true,
    exactOptionalPropertyTypes: true,
    types: ['node'],
  };
  const opened = join(folder, file);
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [opened],
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) => {
      const text = readFile(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (path) => texts.has(path) || ts.sys.fileExists(path),
    readFile,
    directoryExists: (path) => ts.sys.directoryExists(path),
    realpath: (path) => ts.sys.realpath?.(path) ?? path,
  });
  const placeOf = (text: string) => {
    const index = readFile(opened)?.indexOf(text) ?? -1;
    if (index === -1) throw new Error(`${file} has no "${text}"`);
    return index;
  };
  const shown = (diagnostics: readonly ts.Diagnostic[]) =>
    diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  return {
    hover: (text) => {
      const info = service.getQuickInfoAtPosition(opened, placeOf(text));
      const tags = (info?.tags ?? []).map(({ name, text: parts }) =>
        `@${name} ${ts.displayPartsToString(parts)}`.trim(),
      );
      return {
        type: ts.displayPartsToString(info?.displayParts),
        documentation: [ts.displayPartsToString(info?.documentation), ...tags].join('\n'),
      };
    },
    errors: () =>
      shown([...service.getSyntacticDiagnostics(opened), ...service.getSemanticDiagnostics(opened)]),
    deprecated: () =>
      shown(service.getSuggestionDiagnostics(opened).filter(({ code }) => code === DEPRECATED)),
    definitions: (text) =>
      (service.getDefinitionAtPosition(opened, placeOf(text)) ?? []).map(({ fileName, textSpan }) => {
        const lines = readFile(fileName)?.slice(0, textSpan.start).split('\n') ?? [];
        return {
          file: basename(fileName),
          line: readFile(fileName)?.split('\n')[lines.length - 1]?.trim() ?? '',
        };
      }),
  };
}

/** "'…' is deprecated." */
const DEPRECATED = 6385;
