// The page by keyboard: up to sixty stops in the order of the document, each with
// a visible mark and under nothing sticky; the first of them skips to the content.

const stops = 60;

export async function keyboard({ page, fail }) {
  const possible = await page.evaluate(countStops);
  let last = -1;
  let reached = 0;
  for (; reached < stops; reached++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(describeStop);
    if (!stop) break;
    if (stop.order <= last) {
      fail('Tab does not go on in the order of the document', stop.where);
      break;
    }
    last = stop.order;
    for (const what of stop.faults) fail(what, stop.where);
  }
  if (reached < Math.min(stops, possible)) fail(`Tab stops after ${reached} of ${possible}`);
  await skipLink(page, fail);
}

async function skipLink(page, fail) {
  const shown = await page.evaluate(() => {
    const link = document.querySelector('a[href]');
    link.focus();
    const { top, left, width, height } = link.getBoundingClientRect();
    return link.matches('[href^="#"]') && top >= 0 && left >= 0 && width > 24 && height >= 24;
  });
  if (!shown) fail('the first Tab does not show a skip link');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const inside = await page.evaluate(() => {
    const main = document.querySelector('main');
    const { activeElement } = document;
    const after = main.compareDocumentPosition(activeElement) & Node.DOCUMENT_POSITION_FOLLOWING;
    return main.contains(activeElement) || (Boolean(after) && !main.querySelector('a[href], button, summary, [tabindex="0"]'));
  });
  if (!inside) fail('the skip link does not lead into the content');
}

function countStops() {
  const candidates = 'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex="0"]';
  return [...document.querySelectorAll(candidates)].filter(element => element.checkVisibility({ visibilityProperty: true })).length;
}

function describeStop() {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const inWindow = ([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
  const points = [...element.getClientRects()]
    .filter(({ width, height }) => width > 2 && height > 2)
    .flatMap(({ left, right, top, bottom }) => [
      [(left + right) / 2, (top + bottom) / 2],
      [left + 2, top + 2],
      [right - 2, top + 2],
      [left + 2, bottom - 2],
      [right - 2, bottom - 2],
    ])
    .filter(inWindow);
  const stuck = hit => {
    for (let up = hit; up && !up.contains(element); up = up.parentElement) {
      if (/sticky|fixed/.test(getComputedStyle(up).position)) return true;
    }
    return false;
  };
  const covering = points.map(([x, y]) => document.elementFromPoint(x, y)).filter(hit => hit && !element.contains(hit) && stuck(hit));
  const outlined = ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  // Parts of a chart may show the focus by a stroke, which they do not have otherwise.
  const strokes = () => [...element.querySelectorAll('*')].map(part => `${getComputedStyle(part).stroke} ${getComputedStyle(part).strokeWidth}`).join();
  const stroked = () => {
    const focused = strokes();
    element.blur();
    const blurred = strokes();
    element.focus({ preventScroll: true });
    return focused !== blurred;
  };
  const faults = [];
  if (!points.length) faults.push('the focus is out of sight');
  if (covering.length) faults.push(`the focus is covered by <${covering[0].localName} class="${covering[0].className}">`);
  if (!outlined(getComputedStyle(element)) && !(element instanceof SVGElement && stroked())) faults.push('the focus is not visible');
  return {
    faults,
    order: [...document.body.querySelectorAll('*')].indexOf(element), // scripts come and go in the head
    where: element.outerHTML.slice(0, 160),
  };
}
