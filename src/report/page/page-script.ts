/**
 * What pages do where scripts run: search, filter by parameter, count what is shown, copy. All of it is extra: elements of
 * class `scripted` are hidden until it runs. It takes texts from the page and puts none into it but its own.
 */
export const pageScript = `(() => {
  'use strict';
  const all = (selector) => [...document.querySelectorAll(selector)];
  const [search, subject, shown] = ['search', 'subject', 'shown'].map((id) => document.getElementById(id));
  const items = all('[data-subject]');
  const groups = all('[data-group]').filter((group) => group.querySelector('[data-subject]') !== null);
  const texts = new Map();
  const textOf = (item) => {
    if (!texts.has(item)) texts.set(item, [item.id, item.dataset.subject, item.textContent].join(' ').toLowerCase());
    return texts.get(item);
  };

  function narrow() {
    const words = search.value.toLowerCase().split(/\\s+/).filter((word) => word !== '');
    const only = subject === null ? '' : subject.value;
    for (const item of items)
      item.hidden = (only !== '' && item.dataset.subject !== only) || !words.every((word) => textOf(item).includes(word));
    // What boxes hide is hidden by the style sheet; to measure it would lay out the page twice.
    const hidden = all('.filter [data-hides]')
      .filter((box) => box.checked === (box.dataset.when === 'on'))
      .map((box) => box.dataset.hides);
    const seen = items.filter((item) => !item.hidden && !hidden.some((selector) => item.matches(selector)));
    const kept = new Set();
    for (const item of seen)
      for (let it = item.closest('[data-group]'); it !== null && !kept.has(it); it = it.parentElement.closest('[data-group]'))
        kept.add(it);
    for (const group of groups) group.classList.toggle('empty', !kept.has(group));
    const counted = items.filter((item) => item.closest('[data-all]') !== null);
    const number = seen.filter((item) => item.closest('[data-all]') !== null).length;
    shown.textContent = number + ' of ' + counted.length + ' clauses shown';
  }

  /** Shows what an address leads to, whatever was filtered. */
  function reveal() {
    const wanted = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (wanted === null || wanted.getClientRects().length > 0) return;
    search.value = '';
    if (subject !== null) subject.value = '';
    for (const box of all('.filter input[type=checkbox]')) box.checked = box.defaultChecked;
    narrow();
    wanted.scrollIntoView();
  }

  async function copy(button, label) {
    const text = document.getElementById(button.dataset.copy).textContent;
    let isCopied = true;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Pages that come by plain http have no clipboard but this.
      const area = document.body.appendChild(document.createElement('textarea'));
      area.value = text;
      area.select();
      isCopied = document.execCommand('copy');
      area.remove();
    }
    button.textContent = isCopied ? 'Copied' : 'Not copied';
    setTimeout(() => { button.textContent = label; }, 2000);
  }

  for (const element of all('.scripted')) element.hidden = false;
  for (const button of all('button[data-copy]')) {
    const label = button.textContent;
    button.addEventListener('click', () => copy(button, label));
  }
  for (const input of all('.filter input, .filter select')) input.addEventListener('input', narrow);
  const details = all('details');
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = details.filter((it) => !it.open);
    for (const it of closed) it.open = true;
  });
  addEventListener('afterprint', () => { for (const it of closed) it.open = false; });
  addEventListener('hashchange', reveal);
  // What a browser remembers of a form stands there before the page does.
  addEventListener('pageshow', () => { narrow(); reveal(); });
})();`;
