"""A morning by keyboard alone: available, a chat, a break asked for in its middle, wrapped up, the break
begins, and work is handed on with how it stands there in view."""

from time import sleep

from backend.demo.visitors import VISITORS
from tests.end_to_end.processes import until
from tests.end_to_end.stage import Stage
from tests.end_to_end.stories.first_conversation import opening, with_the_bot

NOTE = {"tr": "Kargo bu akşam geliyor, teyit alındı", "en": "Parcel comes tonight, confirmed"}
A_PAUSE = 1.0
"""Seconds without a key: what was written until then is kept."""
ABOUT = "gecikm"
"""Some letters of how the sample company calls a late delivery."""


def play(stage: Stage) -> None:
    opening(stage)
    who, desk = VISITORS[stage.language], stage.desk
    available(stage)
    browser = stage.visitor()
    with_the_bot(stage, browser, who)
    with stage.step("the chat is offered; one key takes it, the composer is under the hands"):
        desk.sees(stage.words("Kabul et", "Accept"), seconds=30)
        desk.key("Ctrl+Shift+T")
        desk.sees(stage.words("1 yazışma", "1 chat"))
        desk.write(who.agent_answer)
        desk.key("Ctrl+Return")
        browser.reads(who.agent_answer)
    with stage.step("a break is asked for in the middle: Ctrl+Shift+2"):
        desk.key("Ctrl+Shift+2")
        desk.sees(stage.words("Bundan sonra Mola", "Break after this"))
    wrapped_up(stage)
    with stage.step("the break has begun by itself, with what is left of it"):
        desk.sees(stage.words("Mola", "Break"), stage.words("dk kaldı", "min left"))
    with stage.step("the record stands in the timeline"):
        desk.key("Ctrl+6")
        desk.click_row(who.name, seconds=20)
        desk.sees_in_timeline(NOTE[stage.language])
    with stage.step("my day counts it: D"):
        desk.keys("Escape", "D")
        desk.sees(stage.words("Ortalama işlem süresi", "Average handling time"))
        desk.sees(stage.words("Sonuçlanan", "Handled"))
    handed_on(stage)


def available(stage: Stage) -> None:
    desk = stage.desk
    with stage.step("a break, and back by key"):
        desk.key("Ctrl+Shift+2")
        desk.sees(stage.words("Durumum: Mola", "My state: Break"))
        desk.sees_not(stage.words("henüz onaylanmadı", "not confirmed yet"))
        desk.key("Ctrl+Shift+1")
        fine = stage.words("platform sorunsuz", "platform are fine")
        anyway = stage.words("Yine de hazırım", "Available anyway")
    with stage.step("the desk has looked at itself and says what it found"):
        until(lambda: any(fine in t or anyway in t for t in desk.texts()), fine, 15, desk.check)
        if any(anyway in text for text in desk.texts()):
            desk.key("Ctrl+Shift+1")  # a machine without a microphone: the same key again
        desk.sees(stage.words("Durumum: Hazır", "My state: Available"))
        desk.sees_not(stage.words("henüz onaylanmadı", "not confirmed yet"))


def wrapped_up(stage: Stage) -> None:
    desk, who = stage.desk, VISITORS[stage.language]
    with stage.step("resolved: E. What was it about? Some letters, Enter, a note, Enter"):
        desk.keys("Escape", "E")
        desk.sees(who.name)
        desk.key("Ctrl+Shift+W")
        desk.sees(stage.words("Kapanış · ", "Wrap-up · "))
        desk.write(ABOUT)
        desk.key("Return")
        desk.write(NOTE[stage.language])
        desk.sees(NOTE[stage.language])
        sleep(A_PAUSE)
    with stage.step(
        "the desk dies; started again, what was written is there, and Enter hands it in"
    ):
        desk.kill()
        stage.start_desk()
        desk.sees(who.name, stage.words("Bundan sonra Mola", "Break after this"), seconds=30)
        desk.key("Ctrl+Shift+W")
        desk.sees(NOTE[stage.language])
        desk.key("Ctrl+Return")


def handed_on(stage: Stage) -> None:
    desk = stage.desk
    with stage.step("available again, and a conversation goes to a queue: A, words, Enter"):
        desk.key("Ctrl+Shift+1")
        desk.sees(stage.words("Durumum: Hazır", "My state: Available"))
        desk.key("Ctrl+1")
        desk.key("Ctrl+K")
        desk.write("Zeynep Çağlar")
        desk.sees("Zeynep Çağlar +90")
        desk.key("Return")
        desk.sees("TR-48102")
        desk.key("Escape")
        desk.key("A")
        desk.write("iade")
        desk.key("Return")
        desk.sees_in_timeline("İade ve Değişim")
