// Next.js page: a counter in the module of a server component.
import { Counter } from 'prom-client';

const renders = new Counter({ name: 'page_renders_total', help: 'Pages rendered' }); // finds: no-direct-registration

export default function Page({ title }: { title: string }) {
  renders.inc();
  return <h1>{title}</h1>;
}
