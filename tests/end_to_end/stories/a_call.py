"""A call, sentence by sentence: who it is before the first word, answered by key, heard and spoken, muted,
on hold with music; a second customer meanwhile, on a bad line; the desk killed and back; a colleague asked,
all three brought together, the customer handed over; and all of it in the timeline, to be played back."""

import json
import sqlite3
import threading
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.end_to_end.processes import until
from tests.end_to_end.stage import Stage
from tests.end_to_end.telephone import QUIET, Customer, Customers, Room, Sound
from tests.end_to_end.voices import CLEAR, heard_in
from tests.voip.pulse import Pulse

WORDS_S = 4.0
"""So much of what somebody says is listened to."""
COLLEAGUE, BUSY = "602", "698"
LOSES = 20
"""Percent, on the second customer's line."""
WHOM = {
    "tr": ("Bir iş arkadaşı ya da numara", "Kuyruk, kişi, ekip ya da numara"),
    "en": ("A colleague or a number", "A queue, a person, a team or a number"),
}
"""What the field is called in which it is said for whom a call is."""
NOTE = {"tr": "Kargo yarın 14.00’te, kapıcıya bırakılacak", "en": "Parcel at 2 pm, with the porter"}


@dataclass
class Stretch:
    """Of what a customer hears, in seconds of it."""

    first: float = 0.0
    last: float = 0.0

    def of(self, heard: Sound) -> Sound:
        """Without its edges: what is done and what is heard are a moment apart."""
        return heard.part(self.first + 0.5, self.last - 0.2)


def play(stage: Stage) -> None:
    with Pulse() as pulse:
        room = Room(pulse)
        opening(stage, room)
        registered(stage)
        customer = a_customer_rings(stage)
        they_talk(stage, room, customer)
        muted = on_mute(stage, room, customer)
        music = on_hold(stage, customer)
        a_second_one(stage, customer)
        killed(stage, customer)
        not_lost(stage, customer)
        asked_and_back(stage, customer)
        together = brought_together(stage, room, customer)
        handed_over(stage, customer)
        what_was_heard(stage, customer, muted, music, together)
        what_stays(stage, room, customer)


def opening(stage: Stage, room: Room, **settings: object) -> None:
    with stage.step("the desk opens and its phone is there"):
        stage.start_platform()
        stage.desk.env.update(room.furnish())
        chosen = {"phone_record": True, "phone_preflight": False, **settings}
        stage.desk.data.mkdir(parents=True, exist_ok=True)
        (stage.desk.data / "settings.json").write_text(json.dumps(chosen), encoding="utf-8")
        stage.start_desk()
        stage.desk.sees("Ayşe Şahin", seconds=60)


def registered(stage: Stage) -> None:
    with stage.step("a green dot says that it is registered"):
        stage.desk.says(stage.words("Telefon: Kayıtlı", "Phone: Registered"), seconds=30)


def a_customer_rings(stage: Stage) -> Customer:
    with stage.step("a customer rings: who it is, what they asked last and which queue"):
        customer = Customers(stage.platform.port).ring(language=stage.language)
        stage.desk.says(
            stage.words("Gelen çağrı", "Incoming call"), customer.name, "Sipariş ve Kargo",
            "Kargom hâlâ gelmedi",
        )  # fmt: skip
        stage.desk.sees(stage.words("Yanıtla", "Answer"))
    return customer


def they_talk(stage: Stage, room: Room, customer: Customer) -> None:
    with stage.step("one key answers, and the bar at the top says it all before the first word"):
        stage.desk.key("F2")
        stage.desk.says(
            stage.words("ile görüşme", "Call with"), customer.name, "Sipariş ve Kargo",
            "Kargom hâlâ gelmedi",
        )  # fmt: skip
        customer.answered()
        stage.desk.sees_in_timeline("Kargom hâlâ gelmedi")
    with stage.step("they talk: each hears the other"):
        # Twice, as one would on a busy machine: a gap in both is a fault and no accident
        heard = spoken(stage, room, agents_words(stage), times=2)
        recognised(stage, "the customer, at the desk", customer.said(), heard)


def spoken(stage: Stage, room: Room, words: Sound, times: int = 1) -> Sound:
    """Said into the microphone; returns what came out of the loudspeaker meanwhile."""
    heard: list[Sound] = []
    seconds = words.seconds * times + 1.0
    listening = threading.Thread(target=lambda: heard.append(room.listen(seconds)))
    listening.start()
    for _ in range(times):
        room.say(words, stage.place / "words.raw")
    listening.join()
    return heard[0]


def agents_words(stage: Stage) -> Sound:
    voice = Sound.of(stage.platform.data / "telephony" / "agent.wav")
    return voice.part(0.0, WORDS_S + 0.5)


def on_mute(stage: Stage, room: Room, customer: Customer) -> Stretch:
    muted = stage.words("Mikrofon kapalı", "Muted")
    with stage.step("muted: the customer hears nothing of what is said beside the telephone"):
        stage.desk.key("F4")
        stage.desk.says(muted)
        quiet = Stretch(since(customer))
        room.say(agents_words(stage).part(0.0, 2.0), stage.place / "aside.raw")
        quiet.last = since(customer)
        stage.desk.key("F4")
        until(
            lambda: not any(muted in said for said in stage.desk.texts()), "not muted", 10,
            stage.desk.check, stage.desk.texts,
        )  # fmt: skip
    return quiet


def since(customer: Customer) -> float:
    return customer.heard_s()


def on_hold(stage: Stage, customer: Customer) -> Stretch:
    with stage.step("the customer is put on hold and hears music"):
        stage.desk.key("F6")
        customer.held()
        music = Stretch(since(customer))
        until(lambda: since(customer) > music.first + 2.5, "the customer hears on", 30)
        music.last = since(customer)
    with stage.step("the customer is taken back"):
        stage.desk.key("F6")
        customer.held(on=False)
    return music


def a_second_one(stage: Stage, first: Customer) -> None:
    desk = stage.desk
    with stage.step("a second customer rings meanwhile and is announced"):
        second = Customers(stage.platform.port).ring(loses=LOSES)
        desk.says(stage.words("Gelen çağrı", "Incoming call"), second.name)
        desk.sees(stage.words("beklemeye alınır", "is put on hold"))
    with stage.step("answering the second one holds the first: nobody is hung up"):
        desk.key("F2")
        second.answered()
        first.held()
        assert first.now()["state"] == "talking"
    with stage.step("the second one's line is bad, and the desk says whose fault it is"):
        # Likely theirs at first, and the operator's once the way there was seen to lose nothing
        theirs = stage.words("sesinden %", "of their voice")
        desk.says(theirs, seconds=30)
        likely = stage.words("Karşı taraf?", "Their side?")
        desk.sees(theirs, likely, stage.words("Operatör:", "Operator's side:"))
    with stage.step("the second customer says good-bye"):
        second.hangs_up()
        second.over()


def killed(stage: Stage, customer: Customer) -> None:
    desk = stage.desk
    with stage.step("the desk is killed in the middle of the call; the customer notices nothing"):
        desk.ready(stage.words("Geri al", "Take back"))
        desk.key("F6")
        customer.held(on=False)
        desk.kill()
        time.sleep(1.5)
        now = customer.now()
        assert (now["state"], now["held"]) == ("talking", False)
    with stage.step("the desk that comes back finds the call, with its controls"):
        stage.start_desk()
        desk.says(stage.words("ile görüşme", "Call with"), customer.name, seconds=30)
        desk.ready(stage.words("Beklet", "Hold"))
        desk.key("F6")
        customer.held()
        desk.ready(stage.words("Geri al", "Take back"))
        desk.key("F6")
        customer.held(on=False)


def not_lost(stage: Stage, customer: Customer) -> None:
    desk = stage.desk
    with stage.step("handed to somebody who is busy, the call comes back: it cannot be lost"):
        chosen(stage, "F8", BUSY, stage.words("Aktar", "Transfer"))
        desk.sees(stage.words("Aktarma olmadı", "The transfer did not go through"), seconds=20)
        desk.says(stage.words("ile görüşme", "Call with"), customer.name)
        customer.held(on=False)


def asked_and_back(stage: Stage, customer: Customer) -> None:
    with stage.step("a colleague is asked on a second line, with the first call beside it"):
        a_colleague_is_asked(stage, customer)
    with stage.step("and back to the customer by one key"):
        stage.desk.key("Shift+F7")
        customer.held(on=False)
        stage.desk.says(stage.words("ile görüşme", "Call with"), customer.name)


def a_colleague_is_asked(stage: Stage, customer: Customer) -> None:
    chosen(stage, "F7", COLLEAGUE, stage.words("Önce sor", "Ask first"))
    stage.desk.says("Deniz A", seconds=20)
    customer.held()
    until_complete(stage)


def chosen(stage: Stage, key: str, number: str, act: str) -> None:
    """Somebody for a transfer or a question: a key, a number, Enter."""
    stage.desk.ready(stage.words("Beklet", "Hold"))  # what was done before is done
    stage.desk.key(key)
    stage.desk.sees(act)
    stage.desk.writes_in(*WHOM[stage.language])
    stage.desk.write(number)
    stage.desk.ready(act)
    stage.desk.key("Return")


def brought_together(stage: Stage, room: Room, customer: Customer) -> Stretch:
    with stage.step("asked again, and all three are brought together"):
        a_colleague_is_asked(stage, customer)
        stage.desk.key("Shift+F6")
        customer.held(on=False)
        stage.desk.ready(stage.words("Baş başa bırak", "Leave them together"))
    with stage.step("everybody hears everybody"):
        three = Stretch(since(customer))
        heard = spoken(stage, room, agents_words(stage), times=2)
        three.last = since(customer)
        recognised(stage, "the customer, at the desk", customer.said(), heard)
        recognised(stage, "the colleague, at the desk", colleagues_words(stage), heard)
    return three


def colleagues_words(stage: Stage) -> Sound:
    return Sound.of(stage.platform.data / "telephony" / "colleague.wav")


def handed_over(stage: Stage, customer: Customer) -> None:
    with stage.step("the customer is handed over, and goes on with the colleague"):
        stage.desk.click(stage.words("Baş başa bırak", "Leave them together"))
        customer.over()
        customer.handed_on()


def until_complete(stage: Stage) -> None:
    """Possible only once the colleague has answered."""
    stage.desk.ready(stage.words("Tamamla", "Complete"))


def what_was_heard(
    stage: Stage, customer: Customer, muted: Stretch, music: Stretch, together: Stretch
) -> None:
    with stage.step("the customer heard the agent, silence, music and then both of them"):
        heard, words = customer.heard(), agents_words(stage)
        alone = heard.part(0.0, muted.first)
        recognised(stage, "the agent, at the customer's", words, alone)
        aside, held = muted.of(heard).loudness(), music.of(heard).loudness()
        assert aside < QUIET, f"what was said on mute was heard: {aside:.0f}"
        assert held > QUIET, f"there was no music on hold: {held:.0f}"
        three = together.of(heard)
        recognised(stage, "the agent, at the customer's, of three", words, three)
        recognised(
            stage, "the colleague, at the customer's, of three", colleagues_words(stage), three
        )
    with stage.step("and the colleague heard both"):
        heard = Sound.of(colleagues_ear(stage))
        recognised(stage, "the agent, at the colleague's", agents_words(stage), heard)
        recognised(stage, "the customer, at the colleague's", customer.said(), heard)


def colleagues_ear(stage: Stage) -> Path:
    """What the house heard in the last call it had with this desk."""
    heard = (stage.platform.data / "telephony" / "heard").glob("in-*.wav")
    return max((p for p in heard if "after" not in p.name), key=lambda p: p.stat().st_mtime)


def what_stays(stage: Stage, room: Room, customer: Customer) -> None:
    desk = stage.desk
    with stage.step("the call stands in the customer's timeline, with its own recording"):
        desk.click_row(customer.name)
        until(lambda: bool(recorded(stage, customer)), "the platform has the recording", 30)
        title, detail = as_entry(stage, recorded(stage, customer))

        def entries() -> list[str]:
            return [said for said in desk.timeline() if title in said and detail in said]

        until(lambda: bool(entries()), f"{title}, {detail}", 30, desk.check, desk.timeline)
        assert len(entries()) == 1, f"one call is one entry: {entries()}"
    with stage.step("a note is made of it, and stands there too"):
        desk.tabs_to("transcript")
        desk.keys("End", "Menu")
        desk.picks(stage.words("Görüşmenin notları", "Notes and figures of the call"))
        desk.write(NOTE[stage.language])
        desk.click(stage.words("Kaydet", "Save"))
        until(
            lambda: NOTE[stage.language] in "".join(entries()), "its note", 20, desk.check, entries
        )
    with stage.step("the recording is played back: both of them are on it"):
        desk.tabs_to("transcript")
        desk.keys("End", "Space")
        room.until_heard()
        heard = room.listen(2 * WORDS_S)
        recognised(stage, "the customer, on the recording", customer.said(), heard)
        recognised(stage, "the agent, on the recording", agents_words(stage), heard)
        desk.key("Space")
    with stage.step("the customer heard the colleague after it"):
        customer.hangs_up()
        customer.gone()
        recognised(
            stage, "the colleague, at the customer's", colleagues_words(stage),
            customer.heard_after(),
        )  # fmt: skip


def recorded(stage: Stage, customer: Customer) -> dict[str, Any]:
    """What the platform keeps of this very call, once it is over and has its recording."""
    path = stage.platform.data / "platform.db"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as file:
        told = "select body from entities where kind = 'call' and id = ?"
        found = file.execute(told, (customer.id,)).fetchone()
    call: dict[str, Any] = json.loads(found[0]) if found else {}
    return call if call.get("recording") and call.get("ended_at") else {}


def as_entry(stage: Stage, call: dict[str, Any]) -> tuple[str, str]:
    """How it stands in the timeline: its length, and when it began by this machine's clock."""
    seconds = (call["ended_at"] - call["answered_at"]) // 1_000
    began = time.strftime("%H:%M", time.localtime(call["started_at"] / 1_000))
    title = stage.words("Gelen arama", "Incoming call")
    return f"{title} · {seconds // 60}:{seconds % 60:02}", f"Selim Işık · {began}"


def recognised(stage: Stage, who: str, said: Sound, heard: Sound) -> None:
    """Alone, or among others who speak at once."""
    clear = heard_in(heard, said)
    stage.told(f"         {who}: known by the voice, {clear:.0f} where {CLEAR:.0f} is clear")
    assert clear > CLEAR, f"{who}: not heard as it was said ({clear:.0f})"
