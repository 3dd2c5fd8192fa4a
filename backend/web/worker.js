// Keeps the page itself, so that a reload without a connection shows what was said and what waits.

const CACHE = "page-3";
const PAGE = ["/", "/chat/mark", ...["site.css", "chat.css", "main.js", "call.js", "chat.js", "composer.js", "view.js", "wait.js", "words.js", "memory.js", "files.js", "line.js", "sender.js",
  "img/room.svg", "img/kettle.svg", "img/lamp.svg", "img/speaker.svg", "img/chair.svg"].map((name) => `/chat/static/${name}`)];

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(PAGE)));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)))).then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  const page = pathname === "/" || pathname === "/chat";
  if (event.request.method !== "GET" || origin !== location.origin || !(page || pathname === "/chat/mark" || pathname.startsWith("/chat/static/"))) return;
  event.respondWith(fresh(event.request, page ? "/" : pathname));
});

async function fresh(request, key) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(key, answer.clone());
    return answer;
  } catch (error) {
    const kept = await cache.match(key);
    if (kept) return kept;
    throw error;
  }
}
