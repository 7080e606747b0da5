import type { CatalogDocs, MetricDocs, OwnerDocs, SeriesDocs } from '../catalog-docs.js';
import { budgetShare } from './budget-share.js';
import { brokenName } from './broken-name.js';
import { countOf, grouped, shareOf } from './figures.js';
import { html, type Html } from './html.js';
import { type LabelTotals, labelTotals } from './label-totals.js';
import { seriesBar } from './series-bar.js';
import { heldTo } from './series-budget.js';
import { bestScale, positionOf, SCALES, type SeriesScale, ticksOf } from './page/series-scale.js';

/**
 * The series of a catalog by service, by metric and by label, as tables with a bar in each row: what there is to see is
 * there to read as well.
 *
 * @param largest - the number at the right end of every bar
 */
export function seriesChart(docs: CatalogDocs, largest: number): Html {
  const labels = labelTotals(docs.metrics);
  return html`<section class="part" id="series-part" aria-labelledby="series-heading">
    <header class="part-head">
      <h2 id="series-heading">Series against the budget</h2>
      ${scaleChoice(docs, largest)}
    </header>
    <p class="legend">
      <span class="key"
        ><svg class="bar" aria-hidden="true"><rect width="70%" height="100%" /></svg> series at worst</span
      >
      <span class="key"
        ><svg class="bar" aria-hidden="true"><line x1="50%" x2="50%" y1="0" y2="100%" /></svg> its own
        budget</span
      >
      <span class="key"
        ><svg class="bar" aria-hidden="true"><line class="shared" x1="50%" x2="50%" y1="0" y2="100%" /></svg>
        a budget shared with others</span
      >
    </p>
    ${
      docs.owners.length === 0
        ? undefined
        : chartTable(
            { id: 'by-owner', caption: 'By service', first: 'Service', last: 'Of the budget' },
            docs.owners.map((owner) => ownerRow(owner, docs.series, largest)),
            largest,
          )
    }
    ${chartTable(
      { id: 'by-metric', caption: 'By metric', first: 'Metric', last: 'Of the budget' },
      mostSeriesFirst(docs.metrics)
        .slice(0, MOST_ROWS)
        .map((metric) => metricRow(metric, docs, largest)),
      largest,
    )}
    <p class="more" id="more-rows">
      ${docs.metrics.length > MOST_ROWS ? moreRows(docs.metrics.length) : undefined}
    </p>
    ${
      labels.length === 0
        ? undefined
        : chartTable(
            { id: 'by-label', caption: 'By label', first: 'Label', last: 'One more value' },
            labels.slice(0, MOST_ROWS).map((label) => labelRow(label, docs.series, largest)),
            largest,
          )
    }
    ${labels.length > MOST_ROWS ? html`<p class="more">and ${countOf(labels.length - MOST_ROWS, 'label')} that make fewer series</p>` : undefined}
  </section>`;
}

/** Of a large catalog, what makes most series is shown. The script shows as many of what a reader searches for. */
const MOST_ROWS = 40;

function moreRows(metrics: number): Html {
  return html`and ${countOf(metrics - MOST_ROWS, 'metric')} of fewer series`;
}

function mostSeriesFirst(metrics: readonly MetricDocs[]): readonly MetricDocs[] {
  return metrics.toSorted((one, other) => other.series.worstCase - one.series.worstCase);
}

function scaleChoice({ metrics }: CatalogDocs, largest: number): Html {
  const best = bestScale(
    metrics.map(({ series }) => series.worstCase),
    largest,
  );
  return html`<fieldset class="scale">
    <legend>Scale</legend>
    ${SCALES.map(
      (scale) =>
        html`<label
          ><input
            type="radio"
            name="scale"
            id="scale-${scale}"
            value="${scale}"
            ${scale === best ? CHECKED : undefined}
          />
          ${SCALE_NAMES[scale]}</label
        > `,
    )}
  </fieldset>`;
}

const CHECKED = html` checked`;
const SCALE_NAMES: Readonly<Record<SeriesScale, string>> = { log: 'logarithmic', linear: 'linear' };

interface TableHead {
  readonly id: string;
  readonly caption: string;
  readonly first: string;
  readonly last: string;
}

function chartTable({ id, caption, first, last }: TableHead, rows: readonly Html[], largest: number): Html {
  return html`<table class="chart" id="${id}" data-largest="${largest}">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${first}</th>
        <th scope="col" class="number">Series</th>
        <td>${axis(largest)}</td>
        <th scope="col">${last}</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function axis(largest: number): Html {
  return html`<svg class="axis" aria-hidden="true">
    ${SCALES.map(
      (scale) =>
        html`<g class="${scale}"
          >${ticksOf(largest, scale).map((tick) => {
            const at = positionOf(tick, largest, scale);
            const anchor = at < NEAR_EDGE ? 'start' : at > 100 - NEAR_EDGE ? 'end' : 'middle';
            return html`<text x="${at}%" y="70%" text-anchor="${anchor}">${shortened(tick)}</text>`;
          })}</g
        >`,
    )}
  </svg>`;
}

/** In percent of the width; a number in the middle of its tick would stand outside. */
const NEAR_EDGE = 3;

function shortened(tick: number): string {
  return tick >= 1000 ? `${grouped(tick / 1000)}k` : String(tick);
}

function grid(largest: number): Html {
  return html`<svg class="grid" aria-hidden="true">
    ${SCALES.map(
      (scale) =>
        html`<g class="${scale}"
          >${ticksOf(largest, scale).map((tick) => {
            const at = positionOf(tick, largest, scale);
            return html`<line x1="${at}%" x2="${at}%" y1="0" y2="100%" />`;
          })}</g
        >`,
    )}
  </svg>`;
}

function metricRow(metric: MetricDocs, docs: CatalogDocs, largest: number): Html {
  const { name, series, owner } = metric;
  const held = heldTo(metric, docs);
  const bar = { series: series.worstCase, budget: held?.budget, isShared: held?.of !== 'metric' };
  return chartRow(
    html`<a href="#${name}">${brokenName(name)}</a>`,
    series.worstCase,
    html`${grid(largest)}${seriesBar(bar, largest)}`,
    budgetShare(series.worstCase, held, owner),
  );
}

function ownerRow({ name, series, metrics }: OwnerDocs, all: SeriesDocs, largest: number): Html {
  const budget = series.budget ?? all.budget;
  const of = series.budget === undefined ? 'catalog' : 'metric';
  const held = budget === undefined ? undefined : ({ budget, of } as const);
  return chartRow(
    html`${name} <span class="aside">${countOf(metrics, 'metric')}</span>`,
    series.worstCase,
    html`${grid(largest)}${seriesBar({ series: series.worstCase, budget, isShared: of === 'catalog' }, largest)}`,
    budgetShare(series.worstCase, held, name),
  );
}

function labelRow(label: LabelTotals, { budget }: SeriesDocs, largest: number): Html {
  const { name, values, metrics, worstCase, seriesPerValue } = label;
  const [only = ''] = metrics;
  return chartRow(
    html`${name}
      <span class="aside"
        >${countOf(values, 'value')},
        ${metrics.length === 1 ? html`<a href="#${only}">${brokenName(only)}</a>` : countOf(metrics.length, 'metric')}</span
      >`,
    worstCase,
    html`${grid(largest)}${seriesBar({ series: worstCase, budget, isShared: true }, largest)}`,
    html`<b>+${grouped(seriesPerValue)}</b
      >${budget === undefined || seriesPerValue === 0 ? undefined : html` ${shareOf(seriesPerValue, budget)} of ${grouped(budget)}`}`,
  );
}

function chartRow(first: Html, series: number, bar: Html, last: Html): Html {
  return html`<tr>
    <th scope="row">${first}</th>
    <td class="number">${grouped(series)}</td>
    <td class="bars">${bar}</td>
    <td class="share">${last}</td>
  </tr> `;
}
