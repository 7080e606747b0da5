import type { CatalogDocs, LabelDocs, MetricDocs, StabilityDocs } from '../catalog-docs.js';
import { visibleText } from '../visible-text.js';
import { budgetShare } from './budget-share.js';
import { grouped } from './figures.js';
import { brokenName } from './broken-name.js';
import { html, type Html } from './html.js';
import { budgetBar } from './series-bar.js';
import { type HeldTo, heldTo } from './series-budget.js';
import { typeIcon } from './type-icon.js';

/** All there is to know of a metric. The script reads it as well, so that nothing is in the page twice. */
export function metricCard(metric: MetricDocs, docs: CatalogDocs): Html {
  const held = heldTo(metric, docs);
  const { name, type, owner, unit, help, labels, buckets, stability, example, recordedIn } = metric;
  return html`<article
    class="metric"
    id="${name}"
    tabindex="-1"
    aria-labelledby="-${name}"
    data-type="${type}"
    data-owner="${owner ?? ''}"
    data-stability="${stability.level}"
    data-series="${metric.series.worstCase}"
    ${held && html`data-budget="${held.budget}" data-held-by="${held.of}"`}
  >
    <h3 id="-${name}"><a href="#${name}">${nameParts(name, docs.prefix)}</a></h3>
    <p class="traits">
      <span class="type">${typeIcon(type)}${type}</span
      >${unit === undefined ? undefined : html` <span class="unit">in ${unit}</span>`}
      <span class="stability">${stability.level}</span>
    </p>
    <p class="help">${help}</p>
    ${deprecation(stability)}
    <dl>
      <div>
        <dt>Series</dt>
        <dd class="series">${seriesCell(metric, held)}</dd>
      </div>
      <div>
        <dt>Labels</dt>
        <dd>${labels.length === 0 ? NONE : labels.map(labelRow)}</dd>
      </div>
      ${
        buckets === undefined
          ? undefined
          : html`<div>
              <dt>Buckets</dt>
              <dd class="buckets">
                ${[...buckets.map(String), '+Inf'].map((bound) => html`<code>${bound}</code> `)}
              </dd>
            </div> `
      }${
        recordedIn === undefined
          ? undefined
          : html`<div>
              <dt>Recorded in</dt>
              <dd class="recorded">
                ${recordedIn.length === 0 ? NOWHERE : recordedIn.map((file) => html`<code>${file}</code> `)}
              </dd>
            </div> `
      }
      <div>
        <dt>Example</dt>
        <dd class="example">
          <code>${example}</code
          ><button type="button" class="copy scripted" aria-label="Copy the query of ${name}">Copy</button>
        </dd>
      </div>
    </dl>
  </article> `;
}

const NONE = html`<span class="none">none</span>`;
const NOWHERE = html`<span class="none">nothing that was found</span>`;

/** The prefix, which all metrics have, set apart. */
function nameParts(name: string, prefix: string): Html {
  const start = `${prefix}_`;
  if (!name.startsWith(start)) return brokenName(name);
  return html`<span class="prefix">${start}</span>${brokenName(name.slice(start.length))}`;
}

function deprecation(stability: StabilityDocs): Html | undefined {
  if (stability.level !== 'deprecated') return undefined;
  const { since, until, replacedBy } = stability;
  return html`<p class="deprecated">
    <strong>Deprecated</strong> since <time>${since}</time>, may go from <time>${until}</time> on.
    ${
      replacedBy === undefined
        ? html`Nothing replaces it.`
        : html`Use <a href="#${replacedBy}"><code>${replacedBy}</code></a> instead.`
    }
  </p> `;
}

function seriesCell({ series, owner }: MetricDocs, held: HeldTo | undefined): Html {
  return html`<span class="count">${grouped(series.worstCase)} <span class="aside">at worst</span></span>
    ${budgetBar({ series: series.worstCase, budget: held?.budget })}
    <span class="share">${budgetShare(series.worstCase, held, owner)}</span>`;
}

function labelRow({ name, kind, values, other, seriesPerValue }: LabelDocs): Html {
  const rows = values.map((value) => labelValue(value, value === other));
  const rest = rows.length - SHOWN_VALUES;
  return html`<div class="label" data-label="${name}">
    <span class="label-name"><code>${name}</code> <span class="kind">${KINDS[kind]}</span></span>
    <div class="values">
      ${
        rest <= 1
          ? rows
          : html`${rows.slice(0, SHOWN_VALUES)}
              <details>
                <summary>${grouped(rest)} more</summary>
                ${rows.slice(SHOWN_VALUES)}
              </details>`
      }
    </div>
    <span class="cost" title="What one more value adds at worst"
      >+${grouped(seriesPerValue)}<span class="unseen"> series</span> per value</span
    >
  </div> `;
}

/** More are folded away, but for a single one, which would take as much room. */
const SHOWN_VALUES = 12;

const KINDS: Readonly<Record<LabelDocs['kind'], string>> = {
  enumeration: 'one of',
  'route-template': 'route template',
  'http-method': 'HTTP method',
  'http-status-code': 'HTTP status',
  'grpc-status-code': 'gRPC status',
};

function labelValue(value: string, isOther: boolean): Html {
  const shown = visibleText(value);
  return isOther
    ? html`<code class="other" title="Stands for everything else">${shown}</code> `
    : html`<code>${shown}</code> `;
}
