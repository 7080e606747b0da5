// A table of options with buckets and without labels, far from any `new`; and a schema that only describes such options.
import joi from 'joi';

export const TABLE = {
  visit: { name: 'shop_visit_seconds', help: 'Length of a visit', buckets: [10, 60, 600] }, // finds: standard-buckets
  search: {
    name: 'shop_search_ms', // finds: metric-naming
    help: 'Duration of a search',
    buckets: [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5],
  },
};

export const schema = joi.object({ name: joi.string(), help: joi.string(), buckets: joi.array() });

export const visits = metrics.addTimer({
  name: 'shop_visits_seconds',
  help: 'Length of visits',
  buckets: [10, 60, 600], // finds: standard-buckets
});

export const report = chart.aggregate({ name: 'visits', help: 'Visits by length', buckets: [10, 60, 600] });
