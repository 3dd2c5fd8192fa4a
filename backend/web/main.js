// The page: its language, its service worker, and the chat.

import { Telephone } from "./call.js";
import { Chat } from "./chat.js";
import * as memory from "./memory.js";
import { choose, firstLanguage, language } from "./words.js";

choose(firstLanguage());
const chat = new Chat();
const telephone = new Telephone(
  document.getElementById("call-us"), document.getElementById("call-status"),
);
telephone.begin();

function pressed() {
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === language()));
  }
}

for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => {
    memory.set("language", button.dataset.language);
    history.replaceState(null, "", location.pathname + location.hash); // ?lang= would win again
    choose(button.dataset.language);
    pressed();
    chat.relabel();
    telephone.relabel();
    chat.line.restart();
  });
}
pressed();

if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/chat/worker.js", { scope: "/" }).catch(() => undefined);
}
