import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { ReportSection } from '../report/report.js';
import { CouldNotCheckError } from '../target/could-not-check.js';
import { LoopbackServers } from '../testing/loopback.js';
import { replaced } from '../testing/scrape-edits.js';
import { planned, servingInTurn, SHOP_BODY, type ShopPlanOptions, shopPlan } from '../testing/shop-plan.js';
import { TargetCheck } from './target-check.js';

const { signal } = new AbortController();
let servers: LoopbackServers;

beforeEach(() => {
  servers = new LoopbackServers();
});

afterEach(async () => {
  await servers.close();
});

/** Scrapes bodies one after the other, as scrapes of one target. */
async function sectionOf(
  bodies: readonly (string | undefined)[],
  expectations: ShopPlanOptions['expectations'] = {},
): Promise<ReportSection> {
  const plan = shopPlan({ rounds: { scrapes: bodies.length }, expectations });
  const check = new TargetCheck(planned(`shop=${await servingInTurn(servers, ...bodies)}`), plan);
  await check.start(signal);
  let scrapes = 0;
  while (scrapes++ < bodies.length) await check.scrape(signal);
  await check.stop();
  return check.section();
}

function places({ findings }: ReportSection): string[] {
  return findings.map(({ code, scrape, line }) => `${code} ${String(scrape)}:${String(line)}`);
}

const WITHOUT_CARTS = replaced(
  SHOP_BODY,
  '# HELP shop_web_carts Carts\n# TYPE shop_web_carts gauge\nshop_web_carts 2\n',
  '',
);

describe('one scrape', () => {
  it('of what is well has nothing to tell but figures', async () => {
    const section = await sectionOf([SHOP_BODY]);
    expect(section).toMatchObject({
      kind: 'target',
      name: 'shop',
      address: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/metrics$/) as string,
      findings: [],
      summary: { families: 3, series: 15, scrapes: 1, coverage: { present: 3, required: 3 } },
    });
    expect(section).not.toHaveProperty('unchecked');
  });

  it('has findings with their excerpt and the place in the catalog, and no number of the scrape', async () => {
    const section = await sectionOf([replaced(SHOP_BODY, 'shop_web_carts 2', 'shop_web_carts{a="1"} 2')]);
    expect(section.findings).toMatchObject([
      {
        code: 'metric/label-undeclared',
        line: 6,
        excerpt: { text: 'shop_web_carts{a="1"} 2' },
        source: { file: '/shop/catalog.ts', line: 7, column: 5 },
      },
    ]);
    expect(section.findings[0]).not.toHaveProperty('scrape');
  });

  it('tells faults that say the same as often as they are there', async () => {
    const section = await sectionOf([`${SHOP_BODY}up nothing\nup nothing\n`]);
    expect(places(section)).toEqual([
      'syntax/value-invalid undefined:22',
      'syntax/value-invalid undefined:23',
    ]);
    expect(section.findings[0]?.message).toBe(section.findings[1]?.message);
  });
});

describe('several scrapes', () => {
  it('tell a fault that all have once, at its latest place, with the excerpt of that body', async () => {
    const faulty = replaced(SHOP_BODY, 'gauge\nshop_web_carts 2', 'gauge\nshop_web_carts{a="1"} 2');
    const later = `# HELP up Up\n# TYPE up gauge\nup 1\n${replaced(faulty, '} 2', '} 77')}`;
    const section = await sectionOf([faulty, later]);
    expect(places(section)).toEqual(['series/family-late 2:1', 'metric/label-undeclared 2:9']);
    expect(section.findings[1]?.excerpt?.text).toBe('shop_web_carts{a="1"} 77');
  });

  it('keep a fault that only one of them has, with the excerpt of its body', async () => {
    const faulty = replaced(SHOP_BODY, 'HELP shop_web_carts Carts', 'HELP shop_web_carts Trolleys');
    const section = await sectionOf([SHOP_BODY, faulty, SHOP_BODY]);
    expect(places(section)).toEqual(['metric/help 2:4']);
    expect(section.findings[0]?.excerpt?.text).toBe('# HELP shop_web_carts Trolleys');
    expect(section.summary?.scrapes).toBe(3);
  });

  it('tell faults that say the same as often as a scrape has them', async () => {
    const section = await sectionOf([
      `${SHOP_BODY}up nothing\nup nothing\n`,
      `# a comment\n${SHOP_BODY}up nothing\n`,
    ]);
    expect(places(section)).toEqual(['syntax/value-invalid 2:23', 'syntax/value-invalid 1:23']);
  });

  it('tell a figure that is another each time once', async () => {
    const one = `${SHOP_BODY}# HELP up Up\n# TYPE up gauge\nup{a="1"} 1\nup{a="2"} 1\n`;
    const section = await sectionOf([one, `${one}up{a="3"} 1\n`], {
      budgetOf: (metric) => (metric === 'up' ? 1 : undefined),
      seriesBudget: 5,
    });
    expect(places(section)).toEqual(['metric/budget-exceeded 2:22', 'target/budget-exceeded 2:undefined']);
    expect(section.findings[0]?.message).toBe('has 3 series, its budget is 1');
  });

  it('have what only they show beside what each shows', async () => {
    const fallen = replaced(SHOP_BODY, '{result="paid"} 5', '{result="paid"} 3');
    const section = await sectionOf([SHOP_BODY, fallen]);
    expect(places(section)).toEqual(['series/counter-fell 2:3']);
    expect(section.findings[0]?.excerpt?.text).toBe('shop_web_orders_total{result="paid"} 3');
  });

  it('show the line of what only they show also where its body is no longer the latest', async () => {
    const fallen = replaced(SHOP_BODY, '{result="paid"} 5', '{result="paid"} 3');
    const section = await sectionOf([SHOP_BODY, fallen, `# a comment\n${fallen}`]);
    expect(places(section)).toEqual(['series/counter-fell 2:3']);
    expect(section.findings[0]?.excerpt?.text).toBe('shop_web_orders_total{result="paid"} 3');
  });

  it('show the line of what vanished, which the scrape before had', async () => {
    const section = await sectionOf([SHOP_BODY, WITHOUT_CARTS, WITHOUT_CARTS]);
    expect(places(section)).toEqual(['series/vanished 1:6', 'metric/missing 3:undefined']);
    expect(section.findings[0]?.excerpt).toEqual({ text: 'shop_web_carts 2', underline: '^^^^^^^^^^^^^^^^' });
  });
});

describe('a failure', () => {
  it('in a later scrape keeps what was found before, and ends the scrapes', async () => {
    const section = await sectionOf([WITHOUT_CARTS, undefined, SHOP_BODY]);
    expect(places(section)).toEqual(['metric/missing 1:undefined']);
    expect(section).toMatchObject({
      unchecked: { code: 'target/status', message: 'answered 500 instead of 200' },
      summary: { scrapes: 1 },
    });
  });

  it('in the first leaves nothing but itself', async () => {
    const section = await sectionOf([undefined, SHOP_BODY]);
    expect(section).toMatchObject({ unchecked: { code: 'target/status' }, findings: [] });
    expect(section).not.toHaveProperty('summary');
  });

  it('of what is no target is told under the text that was given', async () => {
    const fault = new CouldNotCheckError('target/invalid', 'is none', 'give one');
    const check = new TargetCheck({ name: 'nonsense', fault }, shopPlan());
    await check.start(signal);
    await check.scrape(signal);
    expect(check.canBeScraped).toBe(false);
    expect(check.section()).toEqual({
      kind: 'target',
      name: 'nonsense',
      unchecked: { code: 'target/invalid', message: 'is none', fix: 'give one' },
      findings: [],
    });
  });

  it('from outside does not take the place of its own', async () => {
    const check = new TargetCheck(planned(await servingInTurn(servers, undefined)), shopPlan());
    await check.scrape(signal);
    check.giveUp({ code: 'exercise/failed', message: 'failed', fix: 'mend it' });
    expect(check.section().unchecked?.code).toBe('target/status');
  });

  it('that is no matter of the target is passed on', async () => {
    const check = new TargetCheck(planned(await servingInTurn(servers, SHOP_BODY)), shopPlan());
    await expect(check.scrape(AbortSignal.abort(new Error('interrupted')))).rejects.toThrow('interrupted');
  });
});
