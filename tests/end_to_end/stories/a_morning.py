"""A morning by keyboard alone: available, two chats and a call, one passed on and one missed, an angry
customer who waits while she talks, a break asked for in the middle, all of it wrapped up and counted."""

from time import sleep, time

from backend.demo.visitors import VISITORS
from core.work import COMPANY_ZONE
from tests.end_to_end import by_hand
from tests.end_to_end.processes import NotSeen
from tests.end_to_end.stage import Stage
from tests.end_to_end.stories.a_call import opening
from tests.end_to_end.stories.angry_and_nobody_there import ANGER
from tests.end_to_end.stories.first_conversation import with_the_bot
from tests.end_to_end.telephone import Customer, Customers, Room
from tests.end_to_end.visitor import Visitor
from tests.voip.pulse import Pulse

SECOND = {"tr": "Hakan Tuncel", "en": "Oliver Marsh"}
RETURNS = {
    "tr": ("Bir ürünü iade etmek istiyorum", "Bir temsilciyle görüşmek istiyorum"),
    "en": ("I want to return an item", "I want to speak to a person"),
}
ANGRY = {"tr": "Nermin Ateş", "en": "Harriet Cole"}
ANSWER = {"tr": "Merhaba, hemen bakıyorum.", "en": "Hello, I am looking into it right now."}
NOTE = {"tr": "Kargo bu akşam geliyor, teyit alındı", "en": "Parcel comes tonight, confirmed"}
ORDERS, RETURNED = "qu-orders", "qu-returns"
SHORT_S, PATIENT_S = 5, 600
"""How long one agent is asked about a return: too short for who is not looking. And longer than a
busy machine takes for anything that the story waits for: no time of a queue ends before that."""
HUM_HZ, TRIES = 200, 4
A_PAUSE = 2.0
"""Seconds without a key: what was written until then is kept."""
LATE, ANY_RETURN = "ge", "iade"
"""Some letters of how the sample company calls a late delivery, and what came back."""


def play(stage: Stage) -> None:
    stage.desk.has_mouse = False
    began = round(time() * 1_000)
    with Pulse() as pulse:
        room = Room(pulse)
        opening(stage, room, phone_preflight=True)
        patient(stage)
        available(stage, room)
        first, second = passed_and_missed(stage)
        both_taken(stage, first, second)
        customer = a_call(stage, room)
        angry = somebody_waits(stage)
        call_wrapped_up(stage, customer)
        angry_one_taken(stage, angry)
    break_in_the_middle(stage)
    what_stays(stage, began)
    handed_on(stage)


def patient(stage: Stage) -> None:
    for queue in (ORDERS, RETURNED):
        stage.platform.rules(
            queue,
            alert=PATIENT_S,
            wrap=PATIENT_S,
            louder_after=PATIENT_S,
            everybody_after=PATIENT_S,
        )


def available(stage: Stage, room: Room) -> None:
    desk = stage.desk
    room.tone(HUM_HZ, stage.place / "hum.raw")  # nobody trusts a microphone that is silent
    room.until_heard("Said")
    with stage.step("she has a break: Ctrl+Shift+2, and comes back: Ctrl+Shift+1"):
        back_from_a_break(stage)
    with stage.step("the desk has looked at microphone, line and platform, and says so"):
        until_fine(stage)
        desk.sees(stage.words("Durumum: Hazır", "My state: Available"))
        desk.sees_not(unconfirmed(stage))
        room.still()


def until_fine(stage: Stage) -> None:
    """A busy machine takes longer than usual or hears nothing for a moment, as the desk says itself:
    then once more."""
    for left in reversed(range(TRIES)):
        try:
            stage.desk.sees(fine(stage), seconds=10)
            return
        except NotSeen:
            if not left:
                raise
            back_from_a_break(stage)


def back_from_a_break(stage: Stage) -> None:
    desk = stage.desk
    desk.key("Ctrl+Shift+2")
    desk.sees(stage.words("Durumum: Mola", "My state: Break"))
    desk.sees_not(unconfirmed(stage))
    desk.key("Ctrl+Shift+1")


def fine(stage: Stage) -> str:
    return stage.words(
        "Mikrofon, hat ve platform sorunsuz", "Microphone, line and platform are fine"
    )


def unconfirmed(stage: Stage) -> str:
    return stage.words("henüz onaylanmadı", "not confirmed yet")


def passed_and_missed(stage: Stage) -> tuple[Visitor, Visitor]:
    desk, who = stage.desk, VISITORS[stage.language]
    first, second = stage.visitor(), stage.visitor()
    stage.platform.rules(RETURNED, alert=SHORT_S)
    with_the_bot(stage, first, who)
    with stage.step("a chat is offered, with why to her and how long still"):
        offered(stage, who.name, stage.words("geciken sipariş", "late order"))
    with stage.step("she passes, with a reason: Ctrl+Shift+X, Down, Enter"):
        desk.key("Ctrl+Shift+X")
        desk.sees(stage.words("Benim konum değil", "Not my subject"))
        desk.keys("Down", "Return")
        desk.sees_not(stage.words("Kabul et", "Accept"))
    with stage.step("a second one, and nobody looks", second.grab):
        second.opens_chat(SECOND[stage.language])
        for count, words in enumerate(RETURNS[stage.language], 1):
            second.writes(words)
            second.hears(count)
    missed(stage, SECOND[stage.language])
    return first, second


def missed(stage: Stage, name: str) -> None:
    desk = stage.desk
    words = stage.words(f"Yanıtlamadınız: {name}", f"You did not answer {name}")
    with stage.step("nobody answered: the desk says whose it was in a way nobody overlooks"):
        desk.sees(words)
        desk.sees(stage.words("Yanıt vermiyor", "Not responding"))
        stage.platform.rules(RETURNED, alert=PATIENT_S)
    with stage.step("back with one key, without the mouse"):
        desk.key("Ctrl+Shift+1")
        desk.sees_not(words)


def both_taken(stage: Stage, first: Visitor, second: Visitor) -> None:
    """Whichever waits on top: on a slow machine both are offered again before one is taken."""
    who = VISITORS[stage.language]
    waiting = {
        who.name: (first, who.agent_answer),
        SECOND[stage.language]: (second, ANSWER[stage.language]),
    }
    with stage.step("one is offered again; one key takes it, the hands are on the words"):
        answered(stage, waiting, stage.words("1 yazışma", "1 chat"))
    with stage.step("so is the other: who was passed on and who was missed, nothing is lost"):
        answered(stage, waiting, stage.words("2 yazışma", "2 chats"))


def answered(stage: Stage, waiting: dict[str, tuple[Visitor, str]], count: str) -> None:
    """Takes what is offered and answers whose it is, who then waits no longer."""
    desk = stage.desk
    desk.sees(accept(stage), seconds=30)
    desk.ready("time_left")
    desk.key("Ctrl+Shift+T")
    desk.sees(count)
    visitor, answer = waiting.pop(desk.has_open(*waiting))
    desk.writes_in(stage.words("Yanıt", "Reply"))
    desk.write(answer)
    desk.ready("send")
    desk.key("Ctrl+Return")
    visitor.reads(answer)


def a_call(stage: Stage, room: Room) -> Customer:
    with stage.step("then a call: who it is, before the first word"):
        customer = Customers(stage.platform.port).ring(queue=ORDERS, language=stage.language)
        stage.desk.says(stage.words("Gelen çağrı", "Incoming call"), customer.name, seconds=30)
    with stage.step("one key answers it as any other offer, and the customer is heard"):
        stage.desk.key("Ctrl+Shift+T")
        stage.desk.says(stage.words("ile görüşme", "Call with"), customer.name)
        customer.answered()
        room.until_heard()
    return customer


def somebody_waits(stage: Stage) -> Visitor:
    desk, name = stage.desk, ANGRY[stage.language]
    browser = stage.visitor()
    with stage.step("meanwhile the bot gives up on somebody angry", browser.grab):
        browser.opens_chat(name)
        browser.writes(ANGER[stage.language])
        browser.hears(1)
    with stage.step("no third chat while she talks: the customer waits"):
        desk.key("Ctrl+3")
        desk.says(name, stage.words("Devir", "Hand-over"))
        assert not any(accept(stage) in text for text in desk.texts()), "it is offered in the call"
    return browser


def call_wrapped_up(stage: Stage, customer: Customer) -> None:
    with stage.step("the call ends: F3. What was it about? Two keys, Enter, a note"):
        stage.desk.key("F3")
        customer.over()
        wrap_up(stage, customer.name, LATE)
    with stage.step("done"):
        stage.desk.key("Ctrl+Return")


def angry_one_taken(stage: Stage, browser: Visitor) -> None:
    name = ANGRY[stage.language]
    with stage.step("and available again: the angry one is offered, with a clock of their own"):
        offered(stage, name, stage.words("kızgın müşteri", "angry customer"))
        waiting = {name: (browser, ANSWER[stage.language])}
        answered(stage, waiting, stage.words("3 yazışma", "3 chats"))


def break_in_the_middle(stage: Stage) -> None:
    desk, who = stage.desk, VISITORS[stage.language]
    after = stage.words("Bundan sonra Mola", "Break after this")
    with stage.step("a break is asked for in the middle: Ctrl+Shift+2"):
        desk.key("Ctrl+Shift+2")
        desk.sees(after)
    for name, about in ((ANGRY[stage.language], LATE), (SECOND[stage.language], ANY_RETURN)):
        with stage.step(f"finished, one after the other: {name}"):
            go_to(stage, name)
            desk.key("E")
            wrap_up(stage, name, about)
            desk.key("Ctrl+Return")
            desk.sees(after)
    with stage.step("the last one; the desk dies over its wrap-up"):
        go_to(stage, who.name)
        desk.key("E")
        wrap_up(stage, who.name, LATE)
        sleep(A_PAUSE)
        desk.kill()
    with stage.step("started again, what was written is there, and Ctrl+Enter hands it in"):
        stage.start_desk()
        desk.sees(after, seconds=30)
        into_the_wrap_up(stage)
        desk.sees(NOTE[stage.language])
        desk.key("Ctrl+Return")
    with stage.step("the break has begun by itself, with what is left of it"):
        desk.sees(stage.words("Durumum: Mola", "My state: Break"))
        desk.sees(stage.words("dk kaldı", "min left"))


def what_stays(stage: Stage, began: int) -> None:
    desk, who = stage.desk, VISITORS[stage.language]
    with stage.step("the record stands in the timeline"):
        go_to(stage, who.name)
        desk.sees_in_timeline(NOTE[stage.language])
    with stage.step("my day counts it: D"):
        desk.keys("Escape", "D")
        desk.sees(stage.words("Ortalama işlem süresi", "Average handling time"))
        # The sample company's own day, which is another at every hour, counts as well
        handled = by_hand.handled(stage.platform.data, "ag-selim", COMPANY_ZONE)
        ours = [visit for visit in handled if visit["entered_at"] >= began]
        assert len(ours) == 4, ours
        desk.says(stage.words(f"Sonuçlanan: {len(handled)}", f"Handled: {len(handled)}"))


def handed_on(stage: Stage) -> None:
    desk = stage.desk
    with stage.step("available again, and a conversation goes to a queue: A, words, Enter"):
        desk.key("Ctrl+Shift+1")
        desk.sees(stage.words("Durumum: Hazır", "My state: Available"))
        desk.key("Ctrl+1")
        go_to(stage, "Zeynep Çağlar")
        desk.key("A")
        desk.write("iade")
        desk.says("İade ve Değişim", stage.words("boşta", "free"))
        desk.key("Return")
        desk.sees_in_timeline("İade ve Değişim")


def accept(stage: Stage) -> str:
    return stage.words("Kabul et", "Accept")


def offered(stage: Stage, name: str, *why: str) -> None:
    """The card is there: who, why to her, for how long they waited, and how long it stays."""
    desk = stage.desk
    desk.says(name, stage.words("bekledi", "waited"), *why, seconds=30)
    desk.sees(accept(stage))
    desk.ready("time_left")


def wrap_up(stage: Stage, name: str, about: str) -> None:
    """Everything but the last key."""
    desk = stage.desk
    desk.sees(name)
    into_the_wrap_up(stage)
    desk.write(about)
    desk.key("Return")
    desk.write(NOTE[stage.language])
    desk.sees(NOTE[stage.language])


def into_the_wrap_up(stage: Stage) -> None:
    """Once it is there: the platform begins it."""
    stage.desk.says(stage.words("Kapanış: konu neydi?", "Wrap-up: what was it about?"), seconds=30)
    stage.desk.key("Ctrl+Shift+W")
    stage.desk.writes_in(stage.words("Konu neydi?", "What was it about?"))


def go_to(stage: Stage, name: str) -> None:
    """By its words, from wherever the hands are."""
    desk = stage.desk
    desk.key("Ctrl+K")
    desk.write(name)
    desk.sees_first(stage.words("Sonuçlar", "Results"), name)
    desk.key("Return")
    desk.has_open(name)
    desk.puts_the_pen_down()
