import type { CatalogDocs, MetricDocs } from '../catalog-docs.js';
import { grouped } from './figures.js';
import { html, type Html } from './html.js';
import type { Facet } from './page/view.js';

/** What the metrics can be narrowed by. It needs the script, and is not to be seen without. */
export function filterPanel({ owners, metrics }: CatalogDocs): Html {
  const ownerNames = owners.map(({ name }) => name);
  return html`<details class="filters scripted" open>
    <summary>Filters</summary>
    <form id="filters" aria-label="Filters">
      ${facet(
        'owner',
        'Service',
        countedIn([...ownerNames, ''], metrics, ({ owner }) => [owner ?? '']),
      )}
      ${facet(
        'type',
        'Type',
        countedIn(['counter', 'gauge', 'histogram'], metrics, ({ type }) => [type]),
      )}
      ${facet('label', 'Label', mostFirst(countedIn([], metrics, labelNames)))}
      ${facet(
        'stability',
        'Stability',
        countedIn(['stable', 'experimental', 'deprecated'], metrics, ({ stability }) => [stability.level]),
      )}
    </form>
  </details>`;
}

type Counts = readonly (readonly [value: string, metrics: number])[];

/** The values that metrics have, those that are named first, with how many have them. */
function countedIn(
  first: readonly string[],
  metrics: readonly MetricDocs[],
  valuesOf: (metric: MetricDocs) => readonly string[],
): Counts {
  const counts = new Map(first.map((value) => [value, 0]));
  for (const metric of metrics) {
    for (const value of valuesOf(metric)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > 0);
}

function labelNames({ labels }: MetricDocs): readonly string[] {
  return labels.length === 0 ? [''] : [...new Set(labels.map(({ name }) => name))];
}

function mostFirst(counts: Counts): Counts {
  return counts.toSorted(([, one], [, other]) => other - one);
}

function facet(name: Facet, legend: string, counts: Counts): Html | undefined {
  if (counts.length < 2) return undefined;
  return html`<fieldset class="facet">
    <legend>${legend}</legend>
    <div class="choices" ${counts.length > MOST_AT_ONCE ? SCROLLS : undefined}>
      ${counts.map(
        ([value, count]) =>
          html`<label
            ><input type="checkbox" name="${name}" value="${value}" /><span class="value"
              >${value === '' ? html`<i>none</i>` : html`${value}`}</span
            >
            <span class="tally">${grouped(count)}</span></label
          > `,
      )}
    </div>
  </fieldset>`;
}

const MOST_AT_ONCE = 12;
/** What scrolls can be reached by keyboard through what is in it. */
const SCROLLS = html` data-scrolls`;
