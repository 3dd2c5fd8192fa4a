// Files: kept in the browser until they are sent, sent with the message, fetched with the token.

const STORE = "files";

function database() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open("ardic-chat", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

async function within(mode, work) {
  const db = await database();
  return new Promise((resolve, reject) => {
    const asked = work(db.transaction(STORE, mode).objectStore(STORE));
    asked.onsuccess = () => { db.close(); resolve(asked.result); };
    asked.onerror = () => { db.close(); reject(asked.error); };
  });
}

const inMemory = new Map(); // private windows may have no database

export async function keep(key, blob) {
  inMemory.set(key, blob);
  try { await within("readwrite", (store) => store.put(blob, key)); } catch { /* memory has it */ }
}

export async function kept(key) {
  if (inMemory.has(key)) return inMemory.get(key);
  try { return (await within("readonly", (store) => store.get(key))) ?? null; } catch { return null; }
}

export async function forget(key) {
  inMemory.delete(key);
  try { await within("readwrite", (store) => store.delete(key)); } catch { /* nothing was kept */ }
}

// Answers { id } or { code, after }; throws where there is no line.
export async function upload(token, blob, name) {
  const answer = await fetch("/chat/files", {
    method: "POST",
    headers: { Authorization: `Bearer ${token}`, "Content-Type": blob.type || "application/octet-stream", "X-File-Name": encodeURIComponent(name) },
    body: blob,
  });
  if (answer.ok) return { id: (await answer.json()).id };
  if (answer.status === 429) return { code: "rate_limited", after: (await answer.json()).after_ms };
  if (answer.status >= 500) throw new Error("unavailable");
  return { code: "bad_file" };
}

const fetched = new Map();

export function address(token, file) {
  if (!fetched.has(file.id)) {
    const asked = fetchBlob(token, file).then((blob) => URL.createObjectURL(blob));
    asked.catch(() => fetched.delete(file.id));
    fetched.set(file.id, asked);
  }
  return fetched.get(file.id);
}

async function fetchBlob(token, file) {
  const answer = await fetch(`/chat/files/${encodeURIComponent(file.id)}`, { headers: { Authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.blob();
}

export async function sizeOf(blob) {
  if (!blob.type.startsWith("image/")) return { width: 0, height: 0 };
  try {
    const bitmap = await createImageBitmap(blob);
    const size = { width: bitmap.width, height: bitmap.height };
    bitmap.close();
    return size;
  } catch { return { width: 0, height: 0 }; }
}
