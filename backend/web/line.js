// The line to the platform: one socket that comes back by itself, with full jitter.

const LONGEST_WAIT = 15000;
const PING_EVERY = 20000;
const SILENT_FOR = 45000;

export class Line {
  // hello(): the first frame. heard(frame). changed(state): idle, offline, connecting, live.
  constructor({ hello, heard, changed }) {
    this.hello = hello;
    this.heard = heard;
    this.changed = changed;
    this.state = "idle";
    this.socket = null;
    this.tries = 0;
    this.timer = 0;
    this.wanted = false;
    addEventListener("online", () => this.now());
    addEventListener("offline", () => this.lost());
    addEventListener("pageshow", () => this.now());
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.now(); });
    setInterval(() => this.beat(), PING_EVERY);
  }

  start() {
    if (this.wanted) return;
    this.wanted = true;
    this.connect();
  }

  restart() {
    if (!this.wanted) return;
    this.hangUp();
    this.connect();
  }

  send(frame) {
    if (this.state !== "live") return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  now() {
    if (!this.wanted || this.socket) return;
    this.tries = 0;
    this.connect();
  }

  connect() {
    clearTimeout(this.timer);
    if (!navigator.onLine) { this.become("offline"); return; }
    this.become("connecting");
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/chat/ws`);
    this.socket = socket;
    socket.onopen = () => socket.send(JSON.stringify(this.hello()));
    socket.onmessage = (event) => { if (socket === this.socket) this.receive(event.data); };
    socket.onclose = () => { if (socket === this.socket) this.lost(); };
  }

  receive(data) {
    this.lastHeard = Date.now();
    const frame = JSON.parse(data);
    if (frame.t === "welcome") { this.tries = 0; this.become("live"); }
    this.heard(frame);
  }

  lost() {
    this.hangUp();
    if (!this.wanted) return;
    if (!navigator.onLine) { this.become("offline"); return; }
    this.become("connecting");
    const most = Math.min(LONGEST_WAIT, 400 * 2 ** this.tries++);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.connect(), Math.random() * most);
  }

  hangUp() {
    const socket = this.socket;
    this.socket = null;
    if (socket) { socket.onclose = null; socket.close(); }
  }

  beat() {
    if (this.state !== "live") return;
    if (Date.now() - this.lastHeard > SILENT_FOR) this.lost();
    else this.send({ t: "ping" });
  }

  become(state) {
    if (state === this.state) return;
    this.state = state;
    this.changed(state);
  }
}
