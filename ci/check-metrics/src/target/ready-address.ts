import { hostname, networkInterfaces } from 'node:os';
import { stripVTControlCharacters } from 'node:util';

/** Where a program says it answers. */
export interface ReadyAddress {
  /** Of this machine. */
  readonly url: URL;
  /** What it calls itself. */
  readonly service?: string;
}

/**
 * Looks into a line that a program wrote for the address it answers at: a JSON object with an http or https URL in
 * `metrics`, `http`, `url` or `address`, or text with such a URL. Only addresses of this machine count: programs write of
 * others too, and whoever gets a line into a log must not say where credentials are sent.
 */
export function readyAddress(line: string): ReadyAddress | undefined {
  const text = stripVTControlCharacters(line).trim();
  const fields = fieldsOf(text);
  if (fields) {
    for (const field of FIELDS) {
      const url = ownUrl(fields[field]);
      if (!url) continue;
      const { service } = fields;
      const isName = typeof service === 'string' && /^[A-Za-z][\w.-]{0,63}$/.test(service);
      return { url: field === 'metrics' ? url : metricsAt(url), ...(isName && { service }) };
    }
    return undefined;
  }
  for (const [written] of text.matchAll(/https?:\/\/[^\s"'`<>(){}|\\^,;]+/gi)) {
    const url = ownUrl(written.replace(/[.:!?]+$/, ''));
    if (url) return { url: metricsAt(url) };
  }
  return undefined;
}

const FIELDS = ['metrics', 'http', 'url', 'address'] as const;

function fieldsOf(text: string): Readonly<Record<string, unknown>> | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function ownUrl(text: unknown): URL | undefined {
  if (typeof text !== 'string' || !/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  url.hash = '';
  // Every address of the machine: the program can be asked at one.
  if (url.hostname === '0.0.0.0') url.hostname = '127.0.0.1';
  if (url.hostname === '[::]') url.hostname = '[::1]';
  return isOwnHost(url.hostname) ? url : undefined;
}

function isOwnHost(host: string): boolean {
  if (/^127(?:\.\d+){3}$|^\[::1\]$|^(?:.+\.)?localhost$/.test(host)) return true;
  const address = host.replace(/^\[(.*)\]$/, '$1');
  return (
    host === hostname().toLowerCase() ||
    Object.values(networkInterfaces()).some((addresses) => addresses?.some((own) => own.address === address))
  );
}

/** A program that says where its pages are has its metrics beside them. */
function metricsAt(url: URL): URL {
  return /metrics|prometheus/i.test(url.pathname) ? url : new URL('/metrics', url);
}
