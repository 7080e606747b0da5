import { printCorpusReport } from './print-corpus-report.js';
import { isFlawless, runCorpus } from './run-corpus.js';

const report = await runCorpus(process.argv[2]);
process.stdout.write(printCorpusReport(report));
process.exitCode = isFlawless(report) ? 0 : 1;
