// A form that is filled in where the network may be away: what was entered is kept in the browser's own store as it is entered; what is complete waits there and is sent, first its photos,
// in parts that go on where one broke off, then the record, under one id, so that the server takes it once however often it is sent. What is refused can be changed and sent again.

const partBytes = 512 * 1024, firstRetry = 1_000, lastRetry = 60_000, restMillis = 250;
let store, form, draft, retry = firstRetry, timer = 0, saving = 0, busy = false, isAskedAgain = false;

export async function start(element) {
  form = element;
  store = await open();
  const key = [form.dataset.form, form.dataset.partner, form.dataset.store, form.dataset.plan, form.dataset.begins].join("|");
  const mine = (await all("records")).filter((record) => record.owner === form.dataset.principal);
  const known = mine.filter((record) => record.key === key);
  draft = known.find((record) => record.state === "draft") ?? known.find((record) => record.state === "waiting")
    ?? { id: "r-" + crypto.randomUUID(), owner: form.dataset.principal, key, state: "draft", values: {} };
  restore();
  await list();
  form.addEventListener("input", later);
  form.addEventListener("change", (event) => event.target.matches("[data-files]") ? take(event.target) : later());
  form.addEventListener("click", leaveOut);
  form.addEventListener("submit", (event) => { event.preventDefault(); complete(); });
  addEventListener("online", () => { retry = firstRetry; send(); });
  addEventListener("offline", () => say(draft.state === "waiting" ? "waiting" : "away"));
  addEventListener("pagehide", save);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" ? save() : send());
  form.dataset.ready = "true";
  if (!navigator.onLine) say(draft.state === "waiting" ? "waiting" : "away");
  else if (draft.problem) say("refused", draft.problem);
  send();
}

// The browser's own store.

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("channelgrains-field", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("records", { keyPath: "id" });
      request.result.createObjectStore("photos", { keyPath: "id" }).createIndex("record", "record");
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function run(names, mode, act) {
  return new Promise((resolve, reject) => {
    const transaction = store.transaction(names, mode);
    const request = act((name) => transaction.objectStore(name));
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}

const all = (name) => run([name], "readonly", (of) => of(name).getAll());
const photosOf = (id) => run(["photos"], "readonly", (of) => of("photos").index("record").getAll(id));
const put = (name, value) => run([name], "readwrite", (of) => of(name).put(value));

async function forget(record) {
  const photos = await photosOf(record.id);
  await run(["records", "photos"], "readwrite", (of) => {
    for (const photo of photos) of("photos").delete(photo.id);
    return of("records").delete(record.id);
  });
}

// What is being filled in.

const inputs = () => [...form.querySelectorAll("[data-whole] :is(input, textarea)")].filter((input) => input.name && input.type !== "file");

function restore() {
  for (const input of inputs()) {
    const value = draft.values[input.name];
    if (value === undefined) continue;
    if (input.type === "radio" || input.type === "checkbox") input.checked = input.value === value;
    else input.value = value;
  }
  for (const note of form.querySelectorAll("details")) note.open = note.querySelector("textarea").value !== "";
  form.querySelector("[data-whole]").disabled = draft.state === "waiting";
  if (draft.state === "waiting") say("waiting");
  need();
}

// Where an item does not apply, nothing of it is asked for.
function need() {
  for (const item of form.querySelectorAll("[data-item]")) {
    const none = item.querySelector("[data-none]");
    for (const input of item.querySelectorAll("input[name^=answer-], textarea[name^=answer-]")) {
      input.dataset.required ??= String(input.required);
      input.required = input.dataset.required === "true" && !none?.checked;
    }
  }
}

function later() {
  need();
  clearTimeout(saving);
  saving = setTimeout(save, restMillis);
}

async function save() {
  clearTimeout(saving);
  if (draft.state !== "draft") return;
  draft.values = {};
  for (const input of inputs())
    if (input.type === "radio" || input.type === "checkbox" ? input.checked : input.value !== "") draft.values[input.name] = input.value;
  await keep(() => put("records", draft));
}

async function keep(act) {
  try {
    await act();
    if (draft.state === "draft" && !draft.problem) say(navigator.onLine ? "kept" : "away");
    return true;
  } catch {
    say("full");
    return false;
  }
}

async function take(input) {
  const item = input.closest("[data-item]").dataset.item;
  for (const file of input.files) {
    // The bytes, not the file: that may be gone from the device before it is sent.
    const blob = new Blob([await file.arrayBuffer()], { type: file.type });
    await keep(() => put("photos", { id: crypto.randomUUID(), record: draft.id, item, name: file.name, type: file.type, blob }));
  }
  input.value = "";
  await save();
  await list();
}

async function leaveOut(event) {
  const photo = event.target.closest("[data-photo]")?.dataset.photo;
  if (!photo || !event.target.closest("button")) return;
  await run(["photos"], "readwrite", (of) => of("photos").delete(photo));
  await list();
}

async function list() {
  const photos = await photosOf(draft.id);
  for (const item of form.querySelectorAll("[data-item]"))
    item.querySelector("[data-list]")?.replaceChildren(...photos.filter((photo) => photo.item === item.dataset.item).map((photo) => {
      const row = document.createElement("li"), button = document.createElement("button");
      row.dataset.photo = photo.id;
      button.type = "button";
      button.className = "button";
      button.textContent = form.dataset.saidRemove;
      button.setAttribute("aria-label", `${form.dataset.saidRemove}: ${photo.name}`);
      row.append(`${photo.name} (${Math.ceil(photo.blob.size / 1024)} KiB) `, button);
      return row;
    }));
}

async function complete() {
  await save();
  draft.takenAt ??= new Date().toISOString();
  draft.record = toRecord();
  draft.state = "waiting";
  delete draft.problem;
  form.querySelector("[data-whole]").disabled = true;
  say("waiting");
  await keep(() => put("records", draft));
  retry = firstRetry;
  send();
}

// As the API writes a record in JSON; files are added once they have arrived.
function toRecord() {
  const { partner, form: formId, version, plan, begins } = form.dataset, values = draft.values;
  const answers = [];
  for (const item of form.querySelectorAll("[data-item]")) {
    const itemId = item.dataset.item, value = values[`answer-${itemId}`], answer = { itemId, note: onOneLine(values[`note-${itemId}`] ?? "") };
    if (values[`none-${itemId}`]) answer.doesNotApply = true;
    else if (value !== undefined)
      switch (item.dataset.kind) {
        case "YesNo": answer.yes = value === "yes"; break;
        case "Scale": answer.scale = Number(value); break;
        case "Number": answer.number = value.trim(); break;
        case "Choice": answer.choiceId = value; break;
        case "Text": answer.text = onOneLine(value); break;
      }
    answers.push(answer);
  }
  return {
    recordId: draft.id, partnerId: partner, formId, formVersion: Number(version), storeId: values.store ?? "", takenAt: draft.takenAt, takenBy: values["taken-by"] ?? "",
    personId: values.person ?? "", assignment: plan ? { planId: plan, beginsOn: begins } : undefined, answers,
  };
}

// Sending.

class Refused extends Error {}
class SignedOut extends Error {}

async function send() {
  if (busy) isAskedAgain = true;
  if (busy || !navigator.onLine) return;
  busy = true;
  clearTimeout(timer);
  try {
    for (const record of (await all("records")).filter((one) => one.owner === form.dataset.principal && one.state === "waiting"))
      await sendOne(record);
    retry = firstRetry;
  } catch (error) {
    if (error instanceof SignedOut) say("signin");
    else {
      if (draft.state === "waiting") say("waiting");
      timer = setTimeout(send, retry);
      retry = Math.min(2 * retry, lastRetry);
    }
  } finally {
    busy = false;
    // What became complete meanwhile.
    if (isAskedAgain) { isAskedAgain = false; send(); }
  }
}

async function sendOne(record) {
  const isShown = record.id === draft.id;
  try {
    const files = new Map();
    for (const photo of await photosOf(record.id)) {
      if (isShown) say("photo", photo.name);
      const sha256 = await sendPhoto(record.record.partnerId, photo);
      files.set(photo.item, [...(files.get(photo.item) ?? []), sha256]);
    }
    if (isShown) say("sending");
    const answers = record.record.answers.map((answer) => ({ ...answer, files: files.get(answer.itemId) ?? [] })).filter(isGiven);
    const taken = await call("/field/filled", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ ...record.record, answers }) });
    await forget(record);
    if (isShown) sent(taken);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const again = { ...record, state: "draft", problem: error.message };
    delete again.record;
    delete again.takenAt;
    await put("records", again);
    if (!isShown) return;
    draft = again;
    form.querySelector("[data-whole]").disabled = false;
    say("refused", error.message);
  }
}

// Texts at the server have no line breaks.
const onOneLine = (text) => text.split(/\s*[\r\n]+\s*/).join(" ").trim();

const isGiven = ({ itemId, files, note, ...value }) => Object.keys(value).length > 0 || files.length > 0 || note !== "";

async function sendPhoto(partner, photo) {
  const bytes = await photo.blob.arrayBuffer();
  const sha256 = [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const address = `/evidence/${encodeURIComponent(partner)}/${sha256}`;
  let { held, complete } = await call(`${address}/held`, {});
  while (!complete) {
    const before = held, query = new URLSearchParams({ offset: held, size: bytes.byteLength, type: photo.type });
    ({ held, complete } = await call(`${address}?${query}`, { method: "POST", headers: { "content-type": "application/octet-stream" }, body: bytes.slice(held, held + partBytes) }));
    if (!complete && held <= before) throw new Error("no part of it arrived");
  }
  return sha256;
}

async function call(address, options) {
  const answer = await fetch(address, { ...options, headers: { ...options.headers, "X-Requested-With": "XMLHttpRequest", RequestVerificationToken: form.querySelector("[name=__RequestVerificationToken]").value } });
  if (answer.status === 401 || answer.status === 400) throw new SignedOut();
  if (answer.ok) return answer.json();
  const told = await answer.json().catch(() => ({}));
  if (answer.status === 404 || answer.status === 413 || answer.status === 422) throw new Refused([told.message ?? answer.statusText, ...(told.fields ?? [])].join(" · "));
  throw new Error(told.message ?? answer.statusText);
}

// What is said.

function say(what, more) {
  const status = form.querySelector("[data-status]");
  const text = form.dataset["said" + what[0].toUpperCase() + what.slice(1)];
  status.hidden = false;
  status.dataset.state = what;
  status.toggleAttribute("data-problem", what === "refused" || what === "full" || what === "signin");
  status.textContent = more ? `${text}: ${more}` : text;
  if (what !== "signin") return;
  const link = document.createElement("a");
  link.href = "/signin?return=" + encodeURIComponent(location.pathname + location.search);
  link.textContent = " →";
  status.append(link);
}

function sent({ href, score }) {
  say("sent", score ? `${form.dataset.saidScore} ${Number(score)}` : "");
  const record = document.createElement("a"), another = document.createElement("a");
  [record.href, record.textContent] = [href, form.dataset.saidOpen];
  [another.href, another.textContent] = [location.href, form.dataset.saidAgain];
  form.querySelector("[data-status]").append(" ", record, " · ", another);
}
