import { runService } from '@ibex/service-runtime';

import { proxyProgram } from './proxy-program.js';

await runService(proxyProgram);
