import { expect, test } from './support/lab.ts';

for (const [paper, points] of [
  ['A4', '842 x 595'],
  ['A3', '1191 x 842'],
] as const) {
  test(`a map prints on ${paper} alone, without a stray sheet`, async ({
    lab,
    ownerPage: page,
  }) => {
    await page.goto(lab.url);
    const project = await page.locator('a[href^="/p/"]').first().getAttribute('href');
    const root = /^\/p\/[^/]+/.exec(project ?? '')?.[0] ?? '';
    await page.goto(`${lab.url}${root}/map/cadre-conceptuel/print?size=${paper}`);
    await expect(page.getByRole('heading', { name: 'Bibliographie' })).toBeVisible();

    const pdf = await page.pdf({ preferCSSPageSize: true });
    const sheets = [...pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
    const sizes = sheets.map(
      ([, width, height]) => `${Math.round(+width!)} x ${Math.round(+height!)}`,
    );
    expect(new Set(sizes)).toEqual(new Set([points]));
  });
}
