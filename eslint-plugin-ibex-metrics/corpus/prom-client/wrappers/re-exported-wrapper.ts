// A wrapper module that is handed on by another file.
export { makeCounterProvider } from '@willsoto/nestjs-prometheus'; // finds: no-direct-registration
