"""A call: who it is before the first word, answered by key, heard and spoken, on hold with music,
a second customer meanwhile, a colleague asked, the call handed over, and all of it in the timeline."""

import json
import time

from tests.end_to_end.stage import Stage
from tests.end_to_end.telephone import ALIKE, QUIET, Customer, Customers, Room, Sound
from tests.voip.pulse import Pulse

WORDS_S = 4.0
"""So much of what somebody says is compared."""
COLLEAGUE = "602"


def play(stage: Stage) -> None:
    with Pulse() as pulse:
        room = Room(pulse)
        opening(stage, room)
        customer = a_customer_rings(stage)
        they_talk(stage, room, customer)
        held_from = on_hold(stage, customer)
        a_second_one(stage)
        killed(stage, customer)
        handed_over(stage, customer)
        what_stays(stage, customer, held_from)


def opening(stage: Stage, room: Room, **settings: object) -> None:
    with stage.step("the desk opens and its phone is there"):
        stage.start_platform()
        stage.desk.env.update(room.furnish())
        chosen = {"phone_record": True, "phone_preflight": False, **settings}
        stage.desk.data.mkdir(parents=True, exist_ok=True)
        (stage.desk.data / "settings.json").write_text(json.dumps(chosen), encoding="utf-8")
        stage.start_desk()
        stage.desk.sees("Ayşe Şahin", seconds=60)


def a_customer_rings(stage: Stage) -> Customer:
    with stage.step("a customer rings: who it is, what they asked last and which queue"):
        customer = Customers(stage.platform.port).ring(language=stage.language)
        stage.desk.says(
            stage.words("Gelen çağrı", "Incoming call"), customer.name, "Kargom hâlâ gelmedi"
        )
        stage.desk.sees(stage.words("Yanıtla", "Answer"))
    return customer


def they_talk(stage: Stage, room: Room, customer: Customer) -> None:
    with stage.step("one key answers, and the customer is heard"):
        stage.desk.key("F2")
        customer.answered()
        heard = room.listen(WORDS_S + 2).part(1.0, 1.0 + WORDS_S)
        said = customer.said()
        compare(stage, "the customer, at the desk", heard, said.twice())
    with stage.step("the agent speaks"):
        # Twice, as one would on a busy machine: a gap in both is a fault and no accident
        for _ in range(2):
            room.say(agents_words(stage), stage.place / "words.raw")


def agents_words(stage: Stage) -> Sound:
    voice = Sound.of(stage.platform.data / "telephony" / "agent.wav")
    return voice.part(0.0, WORDS_S + 0.5)


def on_hold(stage: Stage, customer: Customer) -> float:
    """When it began, in seconds since the call was answered."""
    with stage.step("the customer is put on hold and hears music"):
        stage.desk.key("F6")
        customer.held()
        began = time.monotonic() - customer.answered_at
        time.sleep(2.5)  # what the customer hears meanwhile is looked at when the call is over
    return began


def a_second_one(stage: Stage) -> None:
    desk = stage.desk
    with stage.step("the first one is taken back; a second customer rings and is announced"):
        desk.key("F6")
        second = Customers(stage.platform.port).ring()
        desk.says(stage.words("Gelen çağrı", "Incoming call"), second.name)
    with stage.step("answering the second one holds the first: nobody is hung up"):
        desk.key("F2")
        second.answered()
    with stage.step("the second customer says good-bye"):
        second.hangs_up()
        second.over()


def killed(stage: Stage, customer: Customer) -> None:
    desk = stage.desk
    with stage.step("the desk is killed in the middle of the call; the customer notices nothing"):
        desk.key("F6")
        customer.held(on=False)
        desk.kill()
        time.sleep(1.5)
        assert customer.now()["state"] == "talking"
    with stage.step("the desk that comes back finds the call, with its controls"):
        stage.start_desk()
        desk.says(stage.words("ile görüşme", "Call with"), customer.name, seconds=30)
        desk.key("F6")
        customer.held()


def handed_over(stage: Stage, customer: Customer) -> None:
    desk = stage.desk
    with stage.step("a colleague is asked on a second line, with the first call beside it"):
        customer.held()
        desk.key("F7")
        desk.write(COLLEAGUE)
        desk.key("Return")
        desk.says("Deniz A", seconds=20)
        until_complete(stage)
    with stage.step("the call is handed over, and the customer goes on with the colleague"):
        desk.key("Shift+F8")
        customer.over()
        customer.handed_on()


def until_complete(stage: Stage) -> None:
    """Possible only once the colleague has answered."""
    stage.desk.ready(stage.words("Tamamla", "Complete"))


def what_stays(stage: Stage, customer: Customer, held_from: float) -> None:
    desk = stage.desk
    with stage.step("the call stands in the timeline with its recording"):
        desk.click_row(customer.name)
        desk.sees_in_timeline(stage.words("Gelen arama · 0:", "Incoming call · 0:"), seconds=30)
        desk.sees_in_timeline(stage.words("Kayıt", "Recording"), seconds=30)
    with stage.step("the customer heard the agent, the music and the colleague"):
        heard, words = customer.heard(), agents_words(stage)
        compare(stage, "the agent, at the customer's", words.part(0.0, WORDS_S), heard)
        music = heard.part(held_from + 0.5, held_from + 2.0).loudness()
        assert music > QUIET, f"there was no music on hold: {music:.0f}"
        colleague = Sound.of(stage.platform.data / "telephony" / "colleague.wav")
        time.sleep(4.0)  # they talk
        customer.hangs_up()
        customer.gone()
        after = customer.heard_after()
        compare(stage, "the colleague, at the customer's", after.part(0.0, 3.0), colleague.twice())


def compare(stage: Stage, who: str, heard: Sound, said: Sound) -> None:
    """One of them is a stretch of the other."""
    alike = heard.is_in(said)
    stage.told(f"         {who}: heard as it was said, {alike:.2f} of 1")
    assert alike > ALIKE, f"{who}: not heard as it was said ({alike:.2f})"
