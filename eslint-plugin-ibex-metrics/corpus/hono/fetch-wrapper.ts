// A client that is called `request` too: options of an HTTP call have `url` and `path`, and are no labels.
import { upstreamRequests } from './metrics.js';

export async function call(client, path: string, user_id: string) {
  const options = { url: `https://billing.internal${path}`, path, params: { user_id } };
  const response = await client.request(options);
  await client.get({ uri: `/users/${user_id}`, endpoint: path });
  upstreamRequests.inc({ endpoint: 'billing', status_code: response.status });
  upstreamRequests.inc({ endpoint: `/users/${user_id}`, status_code: response.status }); // finds: no-url-route-label
  return response;
}
