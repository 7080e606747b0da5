import { element } from './element.js';
import type { MetricCard } from './metric-cards.js';

/**
 * Shows the metrics that were found and hides the others, tells how many they are, and what to do where there are none.
 */
export function showMatches(
  cards: readonly MetricCard[],
  found: readonly MetricCard[],
  isNarrowed: boolean,
): void {
  const shown = new Set(found);
  for (const card of cards) setHidden(card.element, !shown.has(card));
  showGroups(cards, found);
  const series = found.reduce((sum, card) => sum + card.series, 0);
  element('count', HTMLParagraphElement).textContent = isNarrowed
    ? `${numbered(found.length)} of ${numbered(cards.length)} metrics, ${numbered(series)} series at worst`
    : `${numbered(cards.length)} ${cards.length === 1 ? 'metric' : 'metrics'}`;
  setHidden(element('empty', HTMLDivElement), found.length > 0 || cards.length === 0);
  setHidden(element('clear', HTMLButtonElement), !isNarrowed);
}

/** Groups of which nothing is left are hidden as well; the others tell how much is. */
function showGroups(cards: readonly MetricCard[], found: readonly MetricCard[]): void {
  const left = new Map(cards.map(({ group }) => [group, 0]));
  for (const { group } of found) left.set(group, (left.get(group) ?? 0) + 1);
  for (const [group, count] of left) {
    setHidden(group, count === 0);
    const tally = group.querySelector<HTMLElement>('h2 .tally');
    const all = Number(tally?.dataset['all']);
    const metrics = all === 1 ? 'metric' : 'metrics';
    if (tally)
      tally.textContent = `${count === all ? '' : `${numbered(count)} of `}${numbered(all)} ${metrics}`;
  }
}

/** Only where it changes something: to set what is set already costs as much, thousands of times. */
function setHidden(element: HTMLElement, isHidden: boolean): void {
  if (element.hidden !== isHidden) element.hidden = isHidden;
}

function numbered(value: number): string {
  return value.toLocaleString('en-US');
}
