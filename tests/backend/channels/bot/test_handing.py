"""Handing over: for which reasons, what the agent is told, and what the customer is promised."""

import pytest

from backend.channels.bot.brain import Brain
from backend.channels.standing import Standing
from core.entities import BotState, HandoffReason
from tests.backend.channels.bot.talk import NOW, Talk, order

REASONS: list[tuple[str, HandoffReason, tuple[str, ...]]] = [
    ("tr", "asked", ("Bir kişiyle görüşmek istiyorum",)),
    ("en", "asked", ("Can I talk to a human?",)),
    ("tr", "low_confidence", ("mor fil uçuyor", "bisiklet lastiği")),
    ("en", "low_confidence", ("purple monkey dishwasher", "colourless green ideas")),
    ("tr", "low_confidence", ("kargom nerede", "hmm", "mavi bir kutuydu")),
    ("tr", "complaint", ("Bu ne rezalet, şikayetçiyim",)),
    ("en", "legal", ("You will hear from my lawyer",)),
    ("tr", "cancel", ("siparişimi iptal edin TR-48213",)),
    ("en", "cancel", ("please cancel my order", "why do you need that?")),
    ("en", "policy", ("I want to return a lamp", "I don't know my order number")),
    ("tr", "policy", ("kargom nerede TR-48213", "hatırlamıyorum")),
    ("en", "low_confidence", ("where is my order TR-48213", "the blue one", "it was in May")),
]


@pytest.mark.parametrize(("language", "reason", "lines"), REASONS)
def test_every_reason_to_hand_over(
    brain: Brain, language: str, reason: HandoffReason, lines: tuple[str, ...]
) -> None:
    talk = Talk(brain, language)
    replies = [talk.hear(line) for line in lines]
    assert [reply.handoff for reply in replies[:-1]] == [None] * (len(lines) - 1)
    last = replies[-1].handoff
    assert last is not None
    assert last.reason == reason
    assert last.summary.startswith(("Müşteri", "The customer", "It was not clear"))
    promise = "buradan yanıt verecek" if language == "tr" else "will answer you here"
    assert promise in replies[-1].text


def test_a_late_order_says_so(brain: Brain) -> None:
    talk = Talk(brain, "en", order("shipped", 9))
    talk.hear("my order is late, TR-48213")
    said = talk.hear("7708")
    assert said.handoff is not None and said.handoff.reason == "late"


@pytest.mark.parametrize("language", ["tr", "en"])
def test_a_breakdown_is_told_and_handed_over(brain: Brain, language: str) -> None:
    talk = Talk(brain, language)
    talk.bot = BotState(phase="active", intent="invoice", slots={"order_number": "TR-1"})
    talk.add("in", "merhaba" if language == "tr" else "hello")
    reply = brain.failed(talk.scene())
    assert reply.handoff is not None
    assert (reply.handoff.reason, reply.handoff.queue) == ("error", "qu-finance")
    assert ("aksaklık" if language == "tr" else "went wrong") in reply.text


ASKED = [
    (
        "tr", "Gül Işıldak", ("siparişim gelmedi", "TR-48213", "7708", "Bir kişiyle görüşmek istiyorum"),
        "Gül Işıldak geciken TR-48213 numaralı siparişini soruyor; "
        "bot yanıtı yetmedi, bir kişiyle görüşmek istiyor.",
    ),
    (
        "en", "Grace Holloway", ("my order is late, TR-48213", "7708", "thanks", "Let me talk to a human"),
        "Grace Holloway asks about order TR-48213, which is late; "
        "the bot's answer was not enough, and they want to speak to a person.",
    ),
    (
        "tr", "", ("siparişim gelmedi", "müşteri temsilcisi istiyorum"),
        "Müşteri geciken siparişini soruyor ve bir kişiyle görüşmek istiyor.",
    ),
    (
        "en", "", ("my order is late", "a real person please"),
        "The customer asks about an order that is late and wants to speak to a person.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("language", "who", "lines", "summary"), ASKED)
def test_who_asks_for_a_person_is_handed_over_with_what_they_came_for(
    brain: Brain, language: str, who: str, lines: tuple[str, ...], summary: str
) -> None:
    talk = Talk(brain, language, order("shipped", 2), who)
    *before, last = [talk.hear(line) for line in lines]
    assert last.handoff is not None
    assert (last.handoff.reason, last.handoff.summary) == ("asked", summary)
    assert last.handoff.queue == "qu-orders"
    assert (last.turn.intent, last.turn.score) == ("late_order", before[0].turn.score)
    known = {"order_number": "TR-48213", "phone_end": "7708"}
    assert last.turn.slots == (known if "TR-" in summary else {})


def test_small_talk_is_no_topic(brain: Brain) -> None:
    talk = Talk(brain, "en")
    talk.hear("hello")
    asked = talk.hear("Can I talk to a human?")
    assert asked.turn.intent == "speak_to_person"
    assert asked.handoff is not None
    assert asked.handoff.summary == "The customer wants to speak to a person."


@pytest.mark.parametrize(
    ("language", "lines", "about"),
    [
        ("tr", ("Siparişim nerede", "NEDEN CEVAP VERMİYORSUNUZ!!!"), "siparişinin nerede olduğunu"),
        ("en", ("where is my order", "this is ridiculous"), "where an order is"),
    ],
)
def test_anger_is_for_a_person_with_all_that_is_known(
    brain: Brain, language: str, lines: tuple[str, ...], about: str
) -> None:
    talk = Talk(brain, language)
    calm, angry = [talk.hear(line) for line in lines]
    assert calm.handoff is None
    assert angry.handoff is not None
    assert (angry.handoff.reason, angry.handoff.queue) == ("angry", "qu-orders")
    assert about in angry.handoff.summary
    assert ("kızgın" if language == "tr" else "angry") in angry.handoff.summary


def test_a_complaint_goes_with_what_it_is_about(brain: Brain) -> None:
    talk = Talk(brain, who="Gül Işıldak")
    talk.hear("TR-48213 nerede kaldı")
    reply = talk.hear("sizi şikayet edeceğim")
    assert reply.handoff is not None
    assert reply.handoff.summary == (
        "Gül Işıldak TR-48213 numaralı siparişinin nerede olduğunu soruyor ve şikâyetçi: "
        "“sizi şikayet edeceğim”."
    )


def test_anger_about_nothing_known_is_said_in_their_words(brain: Brain) -> None:
    reply = Talk(brain, who="Gül Işıldak").hear("Yeter artık, bıktım!!!")
    assert reply.handoff is not None
    assert reply.handoff.summary == "Gül Işıldak kızgın; son mesajı: “Yeter artık, bıktım!!!”."


def test_a_call_back_is_asked_for_with_its_number(brain: Brain) -> None:
    talk = Talk(brain, "en")
    talk.hear("my order is late")
    asked = talk.hear("please call me")
    assert "Which number" in asked.text
    assert "couldn't read" in talk.hear("12").text
    done = talk.hear("0533 214 77 08")
    assert done.handoff is not None
    assert (done.handoff.reason, done.handoff.phone) == ("asked", "+905332147708")
    assert "call you on +90 533 214 77 08" in done.text


WAYS = {
    "busy": (
        Standing(free=0),
        "müsait bir temsilcimiz yok",
        "colleagues is free right now",
    ),
    "closed": (
        Standing(open=False, opens_at=NOW + 9 * 3_600_000),
        "Şu anda kapalıyız. Bugün saat 12.00 itibarıyla yeniden buradayız",
        "We are back today at 12:00",
    ),
    "shut": (Standing(open=False), "açıldığımızda okunur", "will be read when we open"),
    "there": (Standing(free=1), "buradan yanıt verecek", "will answer you here"),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("language", ["tr", "en"])
def test_a_hand_over_promises_only_what_is_so(brain: Brain, language: str, way: str) -> None:
    standing, tr, en = WAYS[way]
    talk = Talk(brain, language, standing=standing)
    reply = talk.hear("temsilci" if language == "tr" else "a real person please")
    assert reply.handoff is not None
    assert (tr if language == "tr" else en) in reply.text
    others = [words[language == "en"] for name, (_, *words) in WAYS.items() if name != way]
    assert not any(words in reply.text for words in others)


def test_a_call_back_while_closed_says_when(brain: Brain) -> None:
    talk = Talk(brain, "en", standing=WAYS["closed"][0])
    assert "when we open today at 12:00" in talk.hear("call me back on 0533 214 77 08").text


def test_hours_of_another_country_are_told_by_its_clock(brain: Brain) -> None:
    berlin = Standing(open=False, opens_at=NOW + 9 * 3_600_000, zone="Europe/Berlin")
    said = Talk(brain, "en", standing=berlin).hear("a real person please").text
    assert "We are back today at 11:00 (UTC+2)" in said
