import { createHash } from 'node:crypto';

import type { CatalogDocs, MetricDocs, OwnerDocs } from '../catalog-docs.js';
import { countOf } from './figures.js';
import { filterPanel } from './filter-panel.js';
import { html, Html } from './html.js';
import { metricCard } from './metric-card.js';
import { pageFiles } from './page-files.js';
import { largestOf } from './series-budget.js';
import { seriesChart } from './series-chart.js';
import { seriesSummary } from './series-summary.js';

/**
 * The whole page of a catalog.
 *
 * @throws Error where the package was not built as a whole
 */
export function htmlPage(docs: CatalogDocs): string {
  const { script, style } = pageFiles();
  const largest = largestOf(docs);
  const title = `${docs.prefix} metrics`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policyOf(script, style)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <meta name="generator" content="check-metrics docs" />
        <title>${title}</title>
        ${new Html(`<style>${style}</style>`)} ${new Html(`<script>${script}</script>`)}
      </head>
      <body>
        <a class="skip" href="#metrics-part">Skip to the metrics</a>
        ${topBar(docs.prefix)} ${seriesSummary(docs)}
        <div class="columns">
          <aside aria-label="Narrow down">${filterPanel(docs)}</aside>
          <main id="main">
            <div class="status scripted">
              <p id="count" role="status"></p>
              <ul id="chosen" aria-label="Chosen filters"></ul>
              <button type="button" id="clear" hidden>Clear all</button>
            </div>
            <section class="part" id="metrics-part" aria-label="Metrics" tabindex="-1">
              ${docs.metrics.length === 0 ? html`<p class="empty">The catalog has no metrics.</p>` : groupsOf(docs).map((group) => groupSection(group, docs))}
              <p class="more" id="list-end"></p>
              <div class="empty" id="empty" hidden>
                <p><strong>No metric matches.</strong></p>
                <p>
                  Every word must be in a metric's name, help, labels or values, and every filter must hold.
                </p>
                <p>
                  <button type="button" class="clear">Clear search and filters</button> or press
                  <kbd>Esc</kbd>.
                </p>
              </div>
            </section>
            ${seriesChart(docs, largest)}
          </main>
        </div>
        ${helpDialog()}
        <p class="unseen" id="announced" role="status"></p>
      </body>
    </html> `.markup;
}

/** Nothing but the script and the style of the page may be run or used, and nothing is asked of anyone. */
function policyOf(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src 'sha256-${digest(script)}'`,
    `style-src 'sha256-${digest(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

function topBar(prefix: string): Html {
  return html`<header class="top">
    <h1 class="title">
      <a href="#"><b>${prefix}</b> metrics</a>
    </h1>
    <search class="scripted">
      <label class="unseen" for="search">Search names, help, labels and values</label
      ><input
        type="search"
        id="search"
        placeholder="Search names, help, labels, values"
        autocomplete="off"
        spellcheck="false"
        aria-describedby="count"
        aria-keyshortcuts="/"
      /><kbd aria-hidden="true">/</kbd>
    </search>
    <nav aria-label="Parts">
      <a href="#metrics-part" id="to-metrics">Metrics</a> <a href="#series-part" id="to-series">Series</a>
    </nav>
    <div class="tools scripted">
      <button type="button" id="theme"><span aria-hidden="true"></span><span class="word"></span></button
      ><button type="button" id="help-button" aria-label="Keyboard shortcuts" aria-haspopup="dialog">
        <span aria-hidden="true">?</span>
      </button>
    </div>
  </header>`;
}

/** In the order of the services, and what belongs to none at the end. */
function groupsOf({ owners, metrics }: CatalogDocs): readonly MetricGroup[] {
  const groups = new Map<string, MetricDocs[]>(
    [...owners.map(({ name }) => name), OTHERS].map((name) => [name, []]),
  );
  for (const metric of metrics) (groups.get(metric.owner ?? OTHERS) ?? groups.get(OTHERS))?.push(metric);
  return [...groups].flatMap(([name, members]) => {
    const owner = owners.find((candidate) => candidate.name === name);
    return members.length === 0 ? [] : [{ name, metrics: members, ...(owner && { owner }) }];
  });
}

/** No service, whose name is a word of a metric's name, is called that. */
const OTHERS = 'Of no service';

interface MetricGroup {
  readonly name: string;
  readonly owner?: OwnerDocs;
  readonly metrics: readonly MetricDocs[];
}

function groupSection({ name, owner, metrics }: MetricGroup, docs: CatalogDocs): Html {
  return html`<section class="group" aria-label="${name}">
    <h2>
      ${name}${owner?.kind === 'subsystem' ? html` <span class="aside">shared by services</span>` : undefined}
      <span class="aside tally" data-all="${metrics.length}">${countOf(metrics.length, 'metric')}</span>
    </h2>
    ${metrics.map((metric) => metricCard(metric, docs))}
  </section> `;
}

function helpDialog(): Html {
  return html`<dialog id="help" aria-labelledby="help-heading">
    <h2 id="help-heading">Keyboard</h2>
    <dl>
      ${KEYS.map(
        ([keys, what]) =>
          html`<div>
            <dt>${keys.map((key) => html`<kbd>${key}</kbd> `)}</dt>
            <dd>${what}</dd>
          </div> `,
      )}
    </dl>
    <p>
      <label><input type="checkbox" id="letters" checked /> Keys that are a single character</label>
    </p>
    <p>
      Words are searched for together: <kbd>redis error</kbd> finds what has both, <kbd>"rate limit"</kbd> the
      words in this order, <kbd>status_code=504</kbd> the value of a label. The address of the page is a link
      to what it shows.
    </p>
    <form method="dialog"><button>Close</button></form>
  </dialog>`;
}

const KEYS: readonly (readonly [keys: readonly string[], what: string])[] = [
  [['/'], 'Search'],
  [['↓', 'j'], 'Next metric'],
  [['↑', 'k'], 'Previous metric'],
  [['Enter'], 'From the search to the first metric'],
  [['c'], 'Copy the example of this metric'],
  [['s'], 'Series and back'],
  [['Esc'], 'Clear the search, then the filters'],
  [['?'], 'This help'],
];
