// What this browser remembers: who the visitor is, what was said, and what is not sent yet.
// Another tab may write at the same time, so the outbox is read anew before every change.

const KEYS = { token: "ardic.chat.token", outbox: "ardic.chat.outbox", view: "ardic.chat.view", draft: "ardic.chat.draft", name: "ardic.chat.name", open: "ardic.chat.open", language: "ardic.language" };
const KEPT_ENTRIES = 200;
const fallback = new Map(); // a browser that refuses storage still gets a chat, until it is closed

export function get(name) {
  try { return localStorage.getItem(KEYS[name]); } catch { return fallback.get(name) ?? null; }
}

export function set(name, value) {
  try {
    if (value === null) localStorage.removeItem(KEYS[name]);
    else localStorage.setItem(KEYS[name], value);
  } catch { fallback.set(name, value); }
}

export function isOutbox(key) { return key === KEYS.outbox; }

export function token() {
  const known = get("token");
  if (known && /^[A-Za-z0-9_-]{43}$/.test(known)) return known;
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const made = btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  set("token", made);
  return made;
}

export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function outbox() {
  const kept = parsed(get("outbox"));
  return Array.isArray(kept) ? kept.filter((item) => item && typeof item.id === "string") : [];
}

export function put(item) {
  const rest = outbox();
  const at = rest.findIndex((other) => other.id === item.id);
  if (at >= 0) rest[at] = item; else rest.push(item);
  set("outbox", JSON.stringify(rest));
}

export function drop(id) {
  set("outbox", JSON.stringify(outbox().filter((item) => item.id !== id)));
}

export function view() {
  const kept = parsed(get("view"));
  return kept && Array.isArray(kept.entries) ? kept : null;
}

export function keepView(value) {
  set("view", JSON.stringify({ ...value, entries: value.entries.slice(-KEPT_ENTRIES) }));
}

function parsed(text) {
  try { return text ? JSON.parse(text) : null; } catch { return null; }
}
