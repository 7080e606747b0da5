// Express, CommonJS: positional labels of a metric from another file, whose label names are not known.
const { requestDuration } = require('./metrics.cjs');

module.exports = function observe(req, res, next) {
  const startedAt = Date.now();
  res.on('finish', () => {
    requestDuration
      .labels(req.method, req.originalUrl, res.statusCode) // finds: no-url-route-label
      .observe((Date.now() - startedAt) / 1000);
  });
  next();
};
