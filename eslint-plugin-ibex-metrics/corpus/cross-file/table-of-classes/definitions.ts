// A user of the table: only types know what a `count` is.
import { kinds } from './classes';

export const orders = new kinds.count({ name: 'orders_total', help: 'Orders placed' }); // finds with types: no-direct-registration
export const open = new kinds.level({ name: 'open_orders', help: 'Orders in work' }); // finds with types: no-direct-registration
