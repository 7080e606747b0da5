import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A client that sends bytes as they are given and reads the answers one by one. */
export interface RawClient {
  readonly socket: Socket;
  send(bytes: string | Buffer): void;
  /** Waits until so many answers have come in all, and tells the last of them. Interim ones (1xx) do not count. */
  answer(number?: number): Promise<RawAnswer>;
  /** Every answer so far. */
  readonly answers: readonly RawAnswer[];
  /** Waits until the server has ended the connection, one way or the other. */
  end(): Promise<void>;
}

/** An answer as it came. */
export interface RawAnswer {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Opens a connection to a port of this machine. */
export async function connectRaw(port: number): Promise<RawClient> {
  const socket = connect(port, '127.0.0.1');
  let unread = '';
  let isEnded = false;
  const answers: RawAnswer[] = [];
  socket.setEncoding('latin1').on('error', () => undefined);
  socket.on('data', (text: string) => {
    unread += text;
    for (let next = readAnswer(unread); next; next = readAnswer(unread)) {
      unread = unread.slice(next.length);
      if (next.answer.status >= 200) answers.push(next.answer);
    }
    socket.emit('progress');
  });
  for (const event of ['end', 'close']) {
    socket.on(event, () => {
      isEnded = true;
      socket.emit('progress');
    });
  }
  await once(socket, 'connect');
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await once(socket, 'progress', { signal: AbortSignal.timeout(10_000) });
  };
  return {
    socket,
    answers,
    send: (bytes) => socket.write(bytes),
    answer: async (number = 1) => {
      await until(() => answers.length >= number || isEnded);
      const answer = answers[number - 1];
      if (!answer) throw new Error(`the connection has ended after ${String(answers.length)} answers`);
      return answer;
    },
    end: () => until(() => isEnded),
  };
}

/** The first answer in a text, and how much of the text it is; nothing where it is not complete. */
function readAnswer(text: string): { answer: RawAnswer; length: number } | undefined {
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const [statusLine = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(statusLine)?.[1]);
  const start = end + 4;
  const body =
    headers['transfer-encoding'] === 'chunked' ? readChunks(text, start) : readBytes(text, start, headers);
  return body && { answer: { status, headers, body: body.text }, length: body.end };
}

function readBytes(text: string, start: number, headers: Readonly<Record<string, string>>) {
  const end = start + Number(headers['content-length'] ?? 0);
  return text.length < end ? undefined : { text: text.slice(start, end), end };
}

function readChunks(text: string, start: number): { text: string; end: number } | undefined {
  let read = '';
  for (let at = start; ;) {
    const line = text.indexOf('\r\n', at);
    const size = Number.parseInt(text.slice(at, line), 16);
    const end = line + 2 + size + 2;
    if (line === -1 || text.length < end) return undefined;
    if (size === 0) return { text: read, end };
    read += text.slice(line + 2, end - 2);
    at = end;
  }
}
