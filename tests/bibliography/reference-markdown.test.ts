import { expect, test } from 'vitest';
import { referenceMarkdown } from '../../bibliography/index.ts';

test('a reference as Markdown keeps its emphasis and nothing else of HTML', () => {
  expect(
    referenceMarkdown(
      '<div class="csl-entry"><span style="font-variant:small-caps">Bair J.</span>, 2005, <i>Big Data &amp; *Society*</i>, <b>9</b>, 1<sup>re</sup> éd.</div>',
    ),
  ).toBe('[Bair J.]{.smallcaps}, 2005, *Big Data & \\*Society\\**, **9**, 1^re^ éd.');
  expect(
    referenceMarkdown(
      '<div class="csl-entry">\n <div class="csl-left-margin">1.</div><div class="csl-right-inline">A &lt;b&gt;.</div>\n</div>',
    ),
  ).toBe('1. A \\<b\\>.');
});
