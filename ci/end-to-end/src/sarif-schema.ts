import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { Log } from 'sarif';

const SCHEMA_FILE = join(
  dirname(createRequire(import.meta.url).resolve('@microsoft/jest-sarif/package.json')),
  'lib/schemas/sarif-2.1.0-rtm.5.json',
);

/**
 * Reads a log of SARIF.
 *
 * @throws Error where it is not as the official schema says
 */
export async function readSarif(file: string): Promise<Log> {
  // It is of draft 4, which here differs in the name of its id only, and has a pattern that is none with Unicode.
  const schema = JSON.parse((await readFile(SCHEMA_FILE, 'utf8')).replace('"id":', '"$id":')) as object;
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, validateSchema: false });
  addFormats.default(ajv);
  const validate = ajv.compile<Log>(schema);
  const log: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (validate(log)) return log;
  throw new Error(`${file} is not as the schema says: ${ajv.errorsText(validate.errors)}`);
}

/** Where the results of a rule are, as `file:line`. */
export function placesOf({ runs }: Log, rule: string): string[] {
  return runs.flatMap(({ results = [] }) =>
    results
      .filter(({ ruleId }) => ruleId === rule)
      .map(({ locations: [location] = [] }) => {
        const { artifactLocation, region } = location?.physicalLocation ?? {};
        return `${String(artifactLocation?.uri)}:${String(region?.startLine)}`;
      }),
  );
}
