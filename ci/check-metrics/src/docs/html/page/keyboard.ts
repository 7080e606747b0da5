/** What keys do. */
export interface KeyboardActions {
  readonly search: HTMLInputElement;
  /** Whether keys of a single character do anything: they are in the way of those who speak to their computer. */
  readonly areLettersOn: () => boolean;
  readonly goToFirst: () => void;
  readonly step: (by: 1 | -1) => void;
  readonly clear: () => void;
  readonly copy: () => void;
  readonly openHelp: () => void;
  readonly showOtherPart: () => void;
}

/** Lets the page be used by keyboard. */
export function startKeyboard(actions: KeyboardActions): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return;
    if (document.querySelector('dialog[open]')) return;
    const act = actionOf(event, actions);
    if (!act) return;
    event.preventDefault();
    act(actions);
  });
}

type Act = (actions: KeyboardActions) => void;

function actionOf(
  { key, target }: KeyboardEvent,
  { search, areLettersOn }: KeyboardActions,
): Act | undefined {
  if (key === 'Escape')
    return ({ clear }) => {
      clear();
    };
  if (target === search) return IN_SEARCH[key];
  if (isAtMetric(target) && key in AT_METRIC) return AT_METRIC[key];
  return areLettersOn() && !isWrittenIn(target) ? LETTERS[key] : undefined;
}

const toFirst: Act = ({ goToFirst }) => {
  goToFirst();
};
const toNext: Act = ({ step }) => {
  step(1);
};
const toPrevious: Act = ({ step }) => {
  step(-1);
};

const IN_SEARCH: Readonly<Record<string, Act>> = { Enter: toFirst, ArrowDown: toFirst };
const AT_METRIC: Readonly<Record<string, Act>> = { ArrowDown: toNext, ArrowUp: toPrevious };
const LETTERS: Readonly<Record<string, Act>> = {
  j: toNext,
  k: toPrevious,
  '/': ({ search }) => {
    search.focus();
    search.select();
  },
  c: ({ copy }) => {
    copy();
  },
  s: ({ showOtherPart }) => {
    showOtherPart();
  },
  '?': ({ openHelp }) => {
    openHelp();
  },
};

/** The metric itself, not what is in it: there the arrows do what they always do. */
function isAtMetric(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('.metric');
}

function isWrittenIn(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio'].includes(target.type))
  );
}
