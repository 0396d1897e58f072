// Live updates and log filtering. Every page also works without this file.
const live = document.querySelector(".live");
const say = (state, text) => { if (live) { live.dataset.state = state; live.textContent = text; } };

// A server-rendered fragment replaces its place whenever the server says that it changed.
const fragment = document.querySelector("[data-stream]");
if (fragment) {
  const source = new EventSource(fragment.dataset.stream);
  source.onopen = () => say("live", "Live");
  source.onerror = () => say("lost", "Connection lost, trying again");
  source.onmessage = event => {
    // A form in use keeps its focus: the update waits for the next one.
    const held = document.activeElement?.closest("[data-stream]") === fragment
      ? document.activeElement.getAttribute("data-key") : null;
    fragment.innerHTML = JSON.parse(event.data);
    if (held) fragment.querySelector(`[data-key="${CSS.escape(held)}"]`)?.focus();
  };
}

const log = document.querySelector(".log");
if (log) {
  const filter = document.querySelector("input[name=filter]");
  const follow = document.querySelector("input[name=follow]");
  const limit = 5000;
  const matches = line => !filter.value || line.textContent.toLowerCase().includes(filter.value.toLowerCase());
  const toEnd = () => { if (!follow || follow.checked) log.scrollTop = log.scrollHeight; };

  filter.addEventListener("input", () => {
    for (const line of log.children) line.hidden = !matches(line);
    toEnd();
  });
  follow?.addEventListener("change", toEnd);
  filter.form.addEventListener("change", event => { if (event.target.name === "resource") filter.form.submit(); });

  const source = new EventSource(log.dataset.logs);
  source.onopen = () => say("live", "Live");
  source.onerror = () => say("lost", "Connection lost, trying again");
  source.onmessage = event => {
    const entry = JSON.parse(event.data);
    const line = document.createElement("p");
    if (entry.kind) line.className = entry.kind;
    const parts = [["time", entry.time], ["b", entry.resource], ["span", entry.text]];
    for (const [tag, text] of parts) line.appendChild(document.createElement(tag)).textContent = text;
    line.hidden = !matches(line);
    log.querySelector(".empty")?.remove();
    log.appendChild(line);
    while (log.childElementCount > limit) log.firstElementChild.remove();
    toEnd();
  };
  toEnd();
}

// A masked value is fetched only when somebody asks to see it.
document.addEventListener("click", async event => {
  const reveal = event.target.closest("a[data-reveal]");
  if (!reveal) return;
  event.preventDefault();
  const value = await fetch(reveal.dataset.reveal);
  if (value.ok) reveal.replaceWith(Object.assign(document.createElement("code"), { textContent: await value.text() }));
});
