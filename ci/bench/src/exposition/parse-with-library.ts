// A program that is measured: it reads the file it is given, parses it with `parse-prometheus-text-format`, and tells
// how many families there are.
import { readFile } from 'node:fs/promises';

import parsePrometheusTextFormat from 'parse-prometheus-text-format';

const [, , path = ''] = process.argv;
const families = parsePrometheusTextFormat(await readFile(path, 'utf8'));
process.stdout.write(`${String(families.length)} families\n`);
