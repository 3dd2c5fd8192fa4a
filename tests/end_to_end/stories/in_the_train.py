"""In the train: no network. Three words without their dots find every conversation, mail, note and call that holds
them; a call is heard and read, a contact scored, the sentence she liked marked, all of it taken out with the card
blacked out; then the line is back, her scores stand beside her colleague's, and the agent reads and answers hers."""

import json
import sqlite3
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from PySide6.QtPdf import QPdfDocument

from backend.demo.quality import form
from backend.log import Transaction
from core.entities import Author, CallRecord, Contact, Conversation
from core.protocol import events as e
from tests.end_to_end import by_hand, past
from tests.end_to_end.desk import DeskProcess
from tests.end_to_end.morning import MINUTE, ORDERS
from tests.end_to_end.past import BOT, SYSTEM, Customer, Past
from tests.end_to_end.processes import until
from tests.end_to_end.stage import Stage, set_up
from tests.end_to_end.telephone import Room
from tests.voip.pulse import Pulse

WORDS, TYPED = ("şamdan", "çizik", "gümüş"), "samdan cizik gumus"
CARD = "4111 1111 1111 1111"
CHAT = Customer(
    "b-chat",
    "Gülay Özışık",
    "Gümüş şamdan çizik geldi. Ödediğim kart 4111 1111 1111 1111 idi.",
    ORDERS,
)
MAIL, NOTE = "Şükrü Ağaoğlu", Customer("b-note", "İnci Tığlı", "Siparişimi soracaktım", ORDERS)
CALL = "lv-desk22-1"
CALLED = "Alper Dinçer"
SAID = "Gümüş şamdan bekliyordum, çizik geldi. Değiştirir misiniz?"
ANSWER = "Gülay Hanım, hemen yenisini gönderiyorum; çizik olanı kurye alacak."
LIKED, QUOTED = "hemen yenisini gonderiyorum", "“Gülay Hanım, hemen"
"""The sentence she liked as she looks for it, and as it begins where it is attached."""
REPLY = "Teşekkür ederim, özete de bakacağım."


def play(stage: Stage) -> None:
    with ExitStack() as stack:
        room = Room(stack.enter_context(Pulse()))
        ebru = opening(stage, room)
        no_line(stage, ebru)
        found(stage)
        heard(stage)
        marked(stage)
        scored(stage, stage.desk, 5, "Deniz")
        taken_out(stage)
        scored_by_a_colleague(stage, ebru)
        the_line_is_back(stage)
        selim = stage.another_desk("selim")
        released(stage, selim)
        answered(stage, selim)


def opening(stage: Stage, room: Room) -> DeskProcess:
    deniz = stage.desk
    deniz.has_mouse, stage.user = False, "deniz"
    with stage.step("last week's conversations of her team, and who evaluates them"):
        last_week(stage.found_company())
        stage.start_platform()
        # Not over the stage's line, which answers every knock: where there is no network, nobody does
        own = stage.place / "deniz.json"
        stage.key = stage.platform.credentials(stage.platform.port, own, "deniz")
    with stage.step("Deniz opens her desk at the office, and hears how a call begins"):
        deniz.env.update(room.furnish())
        set_up(deniz, phone_preflight=False)
        stage.start_desk()
        deniz.sees(stage.words("Ekip  ", "Team  "), seconds=60)
        deniz.key("Ctrl+9")
        deniz.sees(stage.words("makinede", "this machine"), seconds=30)
        searched(deniz, TYPED)
        deniz.goes_to(CALLED)
        deniz.sees("/ 0:28")
        deniz.key("Space")
        deniz.sees(*played_from(1))
        deniz.key("Space")
    with stage.step("so does Ebru, who evaluates as well"):
        ebru = stage.another_desk("ebru")
        ebru.has_mouse = False
        ebru.sees(stage.words("Ekip  ", "Team  "), seconds=60)
    return ebru


def last_week(data: Path) -> None:
    with Past(data) as told:
        ago = 300 * MINUTE
        told.at(ago, partial(past.asks, who=CHAT))
        told.at(ago - 12, partial(past.takes, who=CHAT, agent="ag-selim"))
        told.at(ago - 60, partial(past.answers, who=CHAT, agent="ag-selim", text=ANSWER))
        told.at(ago - 200, partial(past.resolves, who=CHAT, agent="ag-selim"))
        told.at(ago - 230, partial(past.completes, who=CHAT, agent="ag-selim"))
        told.at(240 * MINUTE, partial(past.asks, who=NOTE))
        told.at(239 * MINUTE, partial(past.takes, who=NOTE, agent="ag-derya"))
        told.at(238 * MINUTE, _note)
        told.at(200 * MINUTE, _mail)
        told.at(190 * MINUTE, _called)
        on_a_break = partial(past.says, agent="ag-selim", state="not_ready", reason="break")
        told.at(3 * MINUTE, on_a_break)  # else he is offered work while he reads, and misses it


def _note(log: Transaction) -> None:
    derya = Author(kind="agent", id="ag-derya", name="Derya Koç")
    log.post(NOTE.id, "note", derya, "Depoya soruldu: şamdan gümüş kaplama, çizik kutuda olmuş.")


def _mail(log: Transaction) -> None:
    contact = Contact(id="ct-b-mail", name=MAIL, email="sukru@ornek.com")
    of = Conversation(
        id="b-mail", channel="email", contact=contact.id, status="open", created_at=log.now,
        last_at=log.now, subject="Hediye", team="tm-care",
    )  # fmt: skip
    log.emit(e.ConversationCreated(conversation=of, contact=contact), BOT)
    text = "Merhaba, hediye aldığım gümüş şamdan çizik çıktı. Değişim rica ederim."
    log.post(of.id, "in", Author(kind="contact", id=contact.id, name=MAIL), text)


def _called(log: Transaction) -> None:
    call = log.state.get(CallRecord, CALL)
    assert call is not None and call.transcript
    first, second, *rest = call.transcript
    said = (first, replace(second, text=SAID), *rest)
    log.emit(e.CallUpserted(call=replace(call, transcript=said)), SYSTEM)


def searched(desk: DeskProcess, words: str, finds: str = CALLED) -> None:
    desk.key("Ctrl+F")
    desk.key("Ctrl+A")
    desk.write(words)
    desk.sees(finds)
    desk.key("Down")


def no_line(stage: Stage, ebru: DeskProcess) -> None:
    with stage.step("the train: there is no network any more"):
        stage.platform.stop()
        for desk in (stage.desk, ebru):
            desk.sees(stage.words("çevrimdışı", "Offline"), seconds=30)


def found(stage: Stage) -> None:
    desk = stage.desk
    with stage.step("three words without their dots: a chat, a mail, a note and a call"):
        searched(desk, TYPED)
        for name in (CHAT.name, MAIL, NOTE.name, CALLED):
            desk.sees(name)
        by_hand = holding(stage.platform.data, WORDS)
        assert by_hand == {CHAT.id, "b-mail", NOTE.id, "cv-desk22"}, by_hand
        desk.sees(stage.words(f"{len(by_hand)} görüşme", f"{len(by_hand)} conversations"))


def holding(platform: Path, words: tuple[str, ...]) -> set[str]:
    """Conversations in which somebody wrote or said all of it, looked through by hand."""
    with sqlite3.connect(f"file:{platform / 'platform.db'}?mode=ro", uri=True) as file:
        written = [json.loads(body) for (body,) in file.execute("select body from messages")]
        kept = file.execute("select body from entities where kind = 'call'")
        calls = [json.loads(body) for (body,) in kept]
    file.close()
    texts = [(one["conversation"], one.get("text", "")) for one in written]
    texts += [
        (call["conversation"], line["text"])
        for call in calls
        for line in call.get("transcript", ())
        if call.get("conversation")
    ]
    return {where for where, text in texts if all(word in text.lower() for word in words)}


def heard(stage: Stage) -> None:
    desk = stage.desk
    with stage.step("the call is played at one and a half, and its transcript runs along"):
        desk.goes_to(CALLED)
        desk.sees("/ 0:28")
        desk.keys("]", "]", "Space")
        desk.sees("1,5", "1.5")
        desk.sees(*played_from(4))
        desk.key("Space")


def played_from(second: int) -> list[str]:
    """As the player says it from there on: a busy machine shows not each second of it."""
    return [f"0:{at:02} /" for at in range(second, 29)]


QUESTIONS = [one for section in form().sections for one in section.questions]


def marked(stage: Stage) -> None:
    """What is attached stands in the draft, which is begun by it."""
    desk = stage.desk
    with stage.step(
        "the sentence she liked: found, F3 goes to it, + attaches it to the evaluation"
    ):
        searched(desk, LIKED, CHAT.name)
        _reads(stage, desk)
        desk.key("F3")
        _evaluates(desk)
        desk.key("+")
        desk.sees(QUOTED)


def _reads(stage: Stage, desk: DeskProcess) -> None:
    desk.goes_to(CHAT.name)
    desk.sees_in_timeline(ANSWER)
    desk.sees(stage.words("1 / ", "1 of "))


def _evaluates(desk: DeskProcess) -> None:
    for _ in range(2):
        desk.key("Ctrl+PgDown")
    desk.tabs_to(QUESTIONS[0].text)


def scored(stage: Stage, desk: DeskProcess, value: int, who: str) -> None:
    with stage.step(f"{who} scores it on the team's form", desk.grab):
        desk.tabs_to(QUESTIONS[0].text)
        for question in QUESTIONS:
            desk.key(str(min(value, question.highest)))
        desk.key("Ctrl+Return")
        desk.sees(stage.words("bağlantıyı bekliyor", "waits for the line"))


def taken_out(stage: Stage) -> None:
    desk, place = stage.desk, stage.place / "Gulay.pdf"
    with stage.step("the conversation for the file: Ctrl+Shift+E, PDF, the card will be black"):
        desk.key("Ctrl+Shift+E")
        desk.sees(stage.words("Kart numaraları  ·  1", "Card numbers  ·  1"))
        desk.sees(stage.words("1 yer karartılacak", "1 place will be black"))
    with stage.step("it is there, and signed"):
        desk.key("Return")
        desk.writes_in("fileNameEdit")
        desk.key("Ctrl+A")
        desk.write(str(place))
        desk.key("Return")
        desk.sees(stage.words("anahtarıyla imzalandı", "Signed with the key"), seconds=30)
        desk.sees(stage.words("1 yer karartıldı", "1 place is black"))
        desk.key("Return")
    text = " ".join(pdf_text(place).split())
    assert "Gülay" in text and "Ödediğim kart" in text and "idi." in text, text
    assert CARD.replace(" ", "") not in "".join(c for c in text if c.isdigit()), text
    assert b"4111" not in place.read_bytes()


def pdf_text(place: Path) -> str:
    document = QPdfDocument()
    assert document.load(str(place)) == QPdfDocument.Error.None_
    return " ".join(document.getAllText(page).text() for page in range(document.pageCount()))


def scored_by_a_colleague(stage: Stage, ebru: DeskProcess) -> None:
    with stage.step("Ebru, at home and without a line too, opens the library", ebru.grab):
        ebru.key("Ctrl+9")
        searched(ebru, TYPED)
        _reads(stage, ebru)
        _evaluates(ebru)
    scored(stage, ebru, 3, "Ebru")


def the_line_is_back(stage: Stage) -> None:
    desk = stage.desk
    stage.platform.start()
    with stage.step("the train arrives, there is a line again: what both signed is handed in"):
        desk.sees_not(stage.words("çevrimdışı", "Offline"), seconds=60)
        desk.sees(stage.words("henüz paylaşılmadı", "not released yet"), seconds=60)
        desk.sees(stage.words("Yan yana", "Side by side"), seconds=60)
    signed = evaluated(stage.platform.data)
    last = QUESTIONS[-1].id
    scores = {of["evaluator"]: of["answers"][last]["value"] for of in signed}
    assert scores == {"ag-deniz": 5, "ag-ebru": 3}, scores
    [mark] = next(of for of in signed if of["evaluator"] == "ag-deniz")["marks"]
    assert mark.get("liked", True) and words_of(stage.platform.data, mark["message"]) == ANSWER, (
        mark
    )
    with stage.step("her scores and her colleague's stand side by side"):
        desk.tabs_to(stage.words("Yan yana", "Side by side"))
        desk.key("Space")
        desk.sees(stage.words("Birlikte", "Together"))
        desk.sees("Ebru")
    until(lambda: _audited(stage.platform.data), "what was taken out is in the audit list", 15)


def _audited(platform: Path) -> bool:
    said = [(entry["act"], entry["by"]) for entry in by_hand.audit(platform)]
    return ("export", "ag-deniz") in said


def evaluated(platform: Path) -> list[dict[str, Any]]:
    """Of Selim's chat, as the platform has them."""
    with sqlite3.connect(f"file:{platform / 'platform.db'}?mode=ro", uri=True) as file:
        kept = file.execute("select body from entities where kind = 'evaluation'")
        found = [json.loads(body) for (body,) in kept]
    file.close()
    return [of for of in found if of.get("conversation") == CHAT.id]


def words_of(platform: Path, message: str) -> str:
    with sqlite3.connect(f"file:{platform / 'platform.db'}?mode=ro", uri=True) as file:
        written = [json.loads(body) for (body,) in file.execute("select body from messages")]
    file.close()
    return next((str(one["text"]) for one in written if one["id"] == message), "")


def released(stage: Stage, selim: DeskProcess) -> None:
    desk = stage.desk
    selim.has_mouse = False
    with stage.step("she releases hers, and Selim is told at once: Ctrl+Enter", selim.grab):
        selim.sees(stage.words("Benim  ", "Mine  "), seconds=60)
        desk.key("Ctrl+Return")
        desk.sees(stage.words("Paylaşıldı: Selim", "Released to Selim,"))
        selim.sees(stage.words("İşiniz değerlendirildi", "Your work was evaluated"))


def answered(stage: Stage, selim: DeskProcess) -> None:
    desk = stage.desk
    with stage.step("he reads it beside what he wrote: Ctrl+Shift+9", selim.grab):
        selim.key("Ctrl+Shift+9")
        selim.sees(form().name)
        selim.key("Return")  # the newest is marked
        selim.sees_in_timeline(ANSWER)
        selim.sees(QUOTED)
        selim.sees(stage.words("Bir kez yanıtlanabilir", "It can be given once"))
    with stage.step("and answers it, once", selim.grab):
        selim.tabs_to(stage.words("Yanıtınız", "Your answer"))
        selim.write(REPLY)
        selim.keys("Tab", "Space")
        selim.sees_not(stage.words("Bir kez yanıtlanabilir", "It can be given once"))
        selim.sees(REPLY)
    with stage.step("she reads his answer"):
        desk.sees(stage.words("Paylaşıldı, Selim yanıtladı", "Released, and Selim has answered"))
        desk.tabs_to(stage.words("Benimkine dön", "Back to mine"))
        desk.key("Space")
        desk.sees(REPLY)
    [hers] = [of for of in evaluated(stage.platform.data) if of["evaluator"] == "ag-deniz"]
    assert (hers["state"], hers["reply"]) == ("released", REPLY), hers
