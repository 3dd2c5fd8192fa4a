// The outbox goes out one message after the other, oldest first: the next one waits for the answer.

import * as files from "./files.js";
import * as memory from "./memory.js";

export class Sender {
  constructor({ line, token, changed }) {
    this.line = line;
    this.token = token;
    this.changed = changed;
    this.busy = null;
    this.timer = 0;
  }

  add(text, name, attached) {
    memory.put({ id: memory.newId(), text, name, files: attached, at: Date.now() });
    this.changed();
    this.pump();
  }

  retry(id) {
    const item = memory.outbox().find((other) => other.id === id);
    if (!item) return;
    delete item.failed;
    memory.put(item);
    this.changed();
    this.pump();
  }

  discard(id) {
    const item = memory.outbox().find((other) => other.id === id);
    memory.drop(id);
    for (const file of item?.files ?? []) files.forget(file.key);
    this.changed();
  }

  lost() {
    this.busy = null;
    clearTimeout(this.timer);
  }

  async pump() {
    if (this.busy || this.line.state !== "live") return;
    const item = memory.outbox().find((other) => !other.failed);
    if (!item) return;
    this.busy = item.id;
    this.changed();
    const ready = await this.uploaded(item);
    if (this.busy !== item.id) return;
    const sent = ready && this.line.send(this.frame(item));
    if (!sent) this.busy = null;
  }

  frame(item) {
    const sent = item.files.map((file) => ({ id: file.id, width: file.width, height: file.height }));
    return { t: "say", id: item.id, text: item.text, name: item.name, files: sent };
  }

  async uploaded(item) {
    for (const file of item.files) {
      if (file.id) continue;
      const blob = await files.kept(file.key);
      if (!blob) { this.fail(item, "lost_file", file.name); return false; }
      try {
        const answer = await files.upload(this.token, blob, file.name);
        if (answer.code === "rate_limited") { this.later(answer.after); return false; }
        if (answer.code) { this.fail(item, answer.code, file.name); return false; }
        file.id = answer.id;
        memory.put(item);
      } catch { this.later(3000); return false; }
    }
    return true;
  }

  accepted(id) {
    const item = memory.outbox().find((other) => other.id === id);
    memory.drop(id);
    for (const file of item?.files ?? []) files.forget(file.key);
    if (this.busy === id) this.busy = null;
    this.changed();
    this.pump();
    return item;
  }

  refused(id, code, after) {
    if (this.busy === id) this.busy = null;
    const item = memory.outbox().find((other) => other.id === id);
    if (code === "rate_limited") { this.later(after); return; }
    if (item) this.fail(item, code, "");
    this.pump();
  }

  fail(item, code, name) {
    item.failed = code;
    item.failedName = name;
    memory.put(item);
    if (this.busy === item.id) this.busy = null;
    this.changed();
    setTimeout(() => this.pump(), 0);
  }

  later(milliseconds) {
    this.busy = null;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.pump(), milliseconds || 1000);
  }
}
