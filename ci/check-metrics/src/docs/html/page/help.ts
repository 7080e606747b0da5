import { element } from './element.js';
import { storedSetting } from './stored-setting.js';

/** The help to the keys, and whether those of a single character are on. */
export interface Help {
  readonly open: () => void;
  readonly areLettersOn: () => boolean;
}

/** Lets the help be opened and closed. */
export function startHelp(): Help {
  const dialog = element('help', HTMLDialogElement);
  const letters = element('letters', HTMLInputElement);
  const setting = storedSetting('letters');
  letters.checked = setting.read() !== 'off';
  letters.addEventListener('change', () => {
    setting.write(letters.checked ? 'on' : 'off');
  });
  const open = (): void => {
    if (!dialog.open) dialog.showModal();
  };
  element('help-button', HTMLButtonElement).addEventListener('click', open);
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  return { open, areLettersOn: () => letters.checked };
}
