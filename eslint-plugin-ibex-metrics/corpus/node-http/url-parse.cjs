// Plain http, CommonJS: the pathname of `url.parse`, direct, destructured and through a variable.
const http = require('http');
const url = require('url');

const { requests } = require('./metrics');

http
  .createServer((req, res) => {
    const parsed = url.parse(req.url, true);
    const { pathname } = url.parse(req.url);
    requests.inc({ route: url.parse(req.url).pathname }); // finds: no-url-route-label
    requests.inc({ route: parsed.pathname }); // finds: no-url-route-label
    requests.inc({ route: pathname }); // finds: no-url-route-label
    requests.labels(req.method, parsed.pathname).inc(); // finds: no-url-route-label
    res.end(JSON.stringify({ route: parsed.pathname, query: parsed.query }));
  })
  .listen(3000);
