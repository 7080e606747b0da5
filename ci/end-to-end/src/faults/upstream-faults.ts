import type { HostileUpstream, UpstreamMood } from './hostile-upstream.js';
import { SLOWNESS } from './hostile-upstream.js';
import { type Scenario, WELL } from './scenario.js';
import { LIMITS } from './services-to-break.js';

/** The LLM provider has a bad day: its answers are passed on, and where it has none the proxy has one. */
export const UPSTREAM_FAULTS: readonly Scenario[] = [
  {
    fault: 'the upstream refuses connections',
    breaks: ({ upstream }) => upstream.refuse(),
    mends: ({ upstream }) => upstream.accept(),
    meanwhile: { ...WELL, outcome: '502' },
    atTheEdges: ['cut'],
    within: 100,
  },
  ofMood('says nothing', { outcome: '504', within: LIMITS.upstream }),
  ofMood('hangs in mid-stream', { outcome: 'cut', within: LIMITS.upstream + LIMITS.upstreamIdle }),
  ofMood('breaks off in mid-stream', { outcome: 'cut', within: 100 }),
  ofMood('resets the connection', { outcome: '502', within: 100 }),
  ofMood('is slow to the first byte', { outcome: '200', within: SLOWNESS + 100 }),
  ofMood('answers 500', { outcome: '500', within: 100 }),
  ofMood('answers garbage', { outcome: '502', within: 100 }),
];

function ofMood(mood: UpstreamMood, { outcome, within }: { outcome: string; within: number }): Scenario {
  const turnTo = (next: UpstreamMood) => (services: { readonly upstream: HostileUpstream }) => {
    services.upstream.mood = next;
  };
  return {
    fault: `the upstream ${mood}`,
    breaks: turnTo(mood),
    mends: turnTo('does well'),
    meanwhile: { ...WELL, outcome },
    within,
  };
}
