// An id in the name, put through a function that makes a valid name of it: there is still one for each queue.
import { Gauge } from 'prom-client';

const clean = (text: string) => text.replace(/\W/g, '_');

export function watch(queue: { title: string; size: number }): void {
  // finds in next line: metric-naming
  const size = new Gauge({ name: clean(`queue_${queue.title}_length`), help: 'Jobs that wait' });
  size.set(queue.size);
}

export const total = new Gauge({ name: clean('queue length'), help: 'Jobs that wait in all queues' });

export function watchEnvironment(env: { slug: string; size: number }): void {
  // finds in next line: metric-naming
  const size = new Gauge({ name: clean(`env_${env.slug}_length`), help: 'Jobs of the environment' });
  size.set(env.size);
}

export const perProcess = new Gauge({ name: clean(`${process.env.SERVICE}_length`), help: 'Jobs that wait' });
