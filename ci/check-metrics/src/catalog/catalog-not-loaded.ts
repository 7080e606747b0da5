import { FileError } from '../config/file-error.js';

/** Thrown for a catalog that cannot be used; the message is for the user. The run ends with exit code 2. */
export class CatalogNotLoadedError extends FileError {
  override readonly name = 'CatalogNotLoadedError';
}
