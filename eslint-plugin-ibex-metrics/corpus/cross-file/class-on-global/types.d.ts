// The type of what another script puts on the global object.
declare var prom: typeof import('prom-client');
