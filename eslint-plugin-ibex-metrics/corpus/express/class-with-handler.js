// Express: a class whose method makes the handler; the metric is a field that comes in through the constructor.
export class RequestMetrics {
  constructor(counter) {
    this.counter = counter;
  }

  middleware() {
    return (req, res, next) => {
      res.on('finish', () => this.record(req, res));
      next();
    };
  }

  record(req, res) {
    const { method, originalUrl } = req;
    this.counter.inc({ method, url: originalUrl, status_code: res.statusCode }); // finds: no-url-route-label
  }
}
