import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

import { type Counters, countersIn } from './counters.js';

/**
 * Begins a scrape and leaves it unfinished: a service that is told to stop closes its port, but not a connection over
 * which half a request has come.
 *
 * @param http - the address of the service's HTTP server
 * @returns what finishes the scrape, to be called before the time is over in which the service lingers, or a second later
 */
export async function beginLastScrape(http: string): Promise<() => Promise<Counters>> {
  const { hostname, port, host } = new URL(http);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.write(`GET /metrics HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n`);
  return async () => {
    socket.write('\r\n');
    const response = await textOf(socket);
    if (!response.startsWith('HTTP/1.1 200 ')) throw new Error(`no last scrape: ${response.slice(0, 200)}`);
    return countersIn(response.slice(response.indexOf('\r\n\r\n') + 4));
  };
}

async function textOf(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
