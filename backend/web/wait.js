// While the visitor waits for a person: where they stand, and what they can choose instead.

import { element } from "./view.js";
import { language, say } from "./words.js";

const $ = (id) => document.getElementById(`chat-${id}`);

export class Waiting {
  // choose(choice, address) is what comes of it.
  constructor({ choose }) {
    this.choose = choose;
    this.known = null; // the newest frame; null: nobody is waited for
    this.asking = ""; // "call" or "mail", while the number or the address is being written
    this.refused = false;
    $("wait-form").addEventListener("submit", (event) => { event.preventDefault(); this.give(); });
    $("wait-back").addEventListener("click", () => this.ask(""));
  }

  heard(frame) {
    if (this.asking && frame.choice === this.asking) { this.asking = ""; $("wait-address").value = ""; }
    this.known = frame;
    this.refused = false;
  }

  over() {
    this.known = null;
    this.asking = "";
  }

  // What stands under the company's name.
  status() {
    return this.known && !this.known.open ? "closed" : "waiting";
  }

  refuse(choice) {
    this.refused = choice === this.asking;
  }

  // shown: the visitor waits and looks at that conversation.
  paint(shown) {
    const known = shown ? this.known : null;
    const print = JSON.stringify([known, this.asking, this.refused, language()]);
    if (print === this.print) return;
    this.print = print;
    const wrote = $("wait-form").contains(document.activeElement);
    const words = known ? standing(known) : "";
    set($("wait-words"), words);
    const choices = Boolean(known?.choices);
    $("wait").hidden = !words && !choices;
    $("wait-form").hidden = !choices || !this.asking;
    this.paintForm();
    this.paintChoices(choices && !this.asking ? offered(known) : []);
    if (wrote && $("wait-form").hidden) $("text").focus(); // where it stood is gone
  }

  paintForm() {
    const by = this.asking || "call";
    $("wait-label").textContent = say(`wait_${by}_label`);
    const field = $("wait-address");
    field.type = by === "call" ? "tel" : "email";
    field.autocomplete = by === "call" ? "tel" : "email";
    field.inputMode = by === "call" ? "tel" : "email";
    field.setAttribute("aria-invalid", String(this.refused));
    set($("wait-problem"), this.refused ? say(`wait_${by}_wrong`) : "");
    $("wait-problem").hidden = !this.refused;
    $("wait-give").textContent = say(`wait_${by}_give`);
    $("wait-back").textContent = say("wait_back");
  }

  paintChoices(choices) {
    const had = $("wait-choices").contains(document.activeElement);
    $("wait-choices").replaceChildren(...choices.map((choice) => this.button(choice)));
    if (had) $("wait-choices").querySelector("button")?.focus();
  }

  button(choice) {
    const node = element("button", "", say(choice === "wait" && !this.known.open ? "wait_here" : `wait_${choice}`));
    node.type = "button";
    node.dataset.choice = choice;
    node.addEventListener("click", () => (choice === "wait" ? this.choose("wait", "") : this.ask(choice)));
    return node;
  }

  ask(choice) {
    const before = this.asking;
    this.asking = choice;
    this.refused = false;
    this.paint(true);
    if (choice) $("wait-address").focus();
    else $("wait-choices").querySelector(`[data-choice="${before}"]`)?.focus();
  }

  give() {
    const address = $("wait-address").value.trim();
    if (!address) { this.refuse(this.asking); this.paint(true); $("wait-address").focus(); return; }
    this.choose(this.asking, address);
  }
}

// What they did not choose yet can still be chosen.
function offered(known) {
  return (known.ways ?? []).filter((choice) => choice !== known.choice);
}

function standing(known) {
  if (known.choice === "call") return say("wait_will_call", { address: known.address });
  if (known.choice === "mail") return say("wait_will_mail", { address: known.address });
  if (!known.open) return known.opens_at ? say("wait_closed", { when: opening(known.opens_at, known.zone) }) : say("wait_shut");
  if (!known.position) return known.choices && !known.free ? say("wait_nobody") : "";
  const minutes = Math.ceil((known.wait_s ?? 0) / 60);
  if (known.wait_s == null) return say(known.position === 1 ? "wait_next" : "wait_place", { position: known.position });
  if (minutes <= 1) return say(known.position === 1 ? "wait_next_soon" : "wait_place_soon", { position: known.position });
  return say(known.position === 1 ? "wait_next_about" : "wait_place_about", { position: known.position, minutes });
}

// By the clock of the queue's calendar; where the visitor's shows another time, it is said which it is.
function opening(at, calendar) {
  const zone = { timeZone: calendar };
  const here = (each) => new Intl.DateTimeFormat("en-CA").format(each);
  const there = (each) => new Intl.DateTimeFormat("en-CA", zone).format(each);
  const clock = new Intl.DateTimeFormat(language(), { ...zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const offset = offsetOf(at, zone);
  const time = offset === offsetOf(at, {}) ? clock.format(at) : `${clock.format(at)} (${offset})`;
  const now = Date.now();
  if (here(now) === there(now)) { // else today is not the same day for both
    if (there(at) === there(now)) return say("opens_today", { time });
    if (there(at) === there(now + 86400000)) return say("opens_tomorrow", { time });
  }
  const date = new Intl.DateTimeFormat(language(), { ...zone, weekday: "long", day: "numeric", month: "long" }).format(at);
  return say("opens_on", { date, time });
}

function offsetOf(at, zone) {
  const parts = new Intl.DateTimeFormat("en", { ...zone, timeZoneName: "shortOffset" }).formatToParts(at);
  return parts.find((part) => part.type === "timeZoneName").value.replace("GMT", "UTC").replace("-", "−");
}

// A live region speaks on every change of its text, also when the words are the same.
function set(node, words) {
  if (node.textContent !== words) node.textContent = words;
}
