/**
 * The environment that makes a service break its metrics.
 *
 * @param sabotage - one of the names in `sabotage.ts`
 */
export function sabotagedEnvironment(sabotage: string): Record<string, string> {
  const preload = new URL('../../dist/sabotage/sabotage.js', import.meta.url);
  return { IBEX_SABOTAGE: sabotage, NODE_OPTIONS: `--import ${preload.href}` };
}
