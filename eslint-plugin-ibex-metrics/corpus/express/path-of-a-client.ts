// A client of another service: each method knows its path, which is a field or a constant.
import { calls } from './metrics.js';

export class Endpoint {
  constructor(
    private readonly path: string,
    private readonly url: URL,
  ) {}

  async get(): Promise<Response> {
    const response = await fetch(this.url);
    calls.inc({ path: this.path, status_code: response.status });
    return response;
  }
}

export async function rates(): Promise<unknown> {
  const path = '/v1/rates';
  const response = await fetch(`https://api.example.com${path}`);
  calls.inc({ path, status_code: response.status });
  calls.inc({ url: `https://api.example.com${path}`, status_code: response.status }); // finds: no-url-route-label
  return response.json();
}
