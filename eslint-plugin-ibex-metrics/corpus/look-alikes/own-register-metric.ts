// A health page with metrics of its own, and a function and a method of prom-client's names.
interface OwnMetric {
  name: string;
  read(): number;
}

const all: OwnMetric[] = [];

export function registerMetric(metric: OwnMetric): void {
  all.push(metric);
}

export class HealthPage {
  private readonly shown = new Map<string, OwnMetric>();

  registerMetric(metric: OwnMetric): void {
    this.shown.set(metric.name, metric);
  }

  collectDefaultMetrics(): void {
    this.registerMetric({ name: 'uptime', read: () => process.uptime() });
  }
}

registerMetric({ name: 'memory', read: () => process.memoryUsage().rss });
new HealthPage().collectDefaultMetrics();
