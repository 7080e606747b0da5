// A table of metrics by type, made in a loop elsewhere.
export const METRICS = {
  counters: [
    { name: 'logins_total', help: 'Logins', labelNames: ['result'] },
    { name: 'orders_total', help: 'Orders', labelNames: ['result', 'org_id'] }, // finds: no-high-cardinality-labels
  ],
  gauges: [
    {
      name: 'open_sessions',
      help: 'Open sessions',
      labelNames: ['state', 'session_id'], // finds: no-high-cardinality-labels
    },
  ],
} as const;
