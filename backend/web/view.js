// Paints the transcript. Everything that came from anybody is set with textContent, never as markup.

import * as files from "./files.js";
import { language, say } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const LINK = /https?:\/\/[^\s<>"']+/g;
const RUN = 5 * 60 * 1000;
const FINAL = new Set(["bad_file", "too_long", "empty", "lost_file"]); // would only be refused again
const SHOWN = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

export class Transcript {
  constructor(list, token) {
    this.list = list;
    this.token = token;
    this.nodes = new Map(); // key -> { node, print }
  }

  // rows: entries and waiting messages, oldest first. Only what differs is touched, so that a
  // screen reader hears each message once.
  paint(rows, actions) {
    const wanted = withDays(rows);
    const keys = new Set(wanted.map((row) => row.key));
    for (const [key, known] of this.nodes) if (!keys.has(key)) { known.node.remove(); this.nodes.delete(key); }
    let after = null;
    for (const row of wanted) {
      const node = this.node(row, actions);
      const next = after ? after.nextSibling : this.list.firstChild;
      if (node !== next) this.list.insertBefore(node, next);
      after = node;
    }
  }

  node(row, actions) {
    const print = JSON.stringify([row, language()]);
    const known = this.nodes.get(row.key);
    if (known && known.print === print) return known.node;
    const node = this.make(row, actions);
    if (known) known.node.replaceWith(node);
    this.nodes.set(row.key, { node, print });
    return node;
  }

  make(row, actions) {
    if (row.kind === "day") return element("li", "day", row.text);
    if (row.kind === "line") return element("li", "line", say(`line_${row.line}`, { name: row.name }));
    return this.said(row, actions);
  }

  said(row, actions) {
    const item = element("li", `said ${row.kind}`);
    if (row.first) item.classList.add("first");
    if (row.waits) item.classList.add("waiting");
    if (row.failed) item.classList.add("failed");
    item.dataset.id = row.id || "";
    if (row.first && row.kind === "theirs") item.append(element("span", "who", row.who === "bot" ? say("bot_role") : row.name));
    else item.append(element("span", "hidden", row.kind === "mine" ? say("from_you") : row.name));
    if (row.deleted) item.append(element("div", "bubble gone", say("gone")));
    for (const file of row.files ?? []) item.append(this.file(file));
    if (row.text && !row.deleted) item.append(bubble(row));
    const meta = this.meta(row, actions);
    if (meta) item.append(meta);
    return item;
  }

  file(file) {
    return SHOWN.has(file.mime) && file.id ? this.picture(file) : this.document(file);
  }

  picture(file) {
    const link = element("a", "picture");
    link.target = "_blank";
    link.rel = "noopener";
    link.download = file.name;
    const image = document.createElement("img");
    image.alt = say("picture", { name: file.name });
    if (file.width && file.height) { image.width = file.width; image.height = file.height; }
    link.append(image);
    files.address(this.token, file).then((address) => { image.src = address; link.href = address; }, () => link.replaceWith(this.document(file)));
    return link;
  }

  document(file) {
    const button = element("button", "document");
    button.type = "button";
    button.append(icon("M13.5 3H6v18h12V7.500zM13.5 3v4.500H18"));
    const name = element("span", "", file.name);
    name.append(element("small", "", sizeWords(file.size)));
    button.append(name);
    button.setAttribute("aria-label", say("download", { name: file.name }));
    button.disabled = !file.id;
    button.addEventListener("click", () => this.download(file));
    return button;
  }

  async download(file) {
    const link = document.createElement("a");
    link.href = await files.address(this.token, file);
    link.download = file.name;
    link.click();
  }

  meta(row, actions) {
    if (row.failed) return this.failure(row, actions);
    const parts = [];
    if (row.last) parts.push(clock(row.at));
    if (row.delivery) parts.push(say(row.delivery));
    return parts.length ? element("span", "meta", parts.join(" · ")) : null;
  }

  failure(row, actions) {
    const meta = element("span", "meta", `${failureWords(row)} `);
    if (!FINAL.has(row.failed)) meta.append(button("retry", () => actions.retry(row.id)), " ");
    meta.append(button("discard", () => actions.discard(row.id)));
    return meta;
  }
}

export function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function button(name, act) {
  const node = element("button", "", say(name));
  node.type = "button";
  node.addEventListener("click", act);
  return node;
}

function icon(path) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

function bubble(row) {
  const node = element("div", "bubble");
  node.dir = "auto";
  if (row.kind === "mine") { node.textContent = row.text; return node; }
  let from = 0;
  for (const match of row.text.matchAll(LINK)) {
    const address = match[0].replace(/[.,;:!?)\]]+$/, "");
    const link = element("a", "", address);
    link.href = address;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    node.append(row.text.slice(from, match.index), link);
    from = match.index + address.length;
  }
  node.append(row.text.slice(from));
  return node;
}

// Days between, and which rows begin and end a run of one person's messages.
function withDays(rows) {
  const all = [];
  let day = "";
  rows.forEach((row, i) => {
    const own = new Date(row.at).toDateString();
    if (own !== day) all.push({ key: `day ${own}`, kind: "day", text: dayWords(row.at) });
    day = own;
    const first = !together(rows[i - 1], row);
    const last = !together(row, rows[i + 1]);
    all.push({ ...row, first, last });
  });
  return all;
}

function together(a, b) {
  if (!a || !b || a.kind === "line" || a.kind !== b.kind || a.name !== b.name || a.who !== b.who) return false;
  return b.at - a.at < RUN && new Date(a.at).toDateString() === new Date(b.at).toDateString();
}

function clock(at) {
  return new Intl.DateTimeFormat(language(), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
}

function dayWords(at) {
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86400000);
  if (days === 0) return say("today");
  if (days === 1) return say("yesterday");
  return new Intl.DateTimeFormat(language(), { day: "numeric", month: "long" }).format(at);
}

function sizeWords(bytes) {
  if (bytes < 1e3) return `${bytes} B`;
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, "KB"] : [bytes / 1e6, "MB"];
  return `${new Intl.NumberFormat(language(), { maximumFractionDigits: 1 }).format(value)} ${unit}`;
}

function failureWords(row) {
  const name = row.failedName || row.files?.[0]?.name || "";
  if (row.failed === "too_long" || row.failed === "empty" || row.failed === "lost_file") return say(row.failed);
  if (row.failed === "bad_file" && name) return say("bad_file", { name });
  return say("refused");
}
