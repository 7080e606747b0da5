// The metrics package of a shop: typed recorders, and functions that bring values into their domains.
export type Result = 'allowed' | 'denied';

export interface Recorder<Labels> {
  inc(labels: Labels, amount?: number): void;
}

export interface Metrics {
  readonly record: {
    readonly shop_gateway_rate_limited_total: Recorder<{ result: Result }>;
    readonly shop_gateway_requests_total: Recorder<{ route: string; method: string; status_code: string }>;
  };
}

export declare const metrics: Metrics;
export declare function routeLabel(template: string | undefined): '/v1/orders' | 'unmatched';
export declare function methodLabel(method: string | undefined): 'GET' | 'OTHER';
export declare function statusCodeLabel(status: number): '200' | '500' | 'OTHER';
