// Rules of alerts as objects: names, help texts and labels, but no metric.
export const alerts = [
  {
    alert: 'TooManyErrors',
    expr: 'sum(rate(http_requests_total{status_code="500"}[5m])) > 1',
    labels: { severity: 'page', org_id: 'all' },
    annotations: { help: 'Look at the gateway', url: 'https://runbook.example/errors' },
  },
];
