import type { Locator, Page } from '@playwright/test';
import { accessFaults } from './support/access.ts';
import { expect, test } from './support/lab.ts';
import { openMap, tool } from './support/map.ts';

// The map without a mouse, by ear and by finger: what axe finds in each of its states, and touch.

async function expectNothingFound(page: Page, state: string, exempt: string[] = []): Promise<void> {
  expect.soft(await accessFaults(page, { exempt }), state).toEqual([]);
}

test('the map is free of what axe finds, in each of its states', async ({
  lab,
  ownerPage: page,
}) => {
  test.slow();
  await openMap(page, lab.url);
  await expectNothingFound(page, 'the whole map');
  await tool(page, 'Plan').click();
  const outline = page.getByRole('region', { name: 'Plan de la carte' });
  await outline.getByRole('button', { name: /questionne la propriété des données\./ }).click();
  await expectNothingFound(page, 'the outline, with a proposition in the inspector');
  await tool(page, 'Sources').click();
  await expectNothingFound(page, 'the sources');
  await tool(page, 'Exporter').click();
  await expect(page.getByRole('menu')).toBeVisible();
  // A menu is laid at the end of the page, in no landmark.
  await expectNothingFound(page, 'the export menu', ['region']);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectNothingFound(page, 'in the dark, with the sources and a proposition');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNothingFound(page, 'the palette, in the dark');
  await page.keyboard.type('petits doigts');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Ouvrir la référence' })).toBeVisible();
  await expectNothingFound(page, 'the card of a reference, in the dark');
});

test('Tab goes through the map as one reads it, and the focus stays on what is moved there', async ({
  lab,
  ownerPage: page,
}) => {
  await openMap(page, lab.url);
  const order = () =>
    page.locator('.react-flow__node').evaluateAll((nodes) =>
      nodes.map((node) => {
        const { x, y } = node.getBoundingClientRect();
        return { id: node.getAttribute('data-id')!, x, y };
      }),
    );
  const read = await order();
  for (const [index, { x, y }] of read.slice(1).entries()) {
    const before = read[index]!;
    expect(y - before.y > 20 || (Math.abs(y - before.y) < 30 && x > before.x)).toBe(true);
  }
  const [first, second] = [read[0]!, read[1]!];
  const card = (id: string) => page.locator(`.react-flow__node[data-id="${id}"]`);
  await card(first.id).focus();
  await page.keyboard.press('Tab');
  await expect(card(second.id)).toBeFocused();
  // Chosen, and moved far down the page: still where one is.
  await page.keyboard.press('Enter');
  for (let step = 0; step < 20; step++) await page.keyboard.press('Shift+ArrowDown');
  await expect(card(second.id)).toBeFocused();
  expect((await order()).map(({ id }) => id)).toEqual(read.map(({ id }) => id));
});

test('at 200 % and on a phone nothing of the map is cut or covered, with a panel or a drawer open', async ({
  lab,
  ownerPage: page,
}) => {
  await openMap(page, lab.url);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const viewport of [
    { width: 720, height: 450 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(viewport);
    const views = page.getByRole('group', { name: 'Vue' });
    await views.getByRole('button', { name: 'Carte' }).click();
    await expect(page.locator('.react-flow__node').first()).toBeVisible();
    const name = `${String(viewport.width)} px`;
    expect.soft(await coveredIn(page), name).toEqual([]);
    // A card of a whole map is as small as the window makes it; its twin is the outline.
    await expectNothingFound(page, name, ['target-size']);
    const chosen = page.locator('.react-flow__node[aria-label^="Propriété des données"]');
    await chosen.click();
    const panel = page.getByRole('complementary', { name: 'Ce qui est choisi' });
    await expect(panel).toBeVisible();
    expect.soft(await coveredIn(page), `${name}, with the panel`).toEqual([]);
    // What is chosen stays in sight beside its panel.
    await expect(chosen).toBeInViewport({ ratio: 0.99 });
    await panel.getByRole('button', { name: 'Fermer' }).first().click();
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeInViewport({ ratio: 1 });
    // Nothing glides for whoever wishes it so: what the palette goes to is there in the next frame.
    await page.keyboard.type('agences protection');
    await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('aller à');
    const settles = page.evaluate(
      () =>
        new Promise<boolean>((resolve) => {
          const view = document.querySelector<HTMLElement>('.react-flow__viewport')!;
          const seen = new Set<string>();
          const observer = new MutationObserver(() => seen.add(view.style.transform));
          observer.observe(view, { attributes: true });
          setTimeout(() => resolve(seen.size <= 2), 700);
        }),
    );
    await page.keyboard.press('Enter');
    expect(await settles).toBe(true);
    await panel.getByRole('button', { name: 'Fermer' }).first().click();
    for (const view of ['Plan', 'Sources']) {
      await views.getByRole('button', { name: view }).click();
      expect
        .soft(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), view)
        .toBe(0);
    }
  }
});

/** Controls of the map, its tools and its panel that something else lies over, or that are cut off. */
function coveredIn(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    const covered: string[] = [];
    const places = ['[data-map-tools]', '[data-map-foot]', '[aria-label="Ce qui est choisi"]'];
    const controls = places.map((place) => `${place} button`).join(', ');
    for (const control of document.querySelectorAll(controls)) {
      control.scrollIntoView({ block: 'center' });
      const { x, y, width, height, right } = control.getBoundingClientRect();
      if (width === 0 || !control.checkVisibility()) continue;
      const over = document.elementFromPoint(x + width / 2, y + height / 2);
      const isClear = over !== null && (control.contains(over) || over.contains(control));
      if (!isClear || x < 0 || right > innerWidth + 1) {
        covered.push(control.getAttribute('aria-label') ?? control.textContent);
      }
    }
    return covered;
  });
}

test.describe('by finger, on a tablet', () => {
  test.use({ hasTouch: true, viewport: { width: 820, height: 1180 } });

  test('one finger pans over any card, two enlarge, a tap chooses, what is chosen is moved, a rest adds', async ({
    lab,
    ownerPage: page,
  }) => {
    await openMap(page, lab.url);
    const hand = await handOn(page);
    const from = page.locator('.react-flow__node[aria-label^="Courant des communs"]');
    const other = page.locator('.react-flow__node[aria-label^="Protection sociale"]');
    const inspector = page.getByRole('complementary', { name: 'Ce qui est choisi' });
    const centreOf = async (card: Locator): Promise<Point> => {
      const { x, y, width, height } = (await card.boundingBox())!;
      return [x + width / 3, y + height / 2];
    };
    const placeOf = (card: Locator) => card.evaluate((element) => element.style.transform);
    const view = () =>
      page.locator('.react-flow__viewport').evaluate((element) => element.style.transform);
    const zoom = async () => Number(/scale\(([^)]+)\)/.exec(await view())![1]);

    // A finger that sets out on a card looks around, and moves nothing.
    const [place, before, at] = [await placeOf(from), await view(), await centreOf(from)];
    await hand.down(at);
    await hand.move([at[0] + 120, at[1] - 160]);
    await hand.up();
    expect(await view()).not.toBe(before);
    expect(await placeOf(from)).toBe(place);
    await expect(page.getByText('Enregistré', { exact: true })).toBeVisible();

    // Two fingers enlarge the map, and the page not at all.
    const small = await zoom();
    await hand.down([300, 500], [420, 500]);
    await hand.move([230, 500], [490, 500]);
    await hand.up();
    expect(await zoom()).toBeGreaterThan(small * 1.5);
    expect(await page.evaluate(() => [visualViewport!.scale, scrollX, scrollY])).toEqual([1, 0, 0]);

    await hand.down([300, 600]);
    await hand.move([340, 420]);
    await hand.up();
    await from.tap();
    await expect(inspector.getByRole('heading', { level: 2 })).toContainText('Courant des communs');
    await expect(from).toBeInViewport({ ratio: 0.99 });
    const chosen = await centreOf(from);
    const still = await view();
    await hand.down(chosen);
    await hand.move([chosen[0] + 20, chosen[1] - 90]);
    await hand.up();
    await expect.poll(() => placeOf(from)).not.toBe(place);
    expect(await view()).toBe(still);

    // Ctrl and a click have no finger: a long press has. On the paper it writes a concept.
    await hand.down(await centreOf(other));
    await expect(inspector).toContainText('2 éléments choisis');
    await hand.up();
    await expect(inspector).toContainText('2 éléments choisis');
    await hand.down([280, 780]);
    const field = page.getByRole('combobox', { name: 'Nouveau concept' });
    await expect(field).toBeFocused();
    await hand.up();
    await expect(field).toBeFocused();
  });
});

type Point = readonly [x: number, y: number];

/** Fingers as the browser hears of them, and not what a library takes for one. */
async function handOn(page: Page) {
  const session = await page.context().newCDPSession(page);
  let points: readonly Point[] = [];
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd') =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: points.map(([x, y], id) => ({ x, y, id })),
    });
  return {
    async down(...at: Point[]) {
      points = at;
      await send('touchStart');
    },
    /** In steps, as a hand goes. */
    async move(...to: Point[]) {
      const from = points;
      for (let step = 1; step <= 6; step++) {
        points = from.map(([x, y], index) => [
          x + ((to[index]![0] - x) * step) / 6,
          y + ((to[index]![1] - y) * step) / 6,
        ]);
        await send('touchMove');
      }
    },
    async up() {
      points = [];
      await send('touchEnd');
    },
  };
}
