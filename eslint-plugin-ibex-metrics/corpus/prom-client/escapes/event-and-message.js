// A plugin host: the client goes out in an event, a message and a callback.
import client from 'prom-client';
import { bus } from './bus.js';

bus.emit('metrics:ready', client); // finds: no-direct-registration
bus.on('metrics:wanted', (callback) => callback(null, client.register)); // finds: no-direct-registration
export const ready = Promise.resolve(client); // finds: no-direct-registration
