// Emitters, stores and forms with methods that metrics have, too.
import { EventEmitter } from 'node:events';

const emitter = new EventEmitter();
const store = { state: {}, set: (value) => value, observe: (callback) => callback(store.state) };
const observer = new IntersectionObserver(() => undefined);

store.set({ user_id: 1, route: location.href });
store.observe((state) => emitter.emit('change', { state, url: location.href }));
observer.observe(document.body);
