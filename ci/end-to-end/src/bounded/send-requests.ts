import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

import type { RawRequest } from './random-requests.js';
import { ResponseReader } from './response-reader.js';

/** How often each status was answered. */
export type Statuses = Map<number, number>;

/** A port of this machine. */
export interface Address {
  readonly hostname: string;
  readonly port: number;
}

/**
 * Sends requests one after the other on one connection, some of them ahead of the responses to those before.
 *
 * @param address - of the server
 * @param requests - sent as they are; the connection stays open after each
 * @param ahead - how many are on their way at a time
 * @param statuses - where the answers are counted
 * @throws Error where the server closes the connection before all are answered
 */
export async function sendPipelined(
  address: Address,
  requests: Iterable<RawRequest, undefined>,
  ahead: number,
  statuses: Statuses,
): Promise<void> {
  const socket = await open(address);
  const remaining = requests[Symbol.iterator]();
  let pending = 0;
  await new Promise<void>((resolve, reject) => {
    const fill = () => {
      let bytes = '';
      while (pending < ahead) {
        const next = remaining.next();
        if (next.done === true) break;
        reader.expect(next.value);
        bytes += next.value.bytes;
        pending += 1;
      }
      if (bytes !== '') socket.write(bytes, 'latin1');
      if (pending === 0) resolve();
    };
    const reader = new ResponseReader((status) => {
      add(statuses, status);
      pending -= 1;
    });
    socket.on('error', reject);
    socket.on('close', () => {
      reject(new Error(`the connection was closed with ${String(pending)} requests not answered`));
    });
    socket.on('data', (bytes: string) => {
      reader.push(bytes);
      if (pending <= ahead / 2) fill();
    });
    fill();
  });
  socket.destroy();
}

/**
 * Sends one request on a connection of its own, and reads until its answer or until the server closes.
 *
 * @returns whether there was an answer
 */
export async function sendAlone(address: Address, request: RawRequest, statuses: Statuses): Promise<boolean> {
  const socket = await open(address);
  const isAnswered = await new Promise<boolean>((resolve) => {
    const reader = new ResponseReader((status) => {
      add(statuses, status);
      resolve(true);
    });
    reader.expect(request);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(false);
    });
    socket.on('data', (bytes: string) => {
      reader.push(bytes);
    });
    socket.write(request.bytes, 'latin1');
  });
  socket.destroy();
  return isAnswered;
}

async function open({ hostname, port }: Address): Promise<Socket> {
  const socket = connect(port, hostname);
  socket.setEncoding('latin1').setNoDelay(true);
  await once(socket, 'connect');
  return socket;
}

function add(statuses: Statuses, status: number): void {
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
}
