// A CLI: classes destructured from an awaited import in a command.
export async function serve(): Promise<void> {
  const { Counter, collectDefaultMetrics } = await import('prom-client');
  collectDefaultMetrics(); // finds: no-direct-registration
  new Counter({ name: 'cli_runs_total', help: 'Runs of the program' }).inc(); // finds: no-direct-registration
}
