"""E-mail clothes."""

from random import Random

from backend.demo import mail
from backend.demo.people import Person
from backend.demo.texts import Texts
from core.entities import Contact

PERSON = Person(Contact(id="ct-000001", name="İnci <Öz>", language="tr"), True)


def test_a_greeting_is_not_said_twice() -> None:
    language = Texts.load().languages["tr"]
    text = mail.from_customer("Merhaba, iade istiyorum.", language, PERSON, {}, first=True)
    assert (
        text.count("erhaba") == 1
        and "\n\nİade istiyorum.\n\n" in text
        and text.endswith("İnci <Öz>")
    )


def test_markup_lets_no_words_through_as_markup() -> None:
    html = mail.markup("a <b>\n\nc", "<x>$body $full</x>", {"full": PERSON.contact.name})
    assert html == "<x><p>a &lt;b&gt;</p><p>c</p> İnci &lt;Öz&gt;</x>"


def test_an_agents_letter_has_a_signature() -> None:
    language = Texts.load().languages["en"]
    slots = {"cust": "Emma", "full": "Emma Clarke", "agent_full": "Hannah Reed"}
    assert mail.from_agent("Hello", language, slots, Random(1)).endswith(
        "Hannah Reed\nArdıç Ev Customer Service"
    )
