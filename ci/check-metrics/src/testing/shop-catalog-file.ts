import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** The catalog of the shop as somebody would write it, each metric on a line of its own. */
export function shopCatalogFile(): string {
  const catalogPackage = pathToFileURL(createRequire(import.meta.url).resolve('@ibex/catalog')).href;
  return `import { counter, defineCatalog, enumeration, gauge, histogram } from '${catalogPackage}';

const result = enumeration(['paid', 'failed', 'open', 'refused']);

export const catalog = defineCatalog({
  prefix: 'shop',
  services: ['web'],
  metrics: [
    counter('shop_web_orders_total', { help: 'Orders', labels: { result } }),
    gauge('shop_web_carts', { help: 'Carts' }),
    histogram('shop_web_wait_seconds', { help: 'Waits' }),
  ],
});
`;
}
