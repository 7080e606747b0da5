import { FileError } from './file-error.js';

/** Thrown for a configuration that cannot be used; the message is for the user. The run ends with exit code 2. */
export class ConfigError extends FileError {
  override readonly name = 'ConfigError';
}
