import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Takes the traces that programs export, as OTLP in JSON. */
export interface TraceCollector {
  /** The environment of a program that exports to it. */
  readonly environment: Readonly<Record<string, string>>;
  /** The spans that came so far. */
  spans(): readonly CollectedSpan[];
  /** All that came so far, as it came. */
  text(): string;
  stop(): Promise<void>;
}

/** A span that was exported. */
export interface CollectedSpan {
  /** The program it comes from. */
  readonly service: string;
  readonly name: string;
  readonly kind: 'server' | 'client' | 'other';
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
}

/**
 * Starts a collector.
 *
 * @param answers - whether it answers what it is sent; by default it does
 */
export async function startTraceCollector({ answers = true } = {}): Promise<TraceCollector> {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      bodies.push(body);
      if (answers) response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    environment: {
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_BSP_SCHEDULE_DELAY: '50',
    },
    spans: () => bodies.flatMap(spansIn),
    text: () => bodies.join('\n'),
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function spansIn(body: string): CollectedSpan[] {
  const { resourceSpans } = JSON.parse(body) as ExportedTraces;
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const name = resource.attributes.find(({ key }) => key === 'service.name');
    return scopeSpans.flatMap(({ spans }) =>
      spans.map(({ kind, parentSpanId, ...span }) => ({
        ...span,
        service: name?.value.stringValue ?? '',
        kind: KINDS.get(kind) ?? 'other',
        parentSpanId: parentSpanId === '' ? undefined : parentSpanId,
      })),
    );
  });
}

// SPAN_KIND_SERVER and SPAN_KIND_CLIENT of OTLP.
const KINDS = new Map<number, 'server' | 'client'>([
  [2, 'server'],
  [3, 'client'],
]);

interface ExportedTraces {
  readonly resourceSpans: readonly {
    readonly resource: {
      readonly attributes: readonly {
        readonly key: string;
        readonly value: { readonly stringValue?: string };
      }[];
    };
    readonly scopeSpans: readonly {
      readonly spans: readonly {
        readonly name: string;
        readonly kind: number;
        readonly traceId: string;
        readonly spanId: string;
        readonly parentSpanId?: string;
      }[];
    }[];
  }[];
}
