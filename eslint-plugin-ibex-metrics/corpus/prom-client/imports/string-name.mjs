// A build tool's output: the imported name is a string, as ES2022 allows.
import { 'Counter' as C } from 'prom-client';

export const builds = new C({ name: 'builds_total', help: 'Builds' }); // finds: no-direct-registration
