import { runService } from '@ibex/service-runtime';

import { authProgram } from './auth-program.js';

await runService(authProgram);
