import { html, type Html } from './html.js';

/** A name that may go on in the next line after each word. */
export function brokenName(name: string): Html {
  const words = name.split(/(?<=_)/);
  return html`${words.map((word, index) => (index === 0 ? html`${word}` : html`<wbr />${word}`))}`;
}
