// Workers: an exposition in a `Response`, its headers in a const, in a list of pairs and in `Headers`.
export function exposition(values: Map<string, number>): Response {
  const body = [...values].map(([name, value]) => `# TYPE ${name} gauge\n${name} ${value}\n`); // finds: no-handwritten-exposition
  const init = { headers: { 'content-type': 'text/plain; version=0.0.4' } }; // finds: no-handwritten-exposition
  return new Response(body.join(''), init);
}

export function openMetrics(body: string): Response {
  const headers = new Headers({ 'Content-Type': 'application/openmetrics-text; version=1.0.0' }); // finds: no-handwritten-exposition
  return new Response(body, { headers });
}

export function pairs(body: string): Response {
  return new Response(body, { headers: [['content-type', 'text/plain; version=0.0.4']] }); // finds: no-handwritten-exposition
}
