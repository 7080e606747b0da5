// A job that pushes when it is done; only types know what `target` is.
import { target } from './gateway';

export async function finish(): Promise<void> {
  await target.pushAdd({ jobName: 'nightly' }); // finds with types: no-direct-registration
}
