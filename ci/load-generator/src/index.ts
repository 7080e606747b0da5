export type { Arrivals } from './arrival-times.js';
export { generateLoad, type LoadPlan, type LoadRequest } from './generate-load.js';
export { Durations } from './durations.js';
export { type LoadResult, problemOf } from './load-result.js';
