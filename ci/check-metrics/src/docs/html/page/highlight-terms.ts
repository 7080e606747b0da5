/** What of a card is searched. */
const SEARCHED = 'h3, .help, .label-name code, .values code, .recorded code';

/** The cards that are on the screen or near it. */
const near = new Set<HTMLElement>();
let terms: readonly string[] = [];

document.addEventListener('contentvisibilityautostatechange', (event) => {
  if (!(event instanceof ContentVisibilityAutoStateChangeEvent) || !(event.target instanceof HTMLElement))
    return;
  if (event.skipped) near.delete(event.target);
  else near.add(event.target);
  paint();
});

/** Marks the words that were searched for, without a change to the page; browsers that cannot do that leave it. */
export function highlightTerms(searched: readonly string[]): void {
  terms = searched;
  paint();
}

function paint(): void {
  if (!('highlights' in CSS)) return;
  const ranges = terms.length === 0 ? [] : [...near].filter(({ hidden }) => !hidden).flatMap(rangesIn);
  if (ranges.length === 0) CSS.highlights.delete('found');
  else CSS.highlights.set('found', new Highlight(...ranges));
}

function rangesIn(card: Element): Range[] {
  return [...card.querySelectorAll(SEARCHED)].flatMap((element) => {
    const text = element.textContent.toLowerCase();
    return terms.flatMap((term) =>
      placesOf(term, text).map((start) => rangeOf(element, start, start + term.length)),
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
