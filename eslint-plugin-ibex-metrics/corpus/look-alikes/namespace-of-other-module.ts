// Widgets of another module with names and help texts: where they come from decides, named, as namespace or required.
import * as widgets from './widgets';
import { Counter } from './widgets';

export const speed = new widgets.Gauge({ name: 'speed', help: 'How fast you go' });
export const lives = new Counter({ name: 'lives', help: 'How often you may fail' });
