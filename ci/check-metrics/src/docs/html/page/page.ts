import { startPage } from './start-page.js';
import { applyStoredTheme } from './theme.js';

// Before anything is painted, or a dark page would begin with a flash.
applyStoredTheme();
document.documentElement.classList.add('scripted-page');
document.addEventListener('DOMContentLoaded', startPage);
