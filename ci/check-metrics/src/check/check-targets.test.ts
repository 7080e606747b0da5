import { existsSync, readFileSync } from 'node:fs';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { programTarget } from '../target/program-target.js';
import { isRunning } from '../testing/is-running.js';
import { LoopbackServers } from '../testing/loopback.js';
import { planned, servingInTurn, SHOP_BODY, shopPlan } from '../testing/shop-plan.js';
import { temporaryDirectory } from '../testing/temporary-directory.js';
import { checkTargets } from './check-targets.js';
import type { PlannedTarget } from './plan-targets.js';

const directory = temporaryDirectory();
const { signal } = new AbortController();
let servers: LoopbackServers;

beforeEach(() => {
  servers = new LoopbackServers();
});

afterEach(async () => {
  await servers.close();
  vi.restoreAllMocks();
});

/** A program that answers with the body of the shop, and has written its process id by then. */
function shopProgram(name: string): { readonly plan: PlannedTarget; readonly isRunning: () => boolean } {
  const pidFile = directory.path(`${name}.pid`);
  const script = directory.file(
    `${name}.mjs`,
    `import { writeFileSync } from 'node:fs';
    import { createServer } from 'node:http';
    writeFileSync(${JSON.stringify(pidFile)}, String(process.pid));
    const body = ${JSON.stringify(SHOP_BODY)};
    const server = createServer((_, response) =>
      response.setHeader('content-type', 'text/plain; version=0.0.4').end(body),
    ).listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port));`,
  );
  return {
    plan: { target: programTarget(`${process.execPath} ${script}`), limits: {} },
    isRunning: () => existsSync(pidFile) && isRunning(Number(readFileSync(pidFile, 'utf8'))),
  };
}

describe('checkTargets', () => {
  it('checks each target under its own deadline, all at the same time, in their order', async () => {
    const drip = await servers.http((_, response) => {
      response.write(SHOP_BODY);
    });
    const good = await servingInTurn(servers, SHOP_BODY);
    const targets = Array.from({ length: 20 }, (_, index) =>
      planned(`t${String(index)}=${index % 2 === 0 ? drip.href : good}`, 300),
    );
    const started = performance.now();
    const sections = await checkTargets(shopPlan({ targets }), signal);
    // Not ten times that.
    expect(performance.now() - started).toBeLessThan(3 * 300);
    expect(sections.map(({ name, unchecked }) => [name, unchecked?.code])).toEqual(
      targets.map((_, index) => [`t${String(index)}`, index % 2 === 0 ? 'target/timeout' : undefined]),
    );
  });

  it('scrapes as often as asked, with the exercise after the first', async () => {
    const order: string[] = [];
    const url = await servers.http((request, response) => {
      order.push(request.url ?? '');
      response.setHeader('content-type', 'text/plain; version=0.0.4').end(SHOP_BODY);
    });
    const command = `for target in $CHECK_METRICS_TARGETS; do ${process.execPath} -e "fetch(process.argv[1])" $target/orders; done`;
    const plan = shopPlan({ targets: [planned(url.href)], rounds: { scrapes: 3, exercise: command } });
    const [section] = await checkTargets(plan, signal);
    expect(order).toEqual(['/metrics', '/metrics/orders', '/metrics', '/metrics']);
    expect(section).toMatchObject({ findings: [], summary: { scrapes: 3 } });
  });

  it('tells what was found where the exercise fails, of targets that were not checked to the end', async () => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const targets = [planned(await servingInTurn(servers, '')), planned('nothing=http://127.0.0.1:1')];
    const plan = shopPlan({ targets, rounds: { scrapes: 2, exercise: 'exit 3' } });
    const [first, second] = await checkTargets(plan, signal);
    expect(first).toMatchObject({
      unchecked: { code: 'exercise/failed', message: 'the exercise command ended with exit code 3' },
      summary: { scrapes: 1 },
    });
    expect(first?.findings.length).toBeGreaterThan(0);
    expect(second?.unchecked?.code).toBe('target/unreachable');
  });

  it('exercises and waits for nothing where no target is left to be scraped', async () => {
    const marker = directory.path('exercised');
    const targets = [planned('http://127.0.0.1:1')];
    const rounds = { scrapes: 3, interval: 60_000, exercise: `touch ${marker}` };
    const [section] = await checkTargets(shopPlan({ targets, rounds }), signal);
    expect(section?.unchecked?.code).toBe('target/unreachable');
    expect(existsSync(marker)).toBe(false);
  });

  it('checks what can be started beside what cannot, and stops all of it', async () => {
    const shop = shopProgram('shop');
    const broken: PlannedTarget = { target: programTarget('exit 3'), limits: {} };
    const sections = await checkTargets(shopPlan({ targets: [broken, shop.plan] }), signal);
    expect(sections).toMatchObject([
      { unchecked: { code: 'target/not-started' } },
      { name: 'node', findings: [], summary: { scrapes: 1 } },
    ]);
    expect(shop.isRunning()).toBe(false);
  });

  it('stops what it started where it is cancelled while others are read, and throws the reason', async () => {
    const shop = shopProgram('cancelled');
    const controller = new AbortController();
    const drip = await servers.http((_, response) => {
      response.write(SHOP_BODY);
      expect(shop.isRunning()).toBe(true);
      controller.abort(new Error('interrupted'));
    });
    const plan = shopPlan({ targets: [shop.plan, planned(drip.href, 60_000)] });
    await expect(checkTargets(plan, controller.signal)).rejects.toThrow('interrupted');
    expect(shop.isRunning()).toBe(false);
  });
});
