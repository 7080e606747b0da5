/**
 * Lets the buttons copy the example they stand beside.
 *
 * @returns copies that of a card
 */
export function startCopyButtons(): (card: Element) => Promise<void> {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button.copy') : null;
    const card = button?.closest('.metric');
    if (card) void copyExample(card);
  });
  return copyExample;
}

async function copyExample(card: Element): Promise<void> {
  const code = card.querySelector('.example code');
  const button = card.querySelector('button.copy');
  if (!code || !button) return;
  tell(button, await copied(code));
}

async function copied(code: Element): Promise<string> {
  try {
    await navigator.clipboard.writeText(code.textContent);
    return 'Copied';
  } catch {
    // A browser may keep its clipboard from a file: then all that is left to the reader is the key.
    getSelection()?.selectAllChildren(code);
    return 'Selected: press Ctrl+C';
  }
}

function tell(button: Element, what: string): void {
  button.textContent = what;
  announce(what);
  clearTimeout(told.get(button));
  told.set(
    button,
    setTimeout(() => {
      button.textContent = 'Copy';
    }, TOLD_MS),
  );
}

/** What is told the second time is not taken back with the first. */
const told = new WeakMap<Element, number>();

const TOLD_MS = 2000;

/** For those who do not see the button change. */
function announce(what: string): void {
  const status = document.getElementById('announced');
  if (status) status.textContent = what;
}
