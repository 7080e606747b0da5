// The file that makes the registry and injects it.
import { Registry } from 'prom-client';
import { Exporter } from './exporter';

export const exporter = new Exporter(new Registry()); // finds: no-direct-registration
