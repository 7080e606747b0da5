// Chart.js: the parts of a chart are registered in its registry.
import { Chart, registerables, registry } from 'chart.js';

Chart.register(...registerables);
registry.add(...registerables);
export const chart = new Chart('orders', { type: 'bar', data: { labels: ['a', 'b'], datasets: [] } });
