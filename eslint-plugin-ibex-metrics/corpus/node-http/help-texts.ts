// Texts with `# Help` and `# type` in them that are no exposition: Markdown, a shell script, a configuration.
import { writeFile } from 'node:fs/promises';

export const README = `# Help

Run \`shop --help\`.

## HELP wanted

# Types of orders
`;

export const SCRIPT = [
  '#!/bin/sh',
  '# type the password when asked',
  '# HELPERS live in lib.sh',
  '#HELP none',
  'exec shop "$@"',
].join('\n');

export async function writeConfiguration(path: string): Promise<void> {
  await writeFile(path, '; the metric # HELP text is set below\n# Help: see the wiki\n# TYPES: all\n');
}
