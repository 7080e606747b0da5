import { createEntity, type Entity } from './entity.js';
import { client, form, table } from './kinds/browser-files.js';
import { format, parse, report, types } from './kinds/domain-files.js';
import {
  expressRoutes,
  fastifyPlugin,
  nestController,
  repository,
  service,
  worker,
} from './kinds/server-files.js';
import { formatTest, serviceTest } from './kinds/test-files.js';
import { Random } from './random.js';
import { createRecording, NO_RECORDING, type Recording } from './recording.js';
import { SHARED_FILES } from './shared-files.js';
import type { SourceFile } from './source-file.js';
import { VENDOR_TYPES } from './vendor-types.js';

/** How large a codebase is wanted. */
export interface CodebaseOptions {
  /** How many TypeScript files, declarations included. */
  readonly files: number;
  /** The same seed gives the same codebase; by default 1. */
  readonly seed?: number;
}

/**
 * Writes a TypeScript codebase: services with Express, Fastify and NestJS, queries, React, workers and tests.
 * It type-checks without `node_modules`. Some files record metrics; none does what a rule would report.
 *
 * @returns its TypeScript files and `tsconfig.json`, the same for the same options
 */
export function generateCodebase({ files, seed = 1 }: CodebaseOptions): SourceFile[] {
  const sources = [...SHARED_FILES, ...VENDOR_TYPES];
  for (let index = 0; sources.length < files; index += 1) {
    sources.push(...moduleFiles(index, new Random(seed * 100_003 + index)));
  }
  return [...sources.slice(0, files), { path: 'tsconfig.json', text: TSCONFIG }];
}

/** A module's files; each imports only what comes before it, so that a codebase can end anywhere. */
function moduleFiles(index: number, random: Random): SourceFile[] {
  const entity = createEntity(index, random);
  const suffixes = [...ALWAYS, random.pick(ROUTES), ...random.sample(SOMETIMES, random.integer(2, 4))];
  return suffixes.map(([suffix, write]) => {
    const recording = random.chance(RECORDING_SHARE) ? createRecording(random) : NO_RECORDING;
    return {
      path: `src/modules/${entity.file}/${entity.file}${suffix}`,
      text: write(entity, random, recording),
    };
  });
}

type Kind = readonly [
  suffix: string,
  write: (entity: Entity, random: Random, recording: Recording) => string,
];

const ALWAYS: readonly Kind[] = [
  ['.ts', types],
  ['-repository.ts', repository],
  ['-service.ts', service],
  ['-parse.ts', parse],
  ['-format.ts', format],
  ['-client.ts', client],
];

const ROUTES: readonly Kind[] = [
  ['-routes.ts', expressRoutes],
  ['-plugin.ts', fastifyPlugin],
  ['.controller.ts', nestController],
];

const SOMETIMES: readonly Kind[] = [
  ['-report.ts', report],
  ['-worker.ts', worker],
  ['-table.tsx', table],
  ['-form.tsx', form],
  ['-service.test.ts', serviceTest],
  ['-format.test.ts', formatTest],
];

/** Of the files that could: those that run on a server, a third of all. */
const RECORDING_SHARE = 0.12;

const TSCONFIG = `${JSON.stringify(
  {
    compilerOptions: {
      target: 'ES2023',
      lib: ['ES2023', 'DOM', 'DOM.Iterable'],
      types: [],
      module: 'ESNext',
      moduleResolution: 'Bundler',
      jsx: 'react-jsx',
      strict: true,
      noEmit: true,
      experimentalDecorators: true,
    },
    include: ['src', 'types'],
  },
  undefined,
  2,
)}\n`;
