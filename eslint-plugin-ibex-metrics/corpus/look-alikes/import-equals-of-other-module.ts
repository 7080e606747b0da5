// Widgets of another module, loaded in the ways of CommonJS: where they come from decides.
import { createRequire } from 'node:module';
import widgets = require('./widgets');

const load = createRequire(import.meta.url);
const others = load('@game/widgets');
const { Summary } = widgets;

export const lives = new widgets.Counter({ name: 'lives', help: 'How often you may fail' });
export const speed = new others.Gauge({ name: 'speed', help: 'How fast you go' });
export const score = new Summary({ name: 'score', help: 'What you have reached' });
