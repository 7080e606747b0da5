// Express: an exposition of three lines, joined by hand.
let requestCount = 0;

export function metrics(_req, res) {
  const lines = [
    '# HELP http_requests_total Requests since the start', // finds: no-handwritten-exposition
    '# TYPE http_requests_total counter', // finds: no-handwritten-exposition
    `http_requests_total ${requestCount}`,
  ];
  res.type('text/plain').send(lines.join('\n') + '\n');
}

export function count(_req, _res, next) {
  requestCount += 1;
  next();
}
