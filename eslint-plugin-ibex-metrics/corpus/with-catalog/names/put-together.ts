// Names that are put together, or of which only the beginning is there: what they become is not known.
export const nameOf = (what: string, suffix: string) => [
  `shop_gateway_${what}_total`,
  'shop_gateway_request' + suffix,
  'shop_gateway_'.concat(what),
  `shop_gateway_request${suffix}`,
  `${suffix}shop_gateway_request_total`,
];

export const isOurs = (name: string) =>
  name.startsWith('shop_gateway_') || name.includes('shop_db_pool_open') || /^shop_identity_\w+$/.test(name);

export const allowed = ['shop_gateway_*', 'shop_identity_*_seconds', 'shop_gateway_request*'];
