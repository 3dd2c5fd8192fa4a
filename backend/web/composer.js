// Where the visitor writes: the text and its draft, the files that go with it, and typing.

import * as files from "./files.js";
import * as memory from "./memory.js";
import { element } from "./view.js";
import { number, say } from "./words.js";

const MAX_FILE = 10 * 1024 * 1024;
const MAX_FILES = 5;
const MAX_TEXT = 4000;
const NEAR_END = 0.8; // of the text, from which the count is shown
const TYPING_EVERY = 3000;
const TYPING_ENDS = 4000;
const $ = (id) => document.getElementById(`chat-${id}`);

export class Composer {
  // send(text, files) and typing(on) are what comes of it.
  constructor({ send, typing }) {
    this.send = send;
    this.tellTyping = typing;
    this.attached = [];
    $("text").value = memory.get("draft") ?? "";
    this.listen();
  }

  focus() { $("text").focus(); }

  relabel() {
    $("text").placeholder = say("placeholder");
    this.paintFiles();
  }

  submit() {
    const text = $("text").value.trim();
    if (!text && !this.attached.length) return;
    const attached = this.attached;
    this.attached = [];
    $("text").value = "";
    memory.set("draft", null);
    this.typed(false);
    this.paintFiles();
    this.grow();
    this.problem("");
    this.send(text, attached);
  }

  typed(on) {
    clearTimeout(this.typedTimer);
    if (on) this.typedTimer = setTimeout(() => this.typed(false), TYPING_ENDS);
    const again = on && Date.now() - (this.typedAt ?? 0) < TYPING_EVERY;
    if (again || (!on && !this.typedAt)) return;
    this.typedAt = on ? Date.now() : 0;
    this.tellTyping(on);
  }

  grow() {
    const box = $("text");
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight + 2, 132)}px`;
  }

  async attach(chosen) {
    this.problem("");
    for (const file of chosen) {
      if (this.attached.length >= MAX_FILES) { this.problem(say("too_many")); break; }
      if (file.size > MAX_FILE) { this.problem(say("too_big", { name: file.name })); continue; }
      if (!file.size) continue;
      const key = memory.newId();
      await files.keep(key, file);
      this.attached.push({ key, name: file.name, mime: file.type, size: file.size, ...(await files.sizeOf(file)) });
    }
    this.paintFiles();
  }

  paintSend() {
    const length = $("text").value.length;
    $("send").disabled = !$("text").value.trim() && !this.attached.length;
    $("count").hidden = length < MAX_TEXT * NEAR_END;
    $("count").textContent = say("left", { count: number(MAX_TEXT - length) });
  }

  paintFiles() {
    $("files").hidden = !this.attached.length;
    $("files").replaceChildren(...this.attached.map((file) => {
      const item = element("li", "");
      const remove = element("button", "", "×");
      remove.type = "button";
      remove.setAttribute("aria-label", say("remove", { name: file.name }));
      remove.addEventListener("click", () => { this.attached = this.attached.filter((other) => other !== file); files.forget(file.key); this.paintFiles(); $("text").focus(); });
      item.append(element("span", "", file.name), remove);
      return item;
    }));
    this.paintSend();
  }

  problem(words) {
    $("problem").hidden = !words;
    $("problem").textContent = words;
  }

  listen() {
    $("attach").addEventListener("click", () => $("file").click());
    $("file").addEventListener("change", () => { const chosen = [...$("file").files]; $("file").value = ""; this.attach(chosen); });
    $("form").addEventListener("submit", (event) => { event.preventDefault(); this.submit(); });
    $("panel").addEventListener("dragover", (event) => event.preventDefault());
    $("panel").addEventListener("drop", (event) => { event.preventDefault(); this.attach([...event.dataTransfer.files]); });
    this.listenToText();
  }

  listenToText() {
    const box = $("text");
    box.addEventListener("input", () => { memory.set("draft", box.value); this.grow(); this.paintSend(); this.typed(Boolean(box.value.trim())); });
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.submit();
    });
    box.addEventListener("paste", (event) => {
      const pasted = [...(event.clipboardData?.files ?? [])];
      if (pasted.length) { event.preventDefault(); this.attach(pasted); return; }
      this.tellCut(event.clipboardData?.getData("text/plain") ?? "");
    });
  }

  // The browser keeps to maxlength without a word.
  tellCut(pasted) {
    const box = $("text");
    const text = pasted.replace(/\r\n?/g, "\n");
    const room = MAX_TEXT - box.value.length + box.selectionEnd - box.selectionStart;
    this.problem(text.length > room ? say("cut", { count: number(room), whole: number(text.length) }) : "");
  }
}
