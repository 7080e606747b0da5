import pg from 'pg';

/** Does something on a connection of its own to PostgreSQL, which is closed again. */
export async function asAdministrator<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = await administrator(url);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Ends all sessions of auth, as a server does that hands over to another. */
export async function endSessions(url: string): Promise<void> {
  await asAdministrator(url, (client) => client.query(END_SESSIONS));
}

const END_SESSIONS = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'ibex-auth'`;

/**
 * Opens connections until there is none left for anybody else, those of auth taken from it.
 *
 * @param most - how many there are
 * @returns what gives them back
 */
export async function takeAllConnections(url: string, most: number): Promise<() => Promise<void>> {
  const first = await administrator(url);
  const taken = [first];
  while (taken.length < most) {
    await first.query(END_SESSIONS);
    const more = await Promise.all(
      Array.from({ length: most - taken.length }, () => administrator(url).catch(ignore)),
    );
    taken.push(...more.filter((client) => client !== undefined));
  }
  return async () => {
    await Promise.all(taken.map((client) => client.end()));
  };
}

/**
 * Locks the table of tokens against everybody.
 *
 * @returns what unlocks it
 */
export async function lockTokens(url: string): Promise<() => Promise<void>> {
  const client = await administrator(url);
  await client.query('BEGIN');
  await client.query('LOCK TABLE tokens IN ACCESS EXCLUSIVE MODE');
  return () => client.end();
}

async function administrator(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'administrator' });
  client.on('error', ignore);
  await client.connect();
  return client;
}

function ignore(): undefined {
  return undefined;
}
