// Its user: what the options define is told by the type that the wrapper expects.
import { makeGauge, makeTiming } from './packages/metrics/make-gauge';

export const users = makeGauge({ name: 'users_total', help: 'Users' }); // finds with types: metric-naming
export const online = makeGauge({ name: 'users_online', help: 'Users that are here' });
export const logins = makeTiming({ name: 'login_seconds', help: 'Logins', buckets: [1, 2] }); // finds with types: standard-buckets
