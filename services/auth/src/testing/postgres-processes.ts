import { readFile } from 'node:fs/promises';

import type { Postgres } from '@ibex/test-programs';

/** Stops every process of a server where it stands, those of its connections included, as a machine that hangs does. */
export async function freeze(postgres: Postgres): Promise<void> {
  postgres.signal('SIGSTOP');
  for (const pid of await childrenOf(postgres.pid)) process.kill(pid, 'SIGSTOP');
}

/** Lets a frozen server go on. */
export async function thaw(postgres: Postgres): Promise<void> {
  for (const pid of await childrenOf(postgres.pid)) process.kill(pid, 'SIGCONT');
  postgres.signal('SIGCONT');
}

async function childrenOf(pid: number): Promise<number[]> {
  const children = await readFile(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8');
  return children.trim().split(' ').filter(Boolean).map(Number);
}
