// The demonstration's telephone: a sample customer calls the company from here. On a page without a
// switch behind it the button never shows.

import { say } from "./words.js";

const CALLS = "/v1/demo/calls";
const LOOK_AGAIN_MS = 1000;

async function asked(path, options) {
  const answer = await fetch(CALLS + path, options).catch(() => null);
  return answer && answer.ok ? answer.json() : null;
}

function give(body) {
  return { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
}

export class Telephone {
  constructor(button, status) {
    this.button = button;
    this.status = status;
    this.call = null;
    this.said = "";
    button.addEventListener("click", () => (this.call ? this.hangUp() : this.ring()));
  }

  async begin() {
    const there = await asked("");
    this.button.hidden = !(there && there.possible);
    this.relabel();
  }

  relabel() {
    this.button.textContent = say(this.call ? "call_end" : "call_us");
    this.status.textContent = this.said && say(this.said, { name: this.call?.name ?? "" });
  }

  async ring() {
    this.button.disabled = true;
    this.call = await asked("", give({ queue: "any" }));
    this.button.disabled = false;
    this.tell(this.call ? "call_ringing" : "call_nobody");
    if (this.call) setTimeout(() => this.look(), LOOK_AGAIN_MS);
  }

  async look() {
    if (!this.call) return;
    const now = await asked(`/${this.call.id}`);
    if (!now || now.state === "ended") return this.over();
    this.tell(now.held ? "call_held" : `call_${now.state}`);
    setTimeout(() => this.look(), LOOK_AGAIN_MS);
  }

  async hangUp() {
    const { id } = this.call;
    this.over();
    await asked(`/${id}`, give({ hang_up: true }));
  }

  over() {
    this.call = null;
    this.tell("call_over");
  }

  tell(words) {
    this.said = words;
    this.relabel();
  }
}
