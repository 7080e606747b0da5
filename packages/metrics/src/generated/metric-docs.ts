// Made from the catalog by `check-metrics docs --types`. Do not edit.

/** What editors show of the metrics of the catalog, and of their labels. */
export interface CatalogMetricDocs {
  /**
   * End-to-end proxy request duration
   *
   * Histogram in seconds, at most 12,285 series on a target
   *
   * - `route`: `/v1/chat/completions`, `/v1/embeddings`, `/v1/models`, `/metrics`, `/healthz`, `/readyz`, `unmatched`
   * - `method`: `GET`, `HEAD`, `OPTIONS`, `POST`, `OTHER`
   * - `status_code`: `200`, `201`, `202`, `204`, `300`, `304`, `400`, `401`, `402`, `403` and 17 more
   *
   * Buckets: 0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5
   *
   * @example
   * ```promql
   * histogram_quantile(0.99, sum by (le, route) (rate(ibex_proxy_request_duration_seconds_bucket[5m])))
   * ```
   * @see `packages/metrics/src/ibex-catalog.ts`
   */
  readonly ibex_proxy_request_duration_seconds: {
    /**
     * Label of `ibex_proxy_request_duration_seconds`: `/v1/chat/completions`, `/v1/embeddings`, `/v1/models`, `/metrics`, `/healthz`, `/readyz`, `unmatched`
     *
     * Anything else is `unmatched`.
     * Each value makes at most 1,755 series.
     */
    readonly route: unknown;
    /**
     * Label of `ibex_proxy_request_duration_seconds`: `GET`, `HEAD`, `OPTIONS`, `POST`, `OTHER`
     *
     * Anything else is `OTHER`.
     * Each value makes at most 2,457 series.
     */
    readonly method: unknown;
    /**
     * Label of `ibex_proxy_request_duration_seconds`: `200`, `201`, `202`, `204`, `300`, `304`, `400`, `401`, `402`, `403` and 17 more
     *
     * Another code is that of its class (`200`, `300`, `400`, `500`), anything else is `OTHER`.
     * Each value makes at most 455 series.
     */
    readonly status_code: unknown;
  };
  /**
   * Total requests to the proxy
   *
   * Counter, at most 945 series on a target
   *
   * - `route`: `/v1/chat/completions`, `/v1/embeddings`, `/v1/models`, `/metrics`, `/healthz`, `/readyz`, `unmatched`
   * - `method`: `GET`, `HEAD`, `OPTIONS`, `POST`, `OTHER`
   * - `status_code`: `200`, `201`, `202`, `204`, `300`, `304`, `400`, `401`, `402`, `403` and 17 more
   *
   * @example
   * ```promql
   * sum by (route) (rate(ibex_proxy_requests_total[5m]))
   * ```
   * @see `packages/metrics/src/ibex-catalog.ts`
   */
  readonly ibex_proxy_requests_total: {
    /**
     * Label of `ibex_proxy_requests_total`: `/v1/chat/completions`, `/v1/embeddings`, `/v1/models`, `/metrics`, `/healthz`, `/readyz`, `unmatched`
     *
     * Anything else is `unmatched`.
     * Each value makes at most 135 series.
     */
    readonly route: unknown;
    /**
     * Label of `ibex_proxy_requests_total`: `GET`, `HEAD`, `OPTIONS`, `POST`, `OTHER`
     *
     * Anything else is `OTHER`.
     * Each value makes at most 189 series.
     */
    readonly method: unknown;
    /**
     * Label of `ibex_proxy_requests_total`: `200`, `201`, `202`, `204`, `300`, `304`, `400`, `401`, `402`, `403` and 17 more
     *
     * Another code is that of its class (`200`, `300`, `400`, `500`), anything else is `OTHER`.
     * Each value makes at most 35 series.
     */
    readonly status_code: unknown;
  };
  /**
   * Currently open HTTP connections
   *
   * Gauge, at most 1 series on a target
   *
   * @example
   * ```promql
   * sum(ibex_proxy_active_connections)
   * ```
   * @see `packages/metrics/src/ibex-catalog.ts`
   */
  readonly ibex_proxy_active_connections: {};
  /**
   * Rate limit check outcomes
   *
   * Counter, at most 2 series on a target
   *
   * - `result`: `allowed`, `denied`
   *
   * @example
   * ```promql
   * sum by (result) (rate(ibex_proxy_rate_limited_total[5m]))
   * ```
   * @see `packages/metrics/src/ibex-catalog.ts`
   */
  readonly ibex_proxy_rate_limited_total: {
    /**
     * Label of `ibex_proxy_rate_limited_total`: `allowed`, `denied`
     *
     * Anything else is `denied`.
     * Each value makes at most 1 series.
     */
    readonly result: unknown;
  };
  /**
   * Redis failures during rate limiting
   *
   * Counter, at most 1 series on a target
   *
   * @example
   * ```promql
   * sum(rate(ibex_proxy_rate_limit_redis_errors_total[5m]))
   * ```
   * @see `packages/metrics/src/ibex-catalog.ts`
   */
  readonly ibex_proxy_rate_limit_redis_errors_total: {};
  /**
   * Auth gRPC ValidateToken call duration
   *
   * Histogram in seconds, at most 39 series on a target
   *
   * - `result`: `ok`, `error`, `revoked`
   *
   * Buckets: 0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5
   *
   * @example
   * ```promql
   * histogram_quantile(0.99, sum by (le, result) (rate(ibex_auth_validate_token_duration_seconds_bucket[5m])))
   * ```
   * @see `packages/metrics/src/ibex-catalog.ts`
   */
  readonly ibex_auth_validate_token_duration_seconds: {
    /**
     * Label of `ibex_auth_validate_token_duration_seconds`: `ok`, `error`, `revoked`
     *
     * Anything else is `error`.
     * Each value makes at most 13 series.
     */
    readonly result: unknown;
  };
  /**
   * Auth gRPC ValidateAgent call duration
   *
   * Histogram in seconds, at most 39 series on a target
   *
   * - `result`: `ok`, `error`, `not_found`
   *
   * Buckets: 0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5
   *
   * @example
   * ```promql
   * histogram_quantile(0.99, sum by (le, result) (rate(ibex_auth_validate_agent_duration_seconds_bucket[5m])))
   * ```
   * @see `packages/metrics/src/ibex-catalog.ts`
   */
  readonly ibex_auth_validate_agent_duration_seconds: {
    /**
     * Label of `ibex_auth_validate_agent_duration_seconds`: `ok`, `error`, `not_found`
     *
     * Anything else is `error`.
     * Each value makes at most 13 series.
     */
    readonly result: unknown;
  };
  /**
   * Auth gRPC call outcomes
   *
   * Counter, at most 51 series on a target
   *
   * - `method`: `ValidateToken`, `ValidateAgent`, `OTHER`
   * - `status`: `OK`, `CANCELLED`, `UNKNOWN`, `INVALID_ARGUMENT`, `DEADLINE_EXCEEDED`, `NOT_FOUND`, `ALREADY_EXISTS`, `PERMISSION_DENIED`, `RESOURCE_EXHAUSTED`, `FAILED_PRECONDITION` and 7 more
   *
   * @example
   * ```promql
   * sum by (method) (rate(ibex_auth_grpc_requests_total[5m]))
   * ```
   * @see `packages/metrics/src/ibex-catalog.ts`
   */
  readonly ibex_auth_grpc_requests_total: {
    /**
     * Label of `ibex_auth_grpc_requests_total`: `ValidateToken`, `ValidateAgent`, `OTHER`
     *
     * Anything else is `OTHER`.
     * Each value makes at most 17 series.
     */
    readonly method: unknown;
    /**
     * Label of `ibex_auth_grpc_requests_total`: `OK`, `CANCELLED`, `UNKNOWN`, `INVALID_ARGUMENT`, `DEADLINE_EXCEEDED`, `NOT_FOUND`, `ALREADY_EXISTS`, `PERMISSION_DENIED`, `RESOURCE_EXHAUSTED`, `FAILED_PRECONDITION` and 7 more
     *
     * Anything else is `UNKNOWN`.
     * Each value makes at most 3 series.
     */
    readonly status: unknown;
  };
  /**
   * Database query duration
   *
   * Histogram in seconds, at most 78 series on a target
   *
   * - `operation`: `find_token`, `find_agent`, `migrate`, `ping`, `seed`, `OTHER`
   *
   * Buckets: 0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5
   *
   * @example
   * ```promql
   * histogram_quantile(0.99, sum by (le, operation) (rate(ibex_db_query_duration_seconds_bucket[5m])))
   * ```
   * @see `packages/metrics/src/ibex-catalog.ts`
   */
  readonly ibex_db_query_duration_seconds: {
    /**
     * Label of `ibex_db_query_duration_seconds`: `find_token`, `find_agent`, `migrate`, `ping`, `seed`, `OTHER`
     *
     * Anything else is `OTHER`.
     * Each value makes at most 13 series.
     */
    readonly operation: unknown;
  };
  /**
   * DB connection pool state
   *
   * Gauge, at most 2 series on a target
   *
   * - `state`: `in_use`, `idle`
   *
   * @example
   * ```promql
   * sum by (state) (ibex_db_pool_open_connections)
   * ```
   * @see `packages/metrics/src/ibex-catalog.ts`
   */
  readonly ibex_db_pool_open_connections: {
    /**
     * Label of `ibex_db_pool_open_connections`: `in_use`, `idle`
     *
     * Each value makes at most 1 series.
     */
    readonly state: unknown;
  };
  /**
   * 1 if the service is running
   *
   * Gauge, at most 2 series on a target
   *
   * - `service`: `proxy`, `auth`
   *
   * @example
   * ```promql
   * min by (service) (ibex_process_up)
   * ```
   * @see `packages/metrics/src/ibex-catalog.ts`
   */
  readonly ibex_process_up: {
    /**
     * Label of `ibex_process_up`: `proxy`, `auth`
     *
     * Each value makes at most 1 series.
     */
    readonly service: unknown;
  };
}
