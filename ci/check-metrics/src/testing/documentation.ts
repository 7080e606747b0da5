import { spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** The root of the repository, with its configuration. */
export const REPOSITORY = fileURLToPath(new URL('../../../..', import.meta.url));

const PACKAGE = fileURLToPath(new URL('../..', import.meta.url));

/** A page of the documentation. */
export interface Page {
  /** Relative to the package, such as `docs/check.md`. */
  readonly path: string;
  readonly text: string;
  readonly blocks: readonly CodeBlock[];
}

/** A fenced block of a page. */
export interface CodeBlock {
  readonly language: string;
  readonly text: string;
  /** The name of the file that the paragraph before says it is. */
  readonly file?: string;
}

/** The README and all pages. */
export function readPages(): readonly Page[] {
  const pages = readdirSync(join(PACKAGE, 'docs')).map((name) => `docs/${name}`);
  return ['README.md', ...pages.sort()].map((path) => {
    const content = readFileSync(join(PACKAGE, path), 'utf8');
    return { path, text: content, blocks: blocksOf(content) };
  });
}

/** The page at a path. */
export function pageAt(path: string): Page {
  const page = readPages().find((candidate) => candidate.path === path);
  if (!page) throw new Error(`there is no page ${path}`);
  return page;
}

// Between a paragraph that ends in a name and its block there is one empty line.
const BLOCK = /(?:`([\w./-]+)`:\n\n)?^(`{3,})(\w*)\n([\s\S]*?)^\2$/gm;

function blocksOf(markdown: string): CodeBlock[] {
  return [...markdown.matchAll(BLOCK)].map(([, file, , language = '', content = '']) => ({
    language,
    text: content,
    ...(file !== undefined && { file }),
  }));
}

/** A command of a block for the console, and what it prints, both streams as on a terminal. */
export interface Example {
  readonly command: string;
  readonly printed: string;
}

/** Reads a block that begins with `$ ` and a command, which goes on where a line ends in a backslash. */
export function exampleOf({ text: block }: CodeBlock): Example {
  const [, command = '', printed = ''] = /^\$ ((?:.*\\\n)*.*\n)([\s\S]*)$/.exec(block) ?? [];
  return { command: command.trimEnd(), printed };
}

/** A folder for the files of a page, in which everything that is installed here is installed. */
export interface PageFolder {
  readonly path: string;
  write(file: string, content: string): void;
  /** Runs a line of the shell in it, and gives what both streams have. */
  run(command: string): Promise<string>;
  remove(): void;
}

/** Makes a folder in which the examples of a page are run. */
export function pageFolder(): PageFolder {
  const path = mkdtempSync(join(tmpdir(), 'check-metrics-docs-'));
  symlinkSync(join(REPOSITORY, 'node_modules'), join(path, 'node_modules'));
  return {
    path,
    write: (file, content) => {
      mkdirSync(dirname(join(path, file)), { recursive: true });
      writeFileSync(join(path, file), content);
    },
    run: (command) => runInShell(command, path),
    remove: () => {
      rmSync(path, { recursive: true });
    },
  };
}

/** Runs a line of the shell, in which `npx` finds at once what is installed here. */
export async function runInShell(command: string, cwd: string): Promise<string> {
  const installed = join(REPOSITORY, 'node_modules/.bin');
  const child = spawn('bash', ['-c', `exec 2>&1\n${command.replaceAll('npx ', '')}`], {
    // Nothing of the environment of the tests, in which CI or FORCE_COLOR may be set.
    env: { PATH: `${installed}:${process.env['PATH'] ?? ''}` },
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 60_000,
  });
  return text(child.stdout);
}

/** An output without what differs from run to run, or from one version of Node.js to the next. */
export function comparable(output: string): string {
  return output
    .replaceAll(/\b(127\.0\.0\.1|localhost):\d+/g, '$1:PORT')
    .replaceAll(/[\d.]+ more per second/g, 'N more per second')
    .replaceAll(/\d+ families, \d+ series/g, 'N families, N series');
}
