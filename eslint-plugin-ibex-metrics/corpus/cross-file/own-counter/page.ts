// Its user: where a class comes from decides, not what it is called.
import { Counter, register } from './counter';

const visits = new Counter({ name: 'visits', help: 'How often the page was seen' });
register(visits);
visits.inc();
