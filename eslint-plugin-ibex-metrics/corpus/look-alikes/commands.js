// A chat bot: commands are registered, each with a name and a help text.
import { Command } from './command.js';
import { registry } from './registry.js';

registry.register(new Command({ name: 'orders', help: 'Shows your orders', labels: ['shop'] }));
registry.register({ name: 'weather', help: 'Shows the weather', run: () => 'sunny' });
