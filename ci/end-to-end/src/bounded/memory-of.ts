import { once } from 'node:events';

import type { RunningProgram } from '@ibex/test-programs';
import { WebSocket } from 'undici';

/** What a Node.js program has to be started with so that its memory can be measured. */
export const MEASURABLE = { NODE_OPTIONS: '--inspect=127.0.0.1:0' };

/** Measures the memory of a program. */
export interface MemoryOf {
  /** Has the program collect its garbage, and tells how many bytes are left on its heap. */
  bytesInUse(): Promise<number>;
  close(): void;
}

/**
 * Connects to the inspector of a program. What is left after a collection is what is held on to, so that a leak shows
 * after few requests, and nothing else does.
 *
 * @param program - started with {@link MEASURABLE}
 */
export async function memoryOf(program: Pick<RunningProgram, 'output'>): Promise<MemoryOf> {
  const url = /ws:\/\/\S+/.exec(program.output())?.[0];
  if (url === undefined) throw new Error(`the program has no inspector; it wrote: ${program.output()}`);
  const socket = new WebSocket(url);
  await once(socket, 'open');
  let id = 0;
  const ask = async (method: string): Promise<{ readonly usedSize?: number }> => {
    id += 1;
    socket.send(JSON.stringify({ id, method }));
    for (;;) {
      const [event] = (await once(socket, 'message')) as [{ readonly data: string }];
      const answer = JSON.parse(event.data) as Answer;
      if (answer.id === id) return answer.result;
    }
  };
  return {
    bytesInUse: async () => {
      await ask('HeapProfiler.collectGarbage');
      const { usedSize } = await ask('Runtime.getHeapUsage');
      if (usedSize === undefined) throw new Error('the inspector does not tell how much is in use');
      return usedSize;
    },
    close: () => {
      socket.close();
    },
  };
}

interface Answer {
  readonly id?: number;
  readonly result: { readonly usedSize?: number };
}
