// Other things that are merged: objects, streams, observables, registries of one's own.
import _ from 'lodash';
import merge from 'lodash/merge.js';
import { merge as mergeStreams } from 'rxjs';
import { Registry } from './plugin-registry.js';

export const options = _.merge({}, { a: 1 }, { b: 2 });
export const more = merge(options, { c: 3 });
export const all$ = mergeStreams(one$, two$);
export const plugins = Registry.merge([new Registry(), new Registry()]);
