import { finished } from 'node:stream';

import { isTracing, type OpenSpan, startClientSpan, traceHeaders } from '@ibex/telemetry';

import { type Upstream, UpstreamError, type UpstreamRequest } from '../upstream.js';

/**
 * Makes a span of every request to the upstream, until the last byte of its response, and tells the upstream of it in
 * place of what the client told of its own. Where tracing is off it is the upstream as it was.
 *
 * @param upstream - the upstream
 * @param url - its URL
 */
export function tracedUpstream(upstream: Upstream, url: string): Upstream {
  if (!isTracing()) return upstream;
  const { origin, hostname, port, protocol, pathname } = new URL(url);
  const server = {
    'server.address': hostname,
    'server.port': port === '' ? DEFAULT_PORTS[protocol === 'https:' ? 'https' : 'http'] : Number(port),
  };
  const basePath = pathname.replace(/\/+$/, '');

  return {
    ...upstream,
    send: async (request) => {
      // The query is the client's own text, and where some put their keys.
      const template = request.path.split('?', 1)[0] ?? '';
      const span = startClientSpan({
        name: `${request.method} ${template}`,
        attributes: {
          ...server,
          'http.request.method': request.method,
          'url.full': `${origin}${basePath}${template}`,
        },
      });
      return span ? sendTraced(upstream, request, span) : upstream.send(request);
    },
  };
}

const DEFAULT_PORTS = { http: 80, https: 443 };

async function sendTraced(upstream: Upstream, request: UpstreamRequest, span: OpenSpan) {
  try {
    const headers = { ...withoutTrace(request.headers), ...span.headers() };
    const response = await span.run(() => upstream.send({ ...request, headers }));
    const status = response.statusCode;
    const attributes = { 'http.response.status_code': status };
    finished(response.body, (error) => {
      if (error) span.fail({ ...attributes, 'error.type': errorType(error, request) });
      else if (status >= 400) span.fail({ ...attributes, 'error.type': String(status) });
      else span.end(attributes);
    });
    return response;
  } catch (error) {
    span.fail({ 'error.type': errorType(error, request) });
    throw error;
  }
}

function withoutTrace(headers: UpstreamRequest['headers']): UpstreamRequest['headers'] {
  const unwanted = new Set(traceHeaders());
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !unwanted.has(name)));
}

// The code alone: an error of the HTTP client can carry bytes of what it read.
function errorType(error: unknown, { signal }: UpstreamRequest): string {
  if (signal.aborted) return 'client_gone';
  if (!(error instanceof UpstreamError)) return codeOf(error) ?? '_OTHER';
  // Only a response that took too long is nobody's error.
  return error.cause === undefined ? 'timeout' : (codeOf(error.cause) ?? '_OTHER');
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
