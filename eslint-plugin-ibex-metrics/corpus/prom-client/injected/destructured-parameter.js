// A function that gets the client in an object, and makes a gauge with it.
export const upGauge = ({ client }) => new client.Gauge({ name: 'service_up', help: '1 if it is up' }); // finds: no-direct-registration

export function queueGauge(prom, registers) {
  return new prom.Gauge({ name: 'queue_size', help: 'Messages that wait', registers }); // finds: no-direct-registration
}
