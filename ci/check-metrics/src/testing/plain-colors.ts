import picocolors from 'picocolors';

/** Colours that add nothing. */
export const PLAIN = picocolors.createColors(false);
