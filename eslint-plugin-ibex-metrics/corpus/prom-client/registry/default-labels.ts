// A service that labels all its metrics.
import { register } from 'prom-client';

register.setDefaultLabels({ app: 'mailer', region: process.env['REGION'] ?? 'local' }); // finds: no-direct-registration
