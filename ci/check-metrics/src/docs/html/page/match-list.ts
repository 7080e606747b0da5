import { element } from './element.js';
import type { MetricCard } from './metric-cards.js';

/** The list of the metrics that were found. */
export interface MatchList {
  /** Shows these and hides all others, tells how many they are, and what to do where there are none. */
  readonly show: (found: readonly MetricCard[], isNarrowed: boolean) => void;
  /** Makes sure that one that was found is in the list. */
  readonly reveal: (card: MetricCard) => void;
}

/**
 * Begins with as many metrics as a browser lays out at once without a pause; more come as the reader nears the end.
 *
 * @param cards - all metrics of the page
 */
export function startMatchList(cards: readonly MetricCard[]): MatchList {
  const end = element('list-end', HTMLParagraphElement);
  let found: readonly MetricCard[] = [];
  let shown: ReadonlySet<MetricCard> = new Set(cards);

  function showFirst(count: number): void {
    const next = new Set(found.slice(0, count));
    for (const card of shown) if (!next.has(card)) card.element.hidden = true;
    for (const card of next) if (card.element.hidden) card.element.hidden = false;
    shown = next;
    showGroups(cards, found, shown);
    const rest = found.length - shown.size;
    end.textContent = rest > 0 ? `${numbered(rest)} more below` : '';
    // It tells again where the end is still near.
    nearEnd.disconnect();
    if (rest > 0) nearEnd.observe(end);
  }

  const nearEnd = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) showFirst(shown.size + AT_ONCE);
    },
    { rootMargin: '1500px' },
  );
  addEventListener('beforeprint', () => {
    showFirst(found.length);
  });

  return {
    show(next, isNarrowed) {
      found = next;
      showFirst(AT_ONCE);
      tellCount(cards.length, found, isNarrowed);
    },
    reveal(card) {
      if (!shown.has(card)) showFirst(found.indexOf(card) + AT_ONCE);
    },
  };
}

const AT_ONCE = 100;

/** Groups of which nothing is shown are hidden as well; the others tell how much was found. */
function showGroups(
  cards: readonly MetricCard[],
  found: readonly MetricCard[],
  shown: ReadonlySet<MetricCard>,
): void {
  const counts = new Map(cards.map(({ group }) => [group, 0]));
  for (const { group } of found) counts.set(group, (counts.get(group) ?? 0) + 1);
  const withShown = new Set([...shown].map(({ group }) => group));
  for (const [group, count] of counts) {
    group.hidden = !withShown.has(group);
    const tally = group.querySelector<HTMLElement>('h2 .tally');
    const all = Number(tally?.dataset['all']);
    const metrics = all === 1 ? 'metric' : 'metrics';
    if (tally)
      tally.textContent = `${count === all ? '' : `${numbered(count)} of `}${numbered(all)} ${metrics}`;
  }
}

function tellCount(all: number, found: readonly MetricCard[], isNarrowed: boolean): void {
  const series = found.reduce((sum, card) => sum + card.series, 0);
  element('count', HTMLParagraphElement).textContent = isNarrowed
    ? `${numbered(found.length)} of ${numbered(all)} metrics, ${numbered(series)} series at worst`
    : `${numbered(all)} ${all === 1 ? 'metric' : 'metrics'}`;
  element('empty', HTMLDivElement).hidden = found.length > 0 || all === 0;
  element('clear', HTMLButtonElement).hidden = !isNarrowed;
}

function numbered(value: number): string {
  return value.toLocaleString('en-US');
}
