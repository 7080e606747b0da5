// Options of a command line that collect their values, and of a form that collects them: a `collect` that is no metric's.
import { Command } from './command.js';

export const options = [
  { name: 'includePath', help: '', collect: true },
  { name: 'excludeCount', help: 'What to leave out', collect: 'append' },
];

export const command = new Command('build', options);
