// React on the server in plain JavaScript: a registry given to a provider.
import { Registry } from 'prom-client';
import { MetricsProvider } from './metrics-provider.jsx';

const registry = new Registry(); // finds: no-direct-registration

export const App = ({ children }) => <MetricsProvider registry={registry}>{children}</MetricsProvider>;
