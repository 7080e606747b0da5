export { type BreakableProgram, startBreakable } from './breakable-program.js';
export { findProgram, isCi, isInstalled, type ProgramName, programPath } from './installed-programs.js';
export { type ProgramStart, type RunningProgram, startProgram } from './running-program.js';
export {
  type IbexService,
  type IbexServiceStart,
  type ReadyLine,
  startIbexService,
} from './start-ibex-service.js';
export {
  type Postgres,
  type PostgresSettings,
  startBreakablePostgres,
  startPostgres,
} from './start-postgres.js';
export {
  type Prometheus,
  type PrometheusSettings,
  type QueriedSample,
  type ScrapedTarget,
  startPrometheus,
  type StoredExemplar,
  type StoredSamples,
} from './start-prometheus.js';
export { type Redis, startRedis } from './start-redis.js';
export { canHaveSmallDisk, type SmallDisk, startSmallDisk } from './small-disk.js';
export { type TemporaryFolder, temporaryFolder } from './temporary-folder.js';
