// Recorders of two metrics of the catalog by one name: a value has to be a member for both of them.
import { metrics } from './metrics.js';

export function finish(isLogin: boolean, seconds: number): void {
  const { shop_identity_login_duration_seconds: login, shop_identity_refresh_duration_seconds: refresh } =
    metrics.record;
  const durations = isLogin ? login : refresh;
  durations.observe({ result: 'ok' }, seconds);
  durations.observe({ result: 'none' }, seconds); // finds: bounded-label-values
  login.observe({ result: 'locked' }, seconds);
  refresh.observe({ result: 'locked' }, seconds); // finds: bounded-label-values
}
