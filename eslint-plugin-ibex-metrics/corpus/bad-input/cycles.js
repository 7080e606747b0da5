// Names, members and classes that go round in circles.
import { Gauge } from 'prom-client';

const a = b,
  b = a;
metric.inc(a);
a.set(b);
const o = { ...o, self: o.self };
metric.inc(o);
const list = [...list, 'method'].concat(list);
export const gauge = new Gauge({ name: 'queue_size', help: 'Messages', labelNames: list }); // finds: no-direct-registration
class A extends B {}
class B extends A {}
new A({ labelNames: A }).inc(new B());
let route = route;
route ||= route;
metric.inc({ route });
