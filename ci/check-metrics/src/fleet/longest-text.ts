/** How many characters of a text from a server are shown. */
export const LONGEST_TEXT = 300;
