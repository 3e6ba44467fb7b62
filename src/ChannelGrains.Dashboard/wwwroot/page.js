// What the page does by itself in the browser: keys, forms that send themselves, how far an export is, and the badges of live parts while the connection is lost.
// All else is links and forms, which work without it; what is filled in offline is kept and sent by fill.js.

const typing = (element) => element instanceof HTMLElement && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));
const rows = () => [...document.querySelectorAll("main [data-row]")];
let going = 0;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape") return escape(event);
  if (typing(event.target) || document.querySelector("dialog[open]")) return;
  if (going && Date.now() - going < 1500) {
    going = 0;
    const link = document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
    if (link) { event.preventDefault(); link.click(); }
    return;
  }
  switch (event.key) {
    case "/": event.preventDefault(); document.getElementById("search")?.focus(); break;
    case "g": going = Date.now(); break;
    case "?": document.getElementById("help")?.showModal(); break;
    case "j": move(1); break;
    case "k": move(-1); break;
    case "ArrowRight": toggle(event, "open"); break;
    case "ArrowLeft": toggle(event, "close"); break;
  }
});

function escape(event) {
  if (document.querySelector("dialog[open]")) return; // the browser closes it
  const close = document.querySelector("[data-close]");
  if (close) { event.preventDefault(); close.click(); }
  else if (typing(document.activeElement)) document.activeElement.blur();
}

function move(step) {
  const all = rows();
  if (all.length === 0) return;
  const at = all.findIndex((row) => row.contains(document.activeElement));
  const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + step))];
  const target = next.querySelector("a, button, input, summary") ?? next;
  if (target === next) next.tabIndex = -1;
  target.focus();
  next.scrollIntoView({ block: "nearest" });
}

// In a tree: the row that has the focus opens to the right and closes to the left.
function toggle(event, way) {
  const link = event.target instanceof Element ? event.target.closest("[role=treegrid] tr")?.querySelector(`[data-toggle=${way}]`) : null;
  if (link) { event.preventDefault(); link.focus(); link.click(); }
}

document.addEventListener("click", (event) => { // before the framework's own, which would follow the link
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(".skip-link")) { event.preventDefault(); event.stopPropagation(); document.getElementById("main")?.focus(); }
  if (target?.closest("[data-help]")) document.getElementById("help")?.showModal();
  const copied = target?.closest("button[data-copy]");
  if (copied) copyLink(copied);
  const exported = target?.closest("a[data-export]");
  if (exported && !event.ctrlKey && !event.metaKey) { event.preventDefault(); exportFile(exported); }
  const confirmed = target?.closest("button[data-confirm]");
  if (confirmed?.dataset.confirm && !window.confirm(confirmed.dataset.confirm)) event.preventDefault();
}, true);

// A choice applies when it is made; without this script the form has its button.
document.addEventListener("change", (event) => {
  const form = event.target instanceof Element ? event.target.closest("form[data-auto]") : null;
  form?.requestSubmit();
});

// What stands before the button; where the browser gives no clipboard it is marked, to be copied by hand.
async function copyLink(button) {
  const text = button.parentElement.querySelector("input");
  text.select();
  if (await navigator.clipboard?.writeText(text.value).then(() => true, () => false)) button.textContent = button.dataset.said;
}

async function exportFile(link) {
  const dialog = document.getElementById("export"), bar = document.getElementById("export-bar"), text = document.getElementById("export-rows");
  const run = crypto.randomUUID?.() ?? String(Math.random()).slice(2);
  const url = new URL(link.href);
  url.searchParams.set("run", run);
  bar.removeAttribute("value");
  text.textContent = "";
  dialog.showModal();
  const timer = setInterval(async () => {
    const answer = await fetch(`/export-progress/${run}`).catch(() => null);
    if (!answer?.ok) return;
    const { written, total } = await answer.json();
    if (total) { bar.max = total; bar.value = written; }
    text.textContent = total ? `${written} / ${total}` : `${written}`;
  }, 300);
  try {
    const answer = await fetch(url);
    if (!answer.ok) { text.textContent = await answer.text() || answer.statusText; return; }
    const name = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? "export";
    const file = document.createElement("a");
    file.href = URL.createObjectURL(await answer.blob());
    file.download = name;
    file.click();
    setTimeout(() => URL.revokeObjectURL(file.href), 60_000);
    dialog.close();
  } catch (error) {
    text.textContent = String(error);
  } finally {
    clearInterval(timer);
  }
}

// Parts of a page that bring a script of their own; each is started once.
const started = new WeakSet();
function startModules() {
  for (const part of document.querySelectorAll("[data-module]")) {
    if (started.has(part)) continue;
    started.add(part);
    import(new URL(part.dataset.module, document.baseURI)).then((module) => module.start(part));
  }
}
startModules();
window.Blazor?.addEventListener("enhancedload", startModules);

// While the connection is lost the live parts say so.
const modal = document.getElementById("components-reconnect-modal");
if (modal) new MutationObserver(() => {
  const lost = /components-reconnect-(show|failed|rejected|retrying)/.test(modal.className);
  document.querySelectorAll(".live-badge").forEach((badge) => {
    if (lost && badge.dataset.state === "live") { badge.dataset.before = "live"; badge.dataset.state = "behind"; }
    else if (!lost && badge.dataset.before) { badge.dataset.state = badge.dataset.before; delete badge.dataset.before; }
  });
  // The server has forgotten this page: it is loaded again, at the same address.
  if (/components-reconnect-rejected/.test(modal.className)) location.reload();
}).observe(modal, { attributes: true, attributeFilter: ["class"] });
