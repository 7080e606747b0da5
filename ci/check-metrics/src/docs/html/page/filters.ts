import { element } from './element.js';
import { type Facet, FACETS, type View } from './view.js';

type Chosen = View['chosen'];

/** The filters beside the metrics, and the list of those that are chosen. */
export interface Filters {
  show(chosen: Chosen, counts: Readonly<Record<Facet, ReadonlyMap<string, number>>>): void;
}

/** @param choose - is called with all that is chosen, when that changes */
export function startFilters(choose: (chosen: Chosen) => void): Filters {
  const form = element('filters', HTMLFormElement);
  const list = element('chosen', HTMLUListElement);
  const boxes = [...form.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
  form.addEventListener('change', () => {
    choose(chosenIn(boxes));
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
  });
  foldOnSmallScreens(form);
  return {
    show(chosen, counts) {
      for (const box of boxes) {
        const facet = FACETS.find((known) => known === box.name);
        if (!facet) continue;
        box.checked = chosen[facet].includes(box.value);
        showCount(box, counts[facet].get(box.value) ?? 0);
      }
      list.replaceChildren(
        ...FACETS.flatMap((facet) =>
          chosen[facet].map((value) =>
            chosenItem(facet, value, () => {
              choose({ ...chosen, [facet]: chosen[facet].filter((other) => other !== value) });
            }),
          ),
        ),
      );
    },
  };
}

/** What no box is for came with a link; it is kept until it is taken away. */
function chosenIn(boxes: readonly HTMLInputElement[]): Chosen {
  const checked = (facet: Facet): readonly string[] =>
    boxes.filter(({ name, checked: isChecked }) => name === facet && isChecked).map(({ value }) => value);
  return {
    owner: checked('owner'),
    type: checked('type'),
    label: checked('label'),
    stability: checked('stability'),
  };
}

function showCount(box: HTMLInputElement, count: number): void {
  const tally = box.parentElement?.querySelector('.tally');
  if (tally) tally.textContent = count.toLocaleString('en-US');
  box.parentElement?.classList.toggle('none-left', count === 0);
}

function chosenItem(facet: Facet, value: string, remove: () => void): HTMLLIElement {
  const item = document.createElement('li');
  const button = document.createElement('button');
  const words = `${FACET_NAMES[facet]}: ${value || 'none'}`;
  button.type = 'button';
  button.textContent = `${words} ×`;
  button.setAttribute('aria-label', `Remove the filter ${words}`);
  button.addEventListener('click', remove);
  item.append(button);
  return item;
}

const FACET_NAMES: Readonly<Record<Facet, string>> = {
  owner: 'service',
  type: 'type',
  label: 'label',
  stability: 'stability',
};

function foldOnSmallScreens(form: HTMLFormElement): void {
  const details = form.closest('details');
  if (details && matchMedia('(max-width: 60rem)').matches) details.open = false;
}
