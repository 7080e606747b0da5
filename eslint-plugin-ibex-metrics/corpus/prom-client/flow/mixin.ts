// A mixin: the class goes to a function that derives from it.
import { Counter } from 'prom-client';
import { Described } from './described';

export class OrderCounter extends Described(Counter) {} // finds: no-direct-registration
