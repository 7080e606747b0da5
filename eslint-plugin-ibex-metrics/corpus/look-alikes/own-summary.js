// A report with a Summary class of the project, made with a name and a text.
import { Summary } from './report/summary.js';

export function report(orders) {
  const summary = new Summary({ name: 'Orders', rows: orders });
  summary.observe(orders.length);
  return summary.render();
}
