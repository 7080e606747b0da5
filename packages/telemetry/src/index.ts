export { activeTrace, type TraceIds } from './active-trace.js';
