// A registry that is asked for a metric by name gives nothing for a name that it does not have.
module.exports = function total(registry) {
  const requests = registry.getSingleMetric('shop_gateway_requests_total'); // finds: no-direct-registration
  const queue = registry.getSingleMetric('shop_gateway_queue_size'); // finds: no-direct-registration, known-metric-names
  return [requests, queue, registry.getSingleMetric(`shop_gateway_${registry.name}`)]; // finds: no-direct-registration
};
