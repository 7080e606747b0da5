// A registry that a function of the file makes: its type tells what it is.
import { Registry } from 'prom-client';

const makeRegistry = () => new Registry(); // finds: no-direct-registration

makeRegistry().setDefaultLabels({ app: 'mailer' }); // finds with types: no-direct-registration
