// Its user.
import { register, Registry } from './registry';

export const plugins = Registry.merge([register, new Registry().add({})]);

export function stop(): void {
  register.clear();
  plugins.clear();
}
