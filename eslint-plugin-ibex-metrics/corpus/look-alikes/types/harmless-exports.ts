// What the module has besides: bucket generators and content types.
import client, { exponentialBuckets, linearBuckets, Registry } from 'prom-client';

export const sizes = linearBuckets(0, 100, 10);
export const counts = [1, ...exponentialBuckets(10, 2, 5)];
export const isText = (type: string) => type === Registry.PROMETHEUS_CONTENT_TYPE;
export const more = client.linearBuckets(0, 5, 3);
export const { exponentialBuckets: growing } = client;
