// The page says the same with JavaScript and without it.

/** Visible words of the page, piece by piece; not those of controls, which only a script can serve. */
const visibleText = () => {
  const controls = 'noscript, script, style, [role=status], [role=search], form, label, button, output';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const pieces = [];
  while (walker.nextNode()) {
    const text = walker.currentNode.data.replace(/\s+/g, ' ').trim();
    const parent = walker.currentNode.parentElement;
    if (text && !parent.closest(controls) && parent.checkVisibility({ visibilityProperty: true })) pieces.push(text);
  }
  return pieces;
};

export async function sameTextWithScript({ page, fail, open }) {
  const twin = await open({ js: true });
  const [without, withScript] = [await page.evaluate(visibleText), await twin.evaluate(visibleText)];
  await twin.close();
  reportLost(withScript, without, text => fail('missing without JavaScript', text));
  reportLost(without, withScript, text => fail('missing with JavaScript', text));
}

function reportLost(from, to, report) {
  const rest = new Map();
  for (const text of to) rest.set(text, (rest.get(text) ?? 0) + 1);
  const lost = from.filter(text => {
    const left = rest.get(text) ?? 0;
    rest.set(text, left - 1);
    return left <= 0;
  });
  if (lost.length) report(lost.slice(0, 5).join(' | ').slice(0, 200));
}
