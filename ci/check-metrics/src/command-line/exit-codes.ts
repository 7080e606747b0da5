/** How the program ends: clean, with findings, or without having checked everything it was given. */
export const EXIT_CODES = { clean: 0, findings: 1, couldNotCheck: 2 } as const;
