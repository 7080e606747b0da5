import { endSessions, lockTokens, takeAllConnections } from './postgres-administration.js';
import { type Condition, type Scenario, tokenChecked, WELL } from './scenario.js';
import { LIMITS, MOST_CONNECTIONS, type ServicesToBreak } from './services-to-break.js';

/** Auth answers, but that it cannot tell. */
const CANNOT_TELL: Condition = { outcome: '503', proxy: {}, auth: tokenChecked('UNAVAILABLE', 'error') };

/** The database of auth is gone, does not answer, or has no connection left. */
export const POSTGRES_FAULTS: readonly Scenario[] = [
  {
    fault: 'PostgreSQL is killed and comes back',
    breaks: ({ postgres }) => postgres.kill(),
    mends: ({ postgres }) => postgres.startAgain(),
    meanwhile: CANNOT_TELL,
    within: LIMITS.database,
  },
  {
    fault: 'PostgreSQL is frozen and goes on',
    breaks: ({ postgres }) => {
      postgres.freeze();
    },
    mends: ({ postgres }) => {
      postgres.thaw();
    },
    meanwhile: CANNOT_TELL,
    within: LIMITS.database,
  },
  {
    fault: 'PostgreSQL has no connection left',
    ...untilUndone((url) => takeAllConnections(url, MOST_CONNECTIONS)),
    meanwhile: CANNOT_TELL,
    within: LIMITS.database,
  },
  {
    fault: 'the table of tokens is locked',
    ...untilUndone(lockTokens),
    meanwhile: CANNOT_TELL,
    within: LIMITS.database,
  },
  {
    fault: 'PostgreSQL ends all sessions',
    breaks: ({ postgres }) => endSessions(postgres.current().url),
    mends: () => undefined,
    meanwhile: WELL,
    atTheEdges: ['503'],
    within: LIMITS.database,
  },
];

function untilUndone(
  change: (url: string) => Promise<() => Promise<void>>,
): Pick<Scenario, 'breaks' | 'mends'> {
  let undo: (() => Promise<void>) | undefined;
  return {
    breaks: async ({ postgres }: ServicesToBreak) => {
      undo = await change(postgres.current().url);
    },
    mends: () => undo?.(),
  };
}
