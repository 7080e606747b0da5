// Nest: histograms in the metrics package: without buckets, with others, and with the standard ones.
import { makeHistogramProvider } from '@willsoto/nestjs-prometheus';

const STANDARD = [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5];

export const withDefaults = makeHistogramProvider({ name: 'a_seconds', help: 'A' }); // finds: standard-buckets

export const withOthers = makeHistogramProvider({
  name: 'b_seconds',
  help: 'B',
  buckets: [0.1, 0.3, 1.5, 10], // finds: standard-buckets
});

export const withStandard = makeHistogramProvider({ name: 'c_seconds', help: 'C', buckets: STANDARD });
