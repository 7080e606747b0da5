// Plain http: an exposition in a template of several lines.
import { createServer } from 'node:http';

let open = 0;
let total = 0;

createServer((req, res) => {
  if (req.url === '/metrics') {
    res.writeHead(200, { 'Content-Type': 'text/plain; version=0.0.4' }); // finds: no-handwritten-exposition
    // finds in next line: no-handwritten-exposition
    res.end(`# HELP open_requests Requests being answered
# TYPE open_requests gauge
open_requests ${open}
# TYPE requests_total counter
requests_total ${total}
`);
    return;
  }
  open += 1;
  total += 1;
  res.on('close', () => (open -= 1)).end('ok');
}).listen(8080);
