/** Some label names and the values they take: every index gives another combination, written as it stands in a line. */
export interface LabelSchema {
  /** The labels of the series with that index, without braces; no two indexes give the same. */
  labelsOf(index: number): string;
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

const CODES = [
  '200',
  '201',
  '204',
  '301',
  '400',
  '401',
  '403',
  '404',
  '409',
  '422',
  '429',
  '500',
  '502',
  '503',
];

const ROUTES = [
  '/',
  '/healthz',
  '/v1/orders',
  '/v1/orders/:order/items',
  '/v1/customers/:customer/addresses',
  '/v1/search/suggestions',
  'unmatched',
];

const NAMESPACES = ['default', 'kube-system', 'monitoring', 'payments', 'storefront-production'];

const CONTAINERS = ['main', 'istio-proxy', 'log-shipper', 'configuration-reloader'];

const REGIONS = ['europe-west', 'europe-north', 'us-east', 'us-west', 'asia-northeast'];

const CITIES = ['Zürich', 'Malmö', 'São Paulo', '東京', 'Αθήνα', 'New York'];

const OUTCOMES = ['accepted', 'refused', String.raw`refused: \"limit\"`, String.raw`two\nlines`];

const MOUNTPOINTS = ['/', '/boot/efi', '/var/lib/containers/storage', String.raw`C:\\Program Files\\Data`];

/** What services expose: from two short labels to long paths, with escapes and other scripts here and there. */
export const LABEL_SCHEMAS: readonly LabelSchema[] = [
  schema({ method: METHODS, code: CODES }, (index) => `worker="${String(index)}"`),
  schema(
    { route: ROUTES, method: METHODS, status_code: CODES },
    (index) => `service="checkout-${String(index)}"`,
  ),
  schema(
    { namespace: NAMESPACES, container: CONTAINERS, region: REGIONS },
    (index) => `pod="storefront-backend-${String(index)}"`,
  ),
  schema(
    { city: CITIES, currency: ['EUR', 'USD', 'JPY', 'CHF', 'SEK'], outcome: OUTCOMES },
    (index) => `shop="shop ${String(index)}"`,
  ),
  schema(
    { mountpoint: MOUNTPOINTS, fstype: ['ext4', 'xfs', 'tmpfs', 'overlay'], region: REGIONS },
    (index) => `node="node-${String(index)}.cluster.example"`,
  ),
];

function schema(
  domains: Readonly<Record<string, readonly string[]>>,
  distinguishing: (index: number) => string,
): LabelSchema {
  const labels = Object.entries(domains).map(([name, values]) => values.map((value) => `${name}="${value}"`));
  return {
    labelsOf(index) {
      const chosen: string[] = [];
      let rest = index;
      for (const choices of labels) {
        chosen.push(choices[rest % choices.length] ?? '');
        rest = Math.floor(rest / choices.length);
      }
      chosen.push(distinguishing(rest));
      return chosen.join(',');
    },
  };
}
