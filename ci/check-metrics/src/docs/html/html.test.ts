import fc from 'fast-check';
import { expect, it } from 'vitest';

import { html } from './html.js';

it('escapes text, for elements and for attributes', () => {
  expect(html`<p title="${'"\'<&>'}">${'</p>&amp;'}</p>`.markup).toBe(
    '<p title="&#34;&#39;&#60;&#38;&#62;">&#60;/p&#62;&#38;amp;</p>',
  );
});

it('takes markup as it is, one or many, and leaves out what is undefined', () => {
  expect(html`${html`<b>${1}</b>`}${undefined}${['a', '<'].map((text) => html`<i>${text}</i>`)}`.markup).toBe(
    '<b>1</b><i>a</i><i>&#60;</i>',
  );
});

it('leaves the indent of a template away, but that of a text', () => {
  expect(
    html`<ul>
      <li>${'a\n  b'}</li>
      <li>c</li>
    </ul>`.markup,
  ).toBe('<ul>\n<li>a\n  b</li>\n<li>c</li>\n</ul>');
});

it('lets no text begin an element or end an attribute', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', '\n', '{') }), (text) => {
      expect(html`${text}`.markup).not.toMatch(/[<>"']|&(?!#\d+;)/);
    }),
  );
});
