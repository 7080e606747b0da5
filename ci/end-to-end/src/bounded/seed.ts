/** What the random things of this run are made of; a run that failed is repeated with `IBEX_SEED`. */
export const seed = Number(process.env['IBEX_SEED'] ?? Date.now() % 2 ** 31);
