// JavaScript: lookups in an object that stands there, and in a map, whose result may be missing.
import { metrics } from './metrics.js';

const BY_CODE = { 0: 'ok', 16: 'locked' };
const BY_NAME = new Map([
  ['accepted', 'ok'],
  ['refused', 'rejected'],
]);

export function finish(code, name, seconds) {
  const durations = metrics.record.shop_identity_login_duration_seconds;
  durations.observe({ result: BY_CODE[code] ?? 'error' }, seconds);
  durations.observe({ result: { yes: 'ok', no: 'error' }[name] }, seconds);
  durations.observe({ result: BY_NAME.get(name) ?? 'error' }, seconds); // finds: bounded-label-values
  durations.observe({ result: name in BY_CODE ? name : 'error' }, seconds); // finds: bounded-label-values
}
