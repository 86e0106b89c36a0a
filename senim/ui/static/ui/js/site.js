// The manners of the pages: what HTML alone cannot do. Everything works without this file, only slower.

const page = document.documentElement;
const find = (selector, within = document) => within.querySelector(selector);
const isTyping = (element) => element.closest("input, textarea, select, [contenteditable]") !== null;

// Forms

const drafts = {
  key: (form) => `draft:${location.pathname}:${form.dataset.uiDraft || form.id || "form"}`,
  fields: (form) =>
    [...form.elements].filter(
      (field) => field.name && !["hidden", "password", "file", "submit", "button"].includes(field.type) && !field.hasAttribute("data-ui-no-draft"),
    ),
  keep(form) {
    const kept = this.fields(form)
      .filter((field) => !["checkbox", "radio"].includes(field.type) || field.checked)
      .map((field) => [field.name, field.value]);
    sessionStorage.setItem(this.key(form), JSON.stringify(kept));
  },
  // A page that came back with the server's own words or errors knows better than the draft.
  restore(form) {
    const text = sessionStorage.getItem(this.key(form));
    if (!text || find("[aria-invalid='true'], .error-summary", form.parentElement)) return;
    const kept = JSON.parse(text);
    for (const field of this.fields(form)) {
      if (["checkbox", "radio"].includes(field.type)) {
        field.checked = kept.some(([name, value]) => name === field.name && value === field.value);
      } else if (!field.value || field.value === field.defaultValue) {
        field.value = kept.find(([name]) => name === field.name)?.[1] ?? field.value;
      }
    }
  },
  // Kept until a page shows that the form arrived: a refusal or a broken line must not cost the text.
  send(form) {
    this.keep(form);
    sessionStorage.setItem("draft-sent", this.key(form));
  },
  settle() {
    const sent = sessionStorage.getItem("draft-sent");
    const [way] = performance.getEntriesByType("navigation");
    const arrived = way?.type === "navigate" && !document.body.hasAttribute("data-ui-keeps-drafts");
    if (sent && arrived) sessionStorage.removeItem(sent);
    sessionStorage.removeItem("draft-sent");
  },
};

let pause;
document.addEventListener("input", ({ target }) => {
  const form = target.closest("form[data-ui-draft]");
  if (!form) return;
  clearTimeout(pause);
  pause = setTimeout(() => drafts.keep(form), 300);
});

document.addEventListener("submit", ({ target }) => {
  clearTimeout(pause);
  if (target.matches("[data-ui-draft]")) drafts.send(target);
  if (target.matches("[data-ui-forgets]")) sessionStorage.clear();
});

// Keys

const rows = () => [...document.querySelectorAll("tr[data-ui-row] a[data-ui-open], [data-ui-row]:not(tr) a[data-ui-open]")];

function move(step) {
  const all = rows();
  const now = all.findIndex((link) => link.closest("[data-ui-row]").contains(document.activeElement));
  all[Math.max(0, Math.min(all.length - 1, now < 0 ? 0 : now + step))]?.focus();
}

const keys = {
  j: () => move(1),
  k: () => move(-1),
  "?": () => find("dialog#keys")?.showModal(),
};

document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.("form[data-ui-submit-key]");
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form) {
    event.preventDefault();
    form.requestSubmit(find("[type='submit'][data-kind='primary']", form));
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || find("dialog[open]")) return;
  const named = [...document.querySelectorAll("[data-ui-key]")].find((element) => element.dataset.uiKey === event.key);
  if (!named && !keys[event.key]) return;
  event.preventDefault();
  if (!named) keys[event.key]();
  else if (isTyping(named)) named.focus();
  else named.click();
});

document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && find("details[data-ui-menu][open]");
  if (!menu) return;
  menu.open = false;
  find("summary", menu).focus();
});

// Clicks

async function copy(button) {
  const words = find("span", button) ?? button;
  const before = words.textContent;
  await navigator.clipboard.writeText(button.dataset.uiCopy);
  words.textContent = button.dataset.uiCopied || before;
  setTimeout(() => (words.textContent = before), 2000);
}

document.addEventListener("click", (event) => {
  const { target } = event;
  for (const menu of document.querySelectorAll("details[data-ui-menu][open]")) {
    if (!menu.contains(target)) menu.open = false;
  }
  const opener = target.closest("[data-ui-opens]");
  if (opener) find(`dialog#${CSS.escape(opener.dataset.uiOpens)}`)?.showModal();
  if (target.closest("[data-ui-print]")) window.print();
  const source = target.closest("[data-ui-copy]");
  if (source) copy(source);
  if (target.matches("dialog")) target.close();
  const row = target.closest("[data-ui-row]");
  const busy = target.closest("a, button, input, label, select, summary") || String(window.getSelection());
  if (row && !busy) find("a[data-ui-open]", row)?.click();
});

// What the server needs from htmx, and what the reader needs from new content

const cookie = (name) => document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);

document.addEventListener("htmx:configRequest", ({ detail }) => {
  const token = cookie("__Host-csrf") ?? cookie("csrftoken") ?? find("[name='csrfmiddlewaretoken']")?.value;
  if (detail.verb !== "get" && token) detail.headers["X-CSRFToken"] = token;
});

document.addEventListener("htmx:load", ({ detail }) => find("[data-ui-focus]", detail.elt)?.focus());

// Begin

drafts.settle();
for (const form of document.querySelectorAll("form[data-ui-draft]")) drafts.restore(form);
find("[data-ui-focus]")?.focus();
page.dataset.uiReady = "";
