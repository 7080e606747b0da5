import { element } from './element.js';
import { storedSetting } from './stored-setting.js';

/** `auto` is what the system says. */
const THEMES = ['auto', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const setting = storedSetting('theme');

/** Shows the page in the theme that the reader chose the last time. */
export function applyStoredTheme(): void {
  const stored = setting.read();
  applyTheme(THEMES.find((theme) => theme === stored) ?? 'auto');
}

/** Lets the button go through the themes. */
export function startThemeButton(): void {
  const button = element('theme', HTMLButtonElement);
  nameTheme(button);
  button.addEventListener('click', () => {
    const next = THEMES[(THEMES.indexOf(currentTheme()) + 1) % THEMES.length] ?? 'auto';
    applyTheme(next);
    setting.write(next);
    nameTheme(button);
  });
}

function currentTheme(): Theme {
  const { theme } = document.documentElement.dataset;
  return THEMES.find((known) => known === theme) ?? 'auto';
}

function applyTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
}

function nameTheme(button: HTMLButtonElement): void {
  const theme = currentTheme();
  const [sign, word] = button.children;
  if (sign) sign.textContent = SIGNS[theme];
  if (word) word.textContent = theme;
  button.setAttribute('aria-label', `Theme: ${theme}`);
}

const SIGNS: Readonly<Record<Theme, string>> = { auto: '◐', light: '○', dark: '●' };
