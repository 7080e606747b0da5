import { createRequire } from 'node:module';

// Read at run time: `package.json` lies outside of the compiler's root directory.
const { name, version } = createRequire(import.meta.url)('../package.json') as {
  readonly name: string;
  readonly version: string;
};

/** Name and version of this package, as it was published. */
export const packageMetadata = { name, version };
