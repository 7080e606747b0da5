// JSX with spreads, members, namespaces and children that are functions; and a metric class that is rendered.
import { Counter } from 'prom-client';
import * as ui from './ui';

const props = { labels: { user_id: 1 }, ...ui.defaults };

export const page = (
  <>
    <ui.Counter {...props} inc={() => props} />
    <svg:path xlink:href={`/orders/${props.id}`} />
    {/* finds in next line: no-direct-registration */}
    <Counter name="a" help="b" />
    {(metric) => metric.inc({ method: 'GET' })}
  </>
);
