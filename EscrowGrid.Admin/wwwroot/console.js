// What a script can add to pages that work without one: the browser's time zone, copying, the keyboard, live pages.

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const known = document.cookie.split('; ').find(it => it.startsWith('eg-zone='));
if (zone && known !== `eg-zone=${zone}`) {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `eg-zone=${zone}; path=/; max-age=31536000; samesite=lax${secure}`;
  localTimes(document);
}

// The server has not heard of the zone yet: this once the page is corrected here.
function localTimes(root) {
  const two = number => String(number).padStart(2, '0');
  for (const element of root.querySelectorAll('time[datetime]')) {
    const at = new Date(element.dateTime);
    if (Number.isNaN(at.getTime())) continue;
    element.textContent = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} `
      + `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
  }
}

function equip(root) {
  for (const button of root.querySelectorAll('[data-copy], [data-copy-text]')) {
    button.hidden = !navigator.clipboard;
  }
  for (const select of root.querySelectorAll('select[data-submit]')) {
    const send = select.form.querySelector('.send');
    if (send) send.hidden = true;
    select.addEventListener('change', () => select.form.requestSubmit());
  }
}

equip(document);
document.querySelector('[data-focus]')?.focus();

document.addEventListener('click', async event => {
  const button = event.target.closest('[data-copy], [data-copy-text]');
  if (!button) return;
  const text = button.dataset.copyText ?? document.getElementById(button.dataset.copy).textContent;
  await navigator.clipboard.writeText(text);
  button.classList.add('done');
  setTimeout(() => button.classList.remove('done'), 1500);
});

document.addEventListener('keydown', event => {
  const isTyping = event.target.closest('input, textarea, select');
  if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey) {
    const search = document.querySelector('[data-search]');
    if (search) {
      event.preventDefault();
      search.focus();
    }
  }
  if (event.key === 'Escape') {
    const open = event.target.closest('details[open]') ?? document.querySelector('.menu[open]');
    if (open) {
      open.open = false;
      open.querySelector('summary')?.focus();
    }
  }
});

// A file that is too large is said to be so before it is sent.
document.addEventListener('change', event => {
  const { files, dataset } = event.target;
  if (!files || !dataset.most) return;
  event.target.setCustomValidity([...files].some(it => it.size > Number(dataset.most)) ? dataset.tooLarge : '');
  event.target.reportValidity();
});

// A form that is on its way is not sent again; the server would not do it twice anyhow.
document.addEventListener('submit', event => {
  if (event.target.method !== 'post') return;
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = 'true';
});
window.addEventListener('pageshow', () => {
  for (const form of document.forms) delete form.dataset.sent;
});

// A live part of a page is read again when the server says that something has happened.
const live = document.querySelector('[data-live]');
if (live) {
  const sign = document.querySelector('.live');
  let source;
  let waiting;
  const follow = () => {
    source = new EventSource(live.dataset.live);
    source.addEventListener('open', () => sign?.classList.add('on'));
    source.addEventListener('error', () => {
      sign?.classList.remove('on');
      // A browser comes back to a stream that breaks off, but not to one that was refused while something was away.
      if (source.readyState === EventSource.CLOSED) setTimeout(follow, 15000);
    });
    source.addEventListener('changed', () => refreshIn(300));
  };
  // Until it is read: who types is not disturbed, and an answer may fail.
  const refreshIn = time => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      if (!await refresh().catch(() => false)) refreshIn(10000);
    }, time);
  };
  follow();
  window.addEventListener('pagehide', () => source.close());
}

// What somebody has typed, or is about to type or to decide, is not taken away; nor what was refused of a form.
function isInUse() {
  return live.querySelector('details.confirm[open], form[data-refused], :focus')
    || [...live.querySelectorAll('input, textarea, select')].some(isChanged);
}

function isChanged(control) {
  if (control.options) {
    const first = [...control.options].findIndex(it => it.defaultSelected);
    return control.selectedIndex !== Math.max(first, 0);
  }
  if (control.type === 'checkbox' || control.type === 'radio') return control.checked !== control.defaultChecked;
  return control.value !== control.defaultValue;
}

// Answers whether there is nothing more to read.
async function refresh() {
  if (isInUse()) return false;
  const answer = await fetch(location.href, { headers: { accept: 'text/html', 'x-live': '1' } });
  if (answer.redirected) return true;
  if (!answer.ok) return false;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.getElementById(live.id);
  if (!fresh) return true;
  if (isInUse()) return false;
  live.replaceChildren(...fresh.childNodes);
  if (fresh.dataset.live) live.dataset.live = fresh.dataset.live;
  equip(live);
  return true;
}
