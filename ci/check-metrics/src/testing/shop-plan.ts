import { printExposition } from '@ibex/exposition';

import { parseTarget } from '../target/parse-target.js';
import type { CheckPlan, Rounds } from '../check/check-plan.js';
import type { PlannedTarget } from '../check/plan-targets.js';
import type { Expectations } from '../assert/expectations.js';
import type { LoopbackServers } from './loopback.js';
import { shopCatalog } from './scrape-cases.js';

/** What the shop exposes where nothing is wrong with it. */
export const SHOP_BODY = printExposition([
  {
    name: 'shop_web_orders_total',
    help: 'Orders',
    type: 'counter',
    samples: [sample('shop_web_orders_total', 5, ['result', 'paid'])],
  },
  { name: 'shop_web_carts', help: 'Carts', type: 'gauge', samples: [sample('shop_web_carts', 2)] },
  {
    name: 'shop_web_wait_seconds',
    help: 'Waits',
    type: 'histogram',
    samples: [
      ...[...bucketsOf('shop_web_wait_seconds').map(String), '+Inf'].map((bound) =>
        sample('shop_web_wait_seconds_bucket', 4, ['le', bound]),
      ),
      sample('shop_web_wait_seconds_sum', 0.5),
      sample('shop_web_wait_seconds_count', 4),
    ],
  },
]);

/** What may be said of a plan in a test. */
export interface ShopPlanOptions {
  readonly targets?: readonly PlannedTarget[];
  readonly rounds?: Partial<Rounds>;
  readonly expectations?: Partial<Expectations>;
}

/** A plan that holds targets to the catalog of the shop, with as little waiting as possible. */
export function shopPlan({ targets = [], rounds = {}, expectations = {} }: ShopPlanOptions = {}): CheckPlan {
  return {
    catalog: {
      catalog: shopCatalog,
      definitionOf: (metric) =>
        metric === 'shop_web_carts' ? { file: '/shop/catalog.ts', line: 7, column: 5 } : undefined,
    },
    expectations: { catalog: shopCatalog, ...expectations },
    targets,
    expositionLimits: {},
    rounds: { scrapes: 1, interval: 1, ...rounds },
    outputs: [],
    writesBaseline: false,
    tellsUnused: true,
    isQuiet: true,
  };
}

/** A target of a run, as given on the command line. */
export function planned(text: string, timeout = 2000): PlannedTarget {
  return { target: parseTarget(text), limits: { timeout } };
}

/** Serves one body after the other, and the last of them from then on; `undefined` is an answer of status 500. */
export async function servingInTurn(
  servers: LoopbackServers,
  ...bodies: readonly (string | undefined)[]
): Promise<string> {
  let requests = 0;
  const url = await servers.http((_, response) => {
    const body = bodies[Math.min(requests++, bodies.length - 1)];
    response.setHeader('content-type', 'text/plain');
    if (body === undefined) response.writeHead(500).end();
    else response.end(body);
  });
  return url.href;
}

function bucketsOf(metric: string): readonly number[] {
  const definition = shopCatalog.metrics.find(({ name }) => name === metric);
  return definition?.type === 'histogram' ? definition.buckets : [];
}

function sample(name: string, value: number, ...labels: readonly (readonly [name: string, value: string])[]) {
  return { name, labels: labels.map(([label, text]) => ({ name: label, value: text })), value };
}
