// A named set of buckets that the catalog declares besides the standard one, and one that is close to it.
import { histogram } from '@ibex/catalog';

const SIZES = [256, 1024, 4096, 16_384, 65_536];

export const histograms = [
  histogram('shop_gateway_request_bytes', { help: 'Size of requests', buckets: SIZES }),
  histogram('shop_gateway_response_bytes', { help: 'Size', buckets: [256, 1024, 4096, 16384, 65536] }),
  histogram('shop_gateway_upload_bytes', { help: 'Size', buckets: [256, 1024, 4096] }), // finds: standard-buckets
];
