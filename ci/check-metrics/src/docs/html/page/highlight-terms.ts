/** What of a card is searched. */
const SEARCHED = 'h3, .help, .label-name code, .values code, .recorded code';

/** The cards that are on the screen or near it. */
const near = new Set<HTMLElement>();
let words: readonly string[] = [];

document.addEventListener('contentvisibilityautostatechange', (event) => {
  if (!(event instanceof ContentVisibilityAutoStateChangeEvent) || !(event.target instanceof HTMLElement))
    return;
  if (event.skipped) near.delete(event.target);
  else near.add(event.target);
  paintSoon();
});

/**
 * Marks the words that were searched for, and unfolds the values that are among them. It is done for what is on the
 * screen alone, and without a change to the page; browsers that cannot do that leave it.
 */
export function highlightTerms(terms: readonly string[]): void {
  // Of `status_code=504` the value is what is to be seen.
  words = terms.map((term) => term.slice(term.indexOf('=') + 1)).filter((word) => word !== '');
  paintSoon();
}

let waiting: number | undefined;

/** Once for all that come near at the same time. */
function paintSoon(): void {
  waiting ??= requestAnimationFrame(() => {
    waiting = undefined;
    paint();
  });
}

function paint(): void {
  const cards = words.length === 0 ? [] : [...near].filter(({ hidden }) => !hidden);
  for (const card of cards) unfold(card);
  if (!('highlights' in CSS)) return;
  const ranges = cards.flatMap(rangesIn);
  if (ranges.length === 0) CSS.highlights.delete('found');
  else CSS.highlights.set('found', new Highlight(...ranges));
}

function unfold(card: HTMLElement): void {
  for (const details of card.querySelectorAll('.values details')) {
    const texts = [...details.querySelectorAll('code')].map(({ textContent }) => textContent.toLowerCase());
    if (words.some((word) => texts.some((text) => text.includes(word)))) details.setAttribute('open', '');
  }
}

function rangesIn(card: Element): Range[] {
  return [...card.querySelectorAll(SEARCHED)].flatMap((element) => {
    const text = element.textContent.toLowerCase();
    // A few letters become two in lower case, and all places after them would be others.
    if (text.length !== element.textContent.length) return [];
    return words.flatMap((word) =>
      placesOf(word, text).map((start) => rangeOf(element, start, start + word.length)),
    );
  });
}

function placesOf(term: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(term); at !== -1; at = text.indexOf(term, at + term.length)) places.push(at);
  return places;
}

/** A stretch of the text of an element, which may be of several nodes. */
function rangeOf(element: Element, start: number, end: number): Range {
  const range = document.createRange();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let before = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (start >= before && start < before + length) range.setStart(node, start - before);
    if (end > before && end <= before + length) range.setEnd(node, end - before);
    before += length;
  }
  return range;
}
