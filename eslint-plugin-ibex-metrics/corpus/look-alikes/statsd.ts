// Datadog and statsd: gauges and histograms are methods with tags.
import { StatsD } from 'hot-shots';

const statsd = new StatsD({ prefix: 'shop.', globalTags: { region: 'eu' } });

export function report(userId: string, seconds: number): void {
  statsd.increment('orders', { user_id: userId });
  statsd.gauge('queue', 42);
  statsd.histogram('duration', seconds, { route: '/orders' });
  statsd.set('users', userId);
}
