// A lazy loader: whoever calls it gets the module, so it leaves the file here.
export const loadPromClient = () => import('prom-client'); // finds: no-direct-registration
