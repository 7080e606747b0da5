// Code that only looks whether the module and its members are there.
import client from 'prom-client';

const hasGauge = typeof client.Gauge === 'function';

export function isSupported(): boolean {
  if (!client || client === undefined) return false;
  return hasGauge && 'Counter' in client && client.register !== null;
}
