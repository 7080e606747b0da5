// A barrel of barrels, which only knows its neighbour.
export * from './vendor';
export * as vendor from './vendor';
