// Objects with a `name` and a `help` that are no metrics: options of a command line, fields of a form, charts.
import { Command } from './command.js';

export const flags = [
  { name: 'userId', help: 'The user to show', type: 'string' },
  { name: 'orgId', help: '', type: 'string', labels: ['user_id'] },
];

export const field = { name: 'sessionId', help: '', label: 'Session', buckets: 3 };

export const chart = {
  name: 'requestsPerUser',
  labels: ['user_id', 'org_id'],
  datasets: [{ label: 'requests', data: [1, 2] }],
  buckets: [1, 2, 3],
};

export const command = new Command({ name: 'addUser', help: 'Adds a user', options: flags });
