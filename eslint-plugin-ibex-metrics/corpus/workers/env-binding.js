// Workers: positional labels of a metric in the environment; the first one is the URL, in a cast of JavaScript.
export default {
  async fetch(request, env) {
    const response = await fetch(request);
    env.metrics.requests.labels(String(request.url), response.status).inc(); // finds: no-url-route-label
    env.metrics.requests.labels('GET', response.status).inc();
    env.metrics.requests.remove(request.url);
    return response;
  },
};
