// The chat: joins memory, line, sender and view with the page's controls.

import { Composer } from "./composer.js";
import { Line } from "./line.js";
import * as memory from "./memory.js";
import { Sender } from "./sender.js";
import { Transcript, element } from "./view.js";
import { Waiting } from "./wait.js";
import { language, say } from "./words.js";

const TYPING_LASTS = 8000;
const PHONE = matchMedia("(max-width: 620px)");
const $ = (id) => document.getElementById(`chat-${id}`);

export class Chat {
  constructor() {
    this.token = memory.token();
    this.entries = new Map();
    this.about = { conversation: "", reference: "", state: "none", person: "", seen: 0, head: 0 };
    this.read = 0;
    this.marked = "";
    this.fresh = false;
    this.stick = true; // the newest message stays in sight until the reader scrolls away from it
    this.recall();
    this.view = new Transcript($("log"), this.token);
    this.line = new Line({ hello: () => this.hello(), heard: (frame) => this.heard(frame), changed: () => this.lineChanged() });
    this.sender = new Sender({ line: this.line, token: this.token, changed: () => this.paint() });
    this.waiting = new Waiting({ choose: (choice, address) => this.choose(choice, address) });
    this.composer = new Composer({ send: (text, attached) => this.say(text, attached), typing: (on) => this.tellTyping(on) });
    this.listen();
    this.relabel();
    if (this.about.conversation || memory.outbox().length) this.line.start();
    if (memory.get("open") === "1") this.open(false);
  }

  // What the browser knew: readable before there is a line.
  recall() {
    const known = memory.view();
    $("name").value = memory.get("name") ?? "";
    if (!known) return;
    this.about = { ...this.about, ...known.about };
    this.read = known.read ?? 0;
    for (const entry of known.entries) this.entries.set(entry.order, entry);
  }

  keep() {
    const entries = [...this.entries.values()].sort((a, b) => a.order - b.order);
    memory.keepView({ about: this.about, read: this.read, entries });
  }

  hello() {
    const { conversation, head } = this.about;
    const department = (new URLSearchParams(location.search).get("department") ?? "").slice(0, 100);
    return {
      t: "hello", token: this.token, language: language(), conversation, department,
      after: this.entries.size ? head : 0, zone: new Intl.DateTimeFormat().resolvedOptions().timeZone ?? "",
    };
  }

  heard(frame) {
    const rules = {
      welcome: () => this.welcome(frame), entry: () => this.entry(frame.entry),
      accepted: () => this.accepted(frame), refused: () => this.sender.refused(frame.id, frame.code, frame.after_ms),
      state: () => this.changed(frame), waits: () => this.waiting.heard(frame), unreachable: () => this.waiting.refuse(frame.choice),
      seen: () => { this.about.seen = Math.max(this.about.seen, frame.up_to); },
      typing: () => this.typing(frame),
    };
    const rule = rules[frame.t];
    if (!rule) return;
    rule();
    this.keep();
    this.paint();
  }

  welcome(frame) {
    if (frame.conversation !== this.about.conversation) { this.entries.clear(); this.read = 0; this.fresh = false; }
    const { conversation = "", reference = "", state = "none", person = "", seen = 0, head = 0 } = frame;
    this.about = { conversation, reference, state, person, seen, head };
    this.marked = "";
    this.waiting.over();
    for (const entry of frame.entries ?? []) this.put(entry);
    this.sender.lost();
    queueMicrotask(() => this.sender.pump());
  }

  changed(frame) {
    this.about.state = frame.state;
    this.about.person = frame.person ?? "";
    if (frame.state !== "waiting") this.waiting.over();
  }

  entry(entry) {
    this.put(entry);
    if (entry.kind === "theirs") this.typing({ on: false });
  }

  put(entry) {
    this.entries.set(entry.order, entry);
    this.about.head = Math.max(this.about.head, entry.order);
  }

  accepted(frame) {
    const item = this.sender.accepted(frame.id);
    const here = frame.conversation === this.about.conversation || !this.about.conversation;
    if (item && here && !this.entries.has(frame.order)) {
      const sent = item.files.map(({ id, name, mime, size, width, height }) => ({ id, name, mime, size, width, height }));
      this.put({ order: frame.order, kind: "mine", at: Date.now(), text: item.text, id: item.id, files: sent });
    }
  }

  lineChanged() {
    if (this.line.state !== "live") { this.sender.lost(); this.typing({ on: false }); }
    clearTimeout(this.lineTimer);
    this.lineTimer = setTimeout(() => this.paintLine(), this.line.state === "connecting" ? 1200 : 0);
    this.paint();
  }

  // ---- painting

  relabel() {
    const labels = { toggle: this.isOpen ? "close_chat" : "open_chat", more: "more", close: "close_chat", attach: "attach", send: "send" };
    for (const [id, words] of Object.entries(labels)) $(id).setAttribute("aria-label", say(words));
    this.composer.relabel();
    this.paintLine();
    this.paint();
  }

  rows() {
    const shown = this.fresh ? [] : [...this.entries.values()].sort((a, b) => a.order - b.order);
    const mine = shown.filter((entry) => entry.kind === "mine");
    const newest = mine[mine.length - 1];
    const seen = mine.filter((entry) => entry.order <= this.about.seen).pop();
    const rows = shown.map((entry) => ({ ...entry, quick: undefined, key: entry.kind === "mine" && entry.id ? `mine ${entry.id}` : `order ${entry.order}`, delivery: entry === seen ? "seen" : entry === newest ? "sent" : "" }));
    const known = new Set(mine.map((entry) => entry.id));
    const waiting = memory.outbox().filter((item) => !known.has(item.id));
    return rows.concat(waiting.map((item) => this.waitingRow(item)));
  }

  waitingRow(item) {
    const goes = this.sender.busy === item.id;
    return {
      key: `mine ${item.id}`, kind: "mine", id: item.id, at: item.at, text: item.text, name: "",
      files: item.files, waits: !item.failed, failed: item.failed, failedName: item.failedName,
      delivery: item.failed ? "" : goes ? "sending" : "waiting",
    };
  }

  paint() {
    const rows = this.rows();
    this.view.paint(rows, { retry: (id) => this.sender.retry(id), discard: (id) => this.sender.discard(id) });
    this.paintAround(rows);
    if (this.stick) this.toEnd();
    else $("newer").hidden = !this.unread();
    this.mark();
  }

  paintAround(rows) {
    const { state, reference } = this.about;
    const ended = state === "ended" && !this.fresh && !memory.outbox().length;
    $("welcome").hidden = rows.length > 0;
    $("over").hidden = !ended;
    $("form").hidden = ended;
    $("more").hidden = state === "none" || ended || this.fresh;
    $("reference").textContent = say("reference", { reference });
    this.waiting.paint(state === "waiting" && !this.fresh);
    this.paintHead();
    this.paintQuick(rows);
    this.paintUnread();
  }

  paintHead() {
    const { state, person } = this.about;
    const withPerson = state === "person" && person && !this.fresh;
    $("title").textContent = withPerson ? person : say("brand");
    $("mark").hidden = Boolean(withPerson);
    $("initials").textContent = withPerson ? initials(person) : "";
    const status = this.line.wanted && this.line.state !== "live" && this.slow ? this.line.state : this.fresh ? "none" : state === "waiting" ? this.waiting.status() : state;
    set($("status"), say(`status_${status}`));
  }

  paintLine() {
    const { wanted, state } = this.line;
    this.slow = wanted && state !== "live";
    const line = $("line");
    line.hidden = !this.slow;
    set(line, this.slow ? say(`line_${state}`) : "");
    this.paintHead();
  }

  paintQuick(rows) {
    const newest = [...this.entries.values()].reduce((a, b) => (a && a.order > b.order ? a : b), null);
    const offered = rows.length === 0 ? say("starters") : this.about.state === "bot" && newest?.kind === "theirs" && !memory.outbox().length ? newest.quick ?? [] : [];
    const print = JSON.stringify(offered);
    if (this.quickPrint === print) return;
    this.quickPrint = print;
    $("quick").replaceChildren(...offered.map((words) => this.quickButton(words)));
  }

  quickButton(words) {
    const button = element("button", "", words);
    button.type = "button";
    button.addEventListener("click", () => { this.say(words, []); this.composer.focus(); });
    return button;
  }

  paintUnread() {
    const count = this.isOpen && !document.hidden ? 0 : this.unread();
    $("unread").hidden = !count;
    $("unread").textContent = count > 9 ? "9+" : String(count);
    $("toggle").setAttribute("aria-label", count ? `${say("open_chat")}, ${say("unread", { count })}` : say(this.isOpen ? "close_chat" : "open_chat"));
    document.title = count ? `(${count}) ${say("brand")}` : say("brand");
  }

  typing(frame) {
    clearTimeout(this.typingTimer);
    $("typing").hidden = !frame.on;
    if (!frame.on) return;
    set($("typing-words"), say("typing", { name: frame.who === "bot" ? say("bot") : frame.name }));
    this.typingTimer = setTimeout(() => this.typing({ on: false }), TYPING_LASTS);
    if (this.stick) this.toEnd();
  }

  // ---- reading

  unread() {
    return [...this.entries.values()].filter((entry) => entry.kind === "theirs" && entry.order > this.read).length;
  }

  atEnd() {
    const box = $("scroll");
    return box.scrollHeight - box.scrollTop - box.clientHeight < 60;
  }

  toEnd() {
    const box = $("scroll");
    this.stick = true;
    box.scrollTop = box.scrollHeight;
    this.measured = `${box.scrollHeight} ${box.clientHeight}`;
    $("newer").hidden = true;
  }

  // The browser scrolls too when something grows or shrinks: only the reader's own counts.
  scrolled() {
    const box = $("scroll");
    const measured = `${box.scrollHeight} ${box.clientHeight}`;
    if (measured === this.measured) this.stick = this.atEnd();
    this.measured = measured;
    if (this.stick) $("newer").hidden = true;
    this.mark();
  }

  mark() {
    const { head, conversation } = this.about;
    const looking = this.isOpen && !document.hidden && this.atEnd();
    if (looking && head > this.read) { this.read = head; this.keep(); this.paintUnread(); }
    if (!conversation || this.line.state !== "live") return;
    const frame = { t: "mark", delivered: head, read: Math.min(this.read, head) };
    const print = JSON.stringify(frame);
    if (print !== this.marked && this.line.send(frame)) this.marked = print;
  }

  // ---- writing

  say(text, attached) {
    const name = $("name").value.trim();
    this.line.start();
    $("newer").hidden = true;
    this.sender.add(text, name, attached);
    this.toEnd();
  }

  choose(choice, address) {
    if (!this.line.send({ t: "choose", choice, address })) this.paintLine();
  }

  tellTyping(on) {
    if (this.about.conversation) this.line.send({ t: "typing", on });
  }

  end() {
    const button = $("end");
    if (button.dataset.sure) { this.line.send({ t: "end" }); this.menu(false); return; }
    button.dataset.sure = "1";
    button.textContent = say("end_sure");
  }

  menu(on) {
    $("more-list").hidden = !on;
    $("more").setAttribute("aria-expanded", String(on));
    delete $("end").dataset.sure;
    $("end").textContent = say("end");
    if (on) $("end").focus();
  }

  again() {
    this.fresh = true;
    this.quickPrint = "";
    this.paint();
    this.composer.focus();
  }

  // ---- opening and closing

  get isOpen() { return !$("panel").hidden; }

  open(focus = true) {
    $("panel").hidden = false;
    memory.set("open", "1");
    this.line.start();
    this.shown();
    this.toEnd();
    if (focus) this.composer.focus();
  }

  close() {
    this.menu(false);
    $("panel").hidden = true;
    memory.set("open", "0");
    this.shown();
    $("toggle").focus();
  }

  shown() {
    $("toggle").setAttribute("aria-expanded", String(this.isOpen));
    document.getElementById("chat").classList.toggle("open", this.isOpen);
    this.cover();
    this.composer.grow();
    this.paint();
  }

  // On a phone the open chat is the whole screen: the page behind it must not take the focus.
  cover() {
    const covered = this.isOpen && PHONE.matches;
    document.body.classList.toggle("chatting", covered);
    for (const node of document.querySelectorAll("body > header, main, footer, .skip")) node.inert = covered;
  }

  listen() {
    $("toggle").addEventListener("click", () => (this.isOpen ? this.close() : this.open()));
    $("close").addEventListener("click", () => this.close());
    $("more").addEventListener("click", () => this.menu($("more-list").hidden));
    $("end").addEventListener("click", () => this.end());
    $("again").addEventListener("click", () => this.again());
    $("newer").addEventListener("click", () => { this.toEnd(); this.mark(); });
    $("scroll").addEventListener("scroll", () => this.scrolled(), { passive: true });
    const grown = new ResizeObserver(() => { if (this.stick) this.toEnd(); }); // pictures arrive late
    grown.observe($("log"));
    grown.observe($("scroll"));
    $("name").addEventListener("change", () => memory.set("name", $("name").value.trim()));
    this.listenToPage();
  }

  listenToPage() {
    for (const button of document.querySelectorAll("[data-opens-chat]")) button.addEventListener("click", () => this.open());
    $("panel").addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      if ($("more-list").hidden) this.close();
      else { this.menu(false); $("more").focus(); }
    });
    document.addEventListener("click", (event) => { if (!event.target.closest(".chat-menu")) this.menu(false); });
    document.addEventListener("visibilitychange", () => this.paint());
    addEventListener("storage", (event) => { if (memory.isOutbox(event.key)) { this.paint(); this.sender.pump(); } });
    PHONE.addEventListener("change", () => this.cover());
  }
}

function initials(name) {
  const parts = name.split(/\s+/).filter(Boolean);
  return [parts[0], parts.length > 1 ? parts[parts.length - 1] : ""].map((part) => [...part][0] ?? "").join("").toLocaleUpperCase("tr");
}

// A live region speaks on every change of its text, also when the words are the same.
function set(node, words) {
  if (node.textContent !== words) node.textContent = words;
}
