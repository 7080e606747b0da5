import { measureProgram } from './measured-program.js';

/**
 * Asks promtool for its version.
 *
 * @returns `undefined` where it is not installed
 */
export async function versionOfPromtool(): Promise<string | undefined> {
  try {
    const { stdout, stderr } = await measureProgram({ file: 'promtool', args: ['--version'] });
    return /^promtool, version (\S+)/m.exec(stdout + stderr)?.[1] ?? 'of an unknown version';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
