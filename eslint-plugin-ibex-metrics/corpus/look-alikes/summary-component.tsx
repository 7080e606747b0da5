// React: a Summary, a Counter and a Gauge as components.
import { Counter, Gauge } from './widgets';
import { Summary } from './summary';

export function Dashboard({ orders }: { orders: number[] }) {
  return (
    <Summary title="Orders">
      <Counter start={0} end={orders.length} />
      <Gauge value={orders.at(-1) ?? 0} labels={{ user_id: 'User' }} />
    </Summary>
  );
}
