import { parentPort, workerData } from 'node:worker_threads';

import { PGlite } from '@electric-sql/pglite';

import { DatabaseError, toDatabaseError } from './database-error.js';
import type { EngineAnswer, EngineData, EngineRequest } from './embedded-engine.js';

const { folder } = workerData as EngineData;
const opened = PGlite.create(folder === undefined ? {} : { dataDir: folder });

parentPort?.on('message', (request: EngineRequest) => {
  void answer(request).then((message) => parentPort?.postMessage(message));
});

async function answer({ id, ...request }: EngineRequest): Promise<EngineAnswer> {
  try {
    return { id, rows: await run(await opened, request) };
  } catch (error) {
    const { kind, code } = error instanceof DatabaseError ? error : toDatabaseError(error);
    return { id, failure: { kind, code } };
  }
}

async function run(pglite: PGlite, request: Omit<EngineRequest, 'id'>): Promise<EngineAnswer['rows']> {
  if (request.text === undefined) {
    if (request.isLast) await pglite.close();
    return [];
  }
  if (request.params) return (await pglite.query<Row>(request.text, [...request.params])).rows;
  const results = await pglite.exec(request.text);
  return results.at(-1)?.rows;
}

type Row = Readonly<Record<string, unknown>>;
