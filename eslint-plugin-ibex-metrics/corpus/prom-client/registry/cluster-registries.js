// A worker of a cluster that says which registries the primary may ask for.
import { AggregatorRegistry, register } from 'prom-client';
import { jobs } from './jobs.js';

AggregatorRegistry.setRegistries([register, jobs]); // finds: no-direct-registration x2
