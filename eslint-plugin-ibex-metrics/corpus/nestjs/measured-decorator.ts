// Nest: a decorator that measures methods by the name it is put on, which is passed to the metric as it is.
import type { Histogram } from 'prom-client';

export function Measured(durations: Histogram<'handler' | 'result'>): MethodDecorator {
  return (_target, key, descriptor: TypedPropertyDescriptor<any>) => {
    const original = descriptor.value;
    descriptor.value = async function (...args: unknown[]) {
      const end = durations.startTimer({ handler: String(key) });
      try {
        const value = await original.apply(this, args);
        end({ result: 'ok' });
        return value;
      } catch (error) {
        end({ result: 'error' });
        throw error;
      }
    };
    return descriptor;
  };
}
