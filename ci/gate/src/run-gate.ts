import { checkTarget, loadCatalog } from '@ibex/check-metrics';
import { ibexCatalog } from '@ibex/metrics/catalog';
import { type IbexService, startIbexService } from '@ibex/test-programs';
import { Listr } from 'listr2';

import {
  type CatalogCheck,
  checkDocumentation,
  checkQueries,
  compareCatalog,
  outcomeOf,
} from './check-catalog.js';
import { type Exercise, exerciseServices } from './exercise-services.js';
import { findIdentifiers } from './find-identifiers.js';
import type { GateFailure, GateReport, ServiceReport } from './gate-report.js';
import { type LintReport, lintRepository } from './lint-repository.js';
import { type PromtoolResult, runPromtool } from './run-promtool.js';

/** What a run of the gate covers. */
export interface GateOptions {
  /** The repository to lint. */
  readonly root: string;
  /** What to lint, relative to the root; `false` leaves the lint out. By default everything. */
  readonly lint?: readonly string[] | false;
  /** Whether the catalog's documentation, the queries for it and its changes are checked. By default they are. */
  readonly catalog?: boolean;
  /** Whether it is an error where the catalog cannot be compared with what it was, since the history was not fetched. */
  readonly baseRequired?: boolean;
  /** A file in which ESLint keeps what it finds, for another run over the same files. */
  readonly lintCache?: string;
  /** Whether the services are started and checked. By default they are. */
  readonly services?: boolean;
  /** Environment variables for the services, which get none of this process's that would configure them. */
  readonly environment?: Readonly<Record<string, string>>;
  /** How long a service may take to get ready, in milliseconds. */
  readonly readyWithin?: number;
  /** Starts a service; by default as a program of its own. What it starts is stopped at the end. */
  readonly startService?: typeof startIbexService;
  /** Whether promtool may be missing; in CI it may not. */
  readonly promtoolRequired?: boolean;
  /** How progress is shown: by default not at all. */
  readonly progress?: 'default' | 'simple' | 'silent';
  /** Ends the run early; every program it started is stopped. */
  readonly cancelSignal?: AbortSignal;
}

/**
 * Runs the gate: lints the repository, checks its catalog by its documentation, its queries and its changes, starts both
 * services in test mode, sends them traffic, and checks what they expose, with our own checker and with promtool. Every
 * step is done even where one before it failed, as far as it can be.
 *
 * @returns what was found; never rejects for something that is wrong with what it checks
 */
export async function runGate(options: GateOptions): Promise<GateReport> {
  const start = performance.now();
  const run: GateRun = { catalog: [], started: [], services: [], failures: [] };
  try {
    await stepsOf(options, run).run(run);
  } finally {
    await Promise.all(run.started.map(({ program }) => program.stop()));
  }
  return {
    ...(run.lint && { lint: run.lint }),
    catalog: run.catalog,
    services: run.services,
    wrongAnswers: run.exercise?.wrongAnswers ?? [],
    requestCount: run.exercise?.requestCount ?? 0,
    failures: run.failures,
    definitionOf: (await loadCatalog('@ibex/metrics/catalog', { directory: import.meta.dirname }))
      .definitionOf,
    duration: performance.now() - start,
  };
}

/** What is known so far. */
interface GateRun {
  lint?: LintReport;
  readonly catalog: CatalogCheck[];
  readonly started: { readonly service: string; readonly program: IbexService }[];
  exercise?: Exercise;
  readonly services: ServiceReport[];
  readonly failures: GateFailure[];
}

function stepsOf(options: GateOptions, run: GateRun) {
  const { lint = ['.'], catalog = true, services = true, progress = 'silent' } = options;
  // A step that fails is noted, and the next one still runs.
  const step = (title: string, isEnabled: () => boolean, action: () => Promise<string>) => ({
    title,
    enabled: isEnabled,
    exitOnError: false,
    task: async (_: GateRun, task: { title: string }) => {
      try {
        options.cancelSignal?.throwIfAborted();
        task.title = `${title}: ${await action()}`;
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        // An interruption is told once, with the step it came in.
        const isTold = options.cancelSignal?.aborted === true && run.failures.at(-1)?.message === message;
        if (!isTold) run.failures.push({ step: title, message });
        throw error;
      }
    },
  });
  return new Listr<GateRun, NonNullable<GateOptions['progress']>>(
    [
      step(
        'lint',
        () => lint !== false,
        async () => {
          // ESLint cannot be told to stop, so it is left behind.
          run.lint = await Promise.race([
            lintRepository(options.root, lint || [], options.lintCache),
            rejectionOf(options.cancelSignal),
          ]);
          return `${String(run.lint.files)} files, ${String(run.lint.problems.length)} problems`;
        },
      ),
      ...catalogSteps(options).map(([title, check]) =>
        step(
          title,
          () => catalog,
          async () => {
            const found = await check();
            run.catalog.push(found);
            return outcomeOf(found);
          },
        ),
      ),
      step(
        'start auth',
        () => services,
        () => startService('auth', options, run),
      ),
      step(
        'start proxy',
        () => services,
        () => startService('proxy', options, run),
      ),
      step(
        'send traffic',
        () => services,
        async () => {
          run.exercise = await exerciseServices(
            programOf(run, 'proxy').ready.http,
            programOf(run, 'auth').ready['seeds'],
            options.cancelSignal,
          );
          return `${String(run.exercise.requestCount)} requests, ${String(run.exercise.wrongAnswers.length)} wrong answers`;
        },
      ),
      step(
        'check what they expose',
        () => services,
        async () => {
          for (const { service, program } of run.started) {
            run.services.push(await checkService(service, program, options, run));
          }
          return run.services.map(({ service }) => service).join(', ');
        },
      ),
    ],
    { renderer: progress, exitOnError: false, concurrent: false, registerSignalListeners: false },
  );
}

function catalogSteps({
  root,
  baseRequired = false,
  cancelSignal,
}: GateOptions): readonly (readonly [title: string, check: () => Promise<CatalogCheck>])[] {
  return [
    ['check the documentation', () => checkDocumentation(root)],
    ['check the queries', () => checkQueries(root)],
    ['compare the catalog', () => compareCatalog(root, baseRequired, cancelSignal)],
  ];
}

function rejectionOf(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
  });
}

async function startService(service: 'auth' | 'proxy', options: GateOptions, run: GateRun): Promise<string> {
  const auth = service === 'proxy' ? { AUTH_ADDRESS: String(programOf(run, 'auth').ready['grpc']) } : {};
  const program = await (options.startService ?? startIbexService)(service, {
    environment: { LOG_LEVEL: 'warn', ...options.environment, ...auth },
    ...(options.readyWithin !== undefined && { readyWithin: options.readyWithin }),
    ...(options.cancelSignal && { cancelSignal: options.cancelSignal }),
  });
  run.started.push({ service, program });
  return program.ready.http;
}

async function checkService(
  service: string,
  { ready }: IbexService,
  { promtoolRequired = false, cancelSignal }: GateOptions,
  { exercise, failures }: GateRun,
): Promise<ServiceReport> {
  const check = await checkTarget(`${ready.http}/metrics`, {
    catalog: ibexCatalog,
    ...(cancelSignal && { cancelSignal }),
  });
  const promtool: PromtoolResult =
    'body' in check ? await runPromtool(check.body, cancelSignal) : { status: 'not run' };
  if (promtool.status === 'not installed' && promtoolRequired) {
    failures.push({
      step: `promtool check metrics (${service})`,
      message: 'promtool is not installed; on Debian: apt-get install prometheus',
    });
  }
  const leaks = 'body' in check ? findIdentifiers(check.body, exercise?.identifiers ?? []) : [];
  return { service, check, promtool, leaks };
}

function programOf(run: GateRun, service: string): IbexService {
  const program = run.started.find((started) => started.service === service)?.program;
  if (!program) throw new Error(`${service} did not start`);
  return program;
}
