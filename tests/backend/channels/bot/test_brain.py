"""Whose bot it is: the sample company's, or that of a company of one's own."""

import pytest

from backend.accounts import Company
from backend.channels.bot.brain import Brain
from backend.channels.bot.script import load
from tests.backend.channels.bot.talk import Talk

ACME = Company("Acme")


@pytest.fixture
def own() -> Brain:
    brain = Brain()
    brain.works_for(ACME)
    return brain


@pytest.mark.parametrize(
    ("page", "text", "hello"),
    [
        ("tr", "merhaba", "Merhaba, Acme adına yanıt veren dijital asistanım. Size nasıl"),
        ("en", "hello", "Hello, I'm the digital assistant of Acme. How can I help?"),
    ],
)
def test_it_speaks_in_the_companys_own_name(own: Brain, page: str, text: str, hello: str) -> None:
    talk = Talk(own, page)
    said = talk.hear(text)
    assert said.text.startswith(hello)
    assert own.author.name == "Bot"
    person, call = own.quick(talk.messages[-1])
    assert talk.hear(call).turn.intent == "call_me"
    reply = Talk(own, page).hear(person)
    assert reply.handoff is not None and reply.handoff.reason == "asked"


@pytest.mark.parametrize(
    "text", ["siparişim nerede", "TR-12345", "çalışma saatleriniz nedir", "how much is shipping"]
)
def test_it_answers_nothing_that_only_the_sample_knows(own: Brain, text: str) -> None:
    talk = Talk(own)
    assert talk.hear(text).turn.intent == "unknown"
    reply = talk.hear(text)
    assert reply.handoff is not None
    assert (reply.handoff.reason, reply.handoff.queue) == ("low_confidence", None)
    assert "TR-" not in reply.text


def test_what_holds_for_everybody_it_knows(own: Brain) -> None:
    reply = Talk(own).hear("şikayetim var")
    assert reply.handoff is not None
    assert (reply.handoff.reason, reply.handoff.queue) == ("complaint", None)
    assert own.own is not None and set(own.own.rules.resume) == {"greeting", "feedback"}


def test_given_back_where_it_never_was_it_greets(own: Brain) -> None:
    talk = Talk(own)
    talk.hear("merhaba")
    talk.give_back("order_number")
    assert talk.think().text.startswith("Yeniden merhaba, Acme")


def test_a_flow_of_ones_own_is_taken_as_it_is() -> None:
    brain = Brain(load())
    brain.works_for(ACME)
    assert "Çıra" in Talk(brain).hear("merhaba").text
    assert brain.author.name == "Çıra"


def test_the_sample_keeps_its_own() -> None:
    brain = Brain()
    brain.works_for(Company("Ardıç Ev", sample=True))
    assert brain.own is None
    assert Talk(brain).hear("siparişim nerede").turn.intent == "order_status"


@pytest.mark.parametrize(
    ("text", "language"), [("Where is my order?", "en"), ("Kargom nerede?", "tr"), ("TR-12345", "")]
)
@pytest.mark.parametrize("page", ["tr", "en"])
def test_what_somebody_writes_in_is_not_what_their_page_is_in(
    own: Brain, page: str, text: str, language: str
) -> None:
    talk = Talk(own, page)
    talk.hear(text)
    assert own.written(talk.messages) == language
