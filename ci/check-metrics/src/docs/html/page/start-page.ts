import { startCopyButtons } from './copy-example.js';
import { element } from './element.js';
import { startFilters } from './filters.js';
import { startHelp } from './help.js';
import { highlightTerms } from './highlight-terms.js';
import { startKeyboard } from './keyboard.js';
import { startMatchList } from './match-list.js';
import { matchMetrics, searchTerms } from './match-metrics.js';
import { type MetricCard, readCards } from './metric-cards.js';
import { showChart } from './show-chart.js';
import { startThemeButton } from './theme.js';
import { hashOfView, isNarrowed, type View, viewOfHash, WHOLE } from './view.js';
import { writeAddress } from './write-address.js';

/** Makes the page that is there one that can be searched. */
export function startPage(): void {
  const cards = readCards();
  const list = startMatchList(cards);
  const search = element('search', HTMLInputElement);
  let view = WHOLE;
  let found: readonly MetricCard[] = cards;

  const filters = startFilters((chosen) => {
    show({ ...withoutMetric(view), chosen });
  });

  function show(next: View): void {
    const previous = view;
    view = next;
    writeAddress(hashOfView(view));
    if (previous.query !== view.query || previous.chosen !== view.chosen) narrow();
    document.documentElement.dataset['part'] = view.part;
    markPart(view);
    if (view.part === 'series') showChart(found, isNarrowed(view));
  }

  function narrow(): void {
    const matches = matchMetrics(cards, view);
    found = matches.metrics;
    if (search.value !== view.query) search.value = view.query;
    list.show(found, isNarrowed(view));
    filters.show(view.chosen, matches.counts);
    highlightTerms(searchTerms(view.query));
    // What was found is to be seen, however far down the reader was.
    const main = element('main', HTMLElement);
    if (main.getBoundingClientRect().top < 0) main.scrollIntoView();
  }

  /** Follows a link, a bookmark or the way back. */
  function follow(): void {
    const { metric, ...linked } = viewOfHash(location.hash);
    const target = cards.find(({ name }) => name === metric);
    if (metric !== undefined && !target) {
      // Whoever follows a link to a metric that is gone is to see that, and what is like it.
      show({ ...linked, query: metric });
      return;
    }
    // A link to a metric leaves the search as it is, where that does not hide the metric.
    if (!target) scrollTo({ top: 0 });
    if (!target || isNarrowed(linked) || !found.includes(target)) show(linked);
    if (target && found.includes(target)) goTo(target);
  }

  function goTo(card: MetricCard): void {
    show({ ...view, part: 'metrics', metric: card.name });
    list.reveal(card);
    card.element.focus({ preventScroll: true });
    card.element.scrollIntoView({ block: 'start' });
  }

  function step(by: 1 | -1): void {
    const at = found.findIndex(({ element: card }) => card.contains(document.activeElement));
    const from = at === -1 ? found.findIndex(({ name }) => name === view.metric) : at;
    const next = found[from === -1 ? (by === 1 ? 0 : -1) : from + by];
    if (next) goTo(next);
  }

  function clear(): void {
    if (view.query !== '') show({ ...withoutMetric(view), query: '' });
    else show({ ...withoutMetric(view), chosen: WHOLE.chosen });
  }

  function clearAll(): void {
    show({ ...WHOLE, part: view.part });
    search.focus();
  }

  search.addEventListener('input', () => {
    show({ ...withoutMetric(view), query: search.value });
  });
  for (const button of document.querySelectorAll('#clear, .clear'))
    button.addEventListener('click', clearAll);
  startParts((part) => {
    show({ ...withoutMetric(view), part });
    scrollTo({ top: 0 });
  });
  startThemeButton();
  const copy = startCopyButtons();
  const help = startHelp();
  startKeyboard({
    areLettersOn: help.areLettersOn,
    search,
    goToFirst: () => {
      if (found[0]) goTo(found[0]);
    },
    step,
    clear,
    copy: () => {
      const card = found.find(({ element: candidate }) => candidate.contains(document.activeElement));
      if (card) void copy(card.element);
    },
    openHelp: help.open,
    showOtherPart: () => {
      show({ ...withoutMetric(view), part: view.part === 'series' ? 'metrics' : 'series' });
      scrollTo({ top: 0 });
    },
  });
  addEventListener('hashchange', follow);
  narrow();
  follow();
}

function withoutMetric({ query, chosen, part }: View): View {
  return { query, chosen, part };
}

function startParts(show: (part: View['part']) => void): void {
  for (const part of ['metrics', 'series'] as const) {
    element(`to-${part}`, HTMLAnchorElement).addEventListener('click', (event) => {
      event.preventDefault();
      show(part);
    });
  }
}

function markPart({ part }: View): void {
  for (const known of ['metrics', 'series'] as const) {
    const link = element(`to-${known}`, HTMLAnchorElement);
    if (known === part) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}
