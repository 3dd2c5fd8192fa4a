"""Every way a dialogue can go, in both languages."""

import pytest
from msgspec.structs import replace

from backend.channels.bot.brain import Brain
from backend.channels.bot.national_id import GIVEN, WRONG
from core.entities import Attachment
from tests.backend.channels.bot.talk import Talk, order

LATE = {
    "tr": ("Merhaba", "Siparişim hâlâ gelmedi", "TR-48213", "son dört hanesi 7708"),
    "en": ("Hello", "My order has not arrived", "TR-48213", "it ends in 77 08"),
}


@pytest.mark.parametrize("language", ["tr", "en"])
def test_the_story_of_a_late_order(brain: Brain, language: str) -> None:
    talk = Talk(brain, language)
    hello, asks, asks_whose, hands_over = (talk.hear(line) for line in LATE[language])
    assert hello.turn.intent == "greeting"
    assert "TR-12345" in asks.text
    assert asks.turn.intent == "late_order"
    assert ("son dört" if language == "tr" else "last four") in asks_whose.text
    assert hands_over.handoff is not None
    assert hands_over.handoff.reason == "policy"
    assert "TR-48213" in hands_over.handoff.summary
    assert hands_over.handoff.queue == "qu-orders"
    assert hands_over.turn.slots == {"order_number": "TR-48213", "phone_end": "7708"}


@pytest.mark.parametrize(
    ("status", "days", "words"),
    [
        ("preparing", 2, "hazırlanıyor"), ("shipped", 4, "kargoda"), ("delivered", 9, "teslim edilmiş"),
        ("returned", 9, "iade edilmiş"), ("cancelled", 9, "iptal edilmiş"),
    ],
)  # fmt: skip
def test_an_order_that_is_fine_is_answered(
    brain: Brain, status: str, days: int, words: str
) -> None:
    talk = Talk(brain, known=order(status, days))
    assert words not in talk.hear("Siparişim nerede? TR-48213").text
    reply = talk.hear("7708")
    assert reply.handoff is None
    assert words in reply.text


def test_a_late_one_says_since_when(brain: Brain) -> None:
    talk = Talk(brain, "en", order("shipped", 9))
    talk.hear("where is my order tr48213")
    reply = talk.hear("my number is 0573 214 77 08")
    assert reply.handoff is not None
    assert "placed 9 days ago, it is still “shipped”" in reply.handoff.summary
    assert "can't see where it is held up" in reply.text


def test_delivered_but_not_here_is_for_a_person(brain: Brain) -> None:
    talk = Talk(brain, known=order("delivered", 5))
    talk.hear("TR-48213 nerede")
    assert talk.hear("7708").handoff is None
    disputed = talk.hear("bana ulaşmadı").handoff
    assert disputed is not None
    assert "gelmediğini" in disputed.summary


def test_an_unknown_number_is_asked_for_once_more(brain: Brain) -> None:
    talk = Talk(brain, "en")
    talk.hear("where is my order")
    talk.hear("TR-99999")
    slip = talk.hear("1234")
    assert slip.handoff is None
    assert "TR-99999" in slip.text
    again = talk.hear("TR-99998, 4321")
    assert again.handoff is not None
    assert "TR-99998" in again.handoff.summary


@pytest.mark.parametrize("status", ["preparing", "shipped", "delivered", "returned", "cancelled"])
def test_whoever_only_types_numbers_learns_nothing_of_others(brain: Brain, status: str) -> None:
    """An order of somebody else looks like none at all, and the tries come to an end."""
    theirs, nobodys = Talk(brain, "en", order(status, 2)), Talk(brain, "en")
    said: list[list[str]] = [[], []]
    for talk, heard in zip((theirs, nobodys), said, strict=True):
        for line in ("where is my order", "TR-48213", "0000", "TR-48213, 1111"):
            heard.append(talk.hear(line).text)
        assert talk.messages[-1].turn is not None
    assert said[0] == said[1]
    assert "colleague" in said[0][-1]


def test_a_slip_can_be_put_right(brain: Brain) -> None:
    talk = Talk(brain, "en", order("shipped", 2))
    for line in ("where is my order", "TR-48231", "7708"):
        talk.hear(line)
    assert "on its way" in talk.hear("sorry, 48213 and 7708").text


def test_a_customer_who_looks_for_it_is_not_pressed(brain: Brain) -> None:
    talk = Talk(brain)
    talk.hear("kargom nerede")
    for _ in range(3):
        patient = talk.hear("bi saniye bakıyorum")
        assert patient.handoff is None
        assert "acele etmeyin" in patient.text
    assert talk.hear("48213").turn.intent == "order_status"


def test_two_slots_are_collected_one_after_the_other(brain: Brain) -> None:
    talk = Talk(brain, "en")
    talk.hear("I need my invoice")
    assert "e-mail" in talk.hear("it is TR-48213").text
    assert "name@example.com" in talk.hear("me at example").text
    done = talk.hear("me@example.com")
    assert done.handoff is not None
    assert done.handoff.summary.endswith("e-mail address me@example.com.")
    assert done.handoff.queue == "qu-finance"


def test_the_first_turn_says_who_speaks_and_no_later_one_does(talk: Talk) -> None:
    assert talk.hear("Çalışma saatleriniz nedir").text.startswith("Merhaba, ben Çıra, Ardıç Ev'in")
    assert "dijital asistan" not in talk.hear("teşekkürler").text


def test_the_customer_may_change_the_language(talk: Talk) -> None:
    talk.hear("Merhaba")
    assert "order number" in talk.hear("where is my order").text
    assert "last four digits" in talk.hear("TR-1234").text
    assert "TR-1234" in talk.hear("5678").text
    assert "I couldn't" in talk.messages[-1].text


def test_a_goodbye_ends_it(talk: Talk) -> None:
    talk.hear("pazar açık mısınız")
    assert talk.hear("başka sorum yok").close


def test_a_file_without_words_is_asked_about(talk: Talk) -> None:
    talk.add("in", "")
    file = Attachment(id="f", name="a.png", mime="image/png", size=1)
    talk.messages[-1] = replace(talk.messages[-1], attachments=(file,))
    assert "Dosyanız" in talk.think().text


@pytest.mark.parametrize(
    ("resume", "words"),
    [
        ("greeting", "Yardımcı olabileceğim"),
        ("order_number", "Sipariş numaranızı"),
        ("feedback", "1 (hiç"),
    ],
)
def test_it_goes_on_where_it_was_told_to(talk: Talk, resume: str, words: str) -> None:
    talk.hear("Merhaba")
    talk.give_back(resume)
    assert words in talk.think().text


def test_a_number_given_to_the_person_is_not_asked_for_again(brain: Brain) -> None:
    talk = Talk(brain, known=order("shipped", 2))
    talk.add("out", "Size bir bakayım")
    talk.add("in", "numaram TR-48213")
    talk.give_back("order_number")
    assert talk.think().turn.slots == {"order_number": "TR-48213"}


@pytest.mark.parametrize(("said", "rating"), [("5", 5), ("2 verdim", 2), ("puanım 4/5", 4)])
def test_a_rating_ends_the_conversation(talk: Talk, said: str, rating: int) -> None:
    talk.give_back("feedback")
    talk.think()
    reply = talk.hear(said)
    assert (reply.rating, reply.close) == (rating, True)


def test_a_rating_may_be_refused(talk: Talk) -> None:
    talk.give_back("feedback")
    talk.think()
    reply = talk.hear("hayır")
    assert (reply.rating, reply.close) == (None, True)


def test_a_new_wish_is_not_taken_for_a_rating(talk: Talk) -> None:
    talk.give_back("feedback")
    talk.think()
    reply = talk.hear("siparişimi iptal etmek istiyorum TR-48213")
    assert reply.rating is None
    assert reply.handoff is not None


def test_an_article_answers_and_is_named(brain: Brain) -> None:
    talk = Talk(brain, "en")
    reply = talk.hear("who will assemble the bed for me")
    assert reply.handoff is None
    assert "Source: Help Centre, “Furniture assembly”" in reply.text
    assert reply.turn.intent == "article"
    assert reply.turn.score >= 0.65
    assert "Kaynak: Yardım Merkezi, “Garanti koşulları”" in Talk(brain).hear("garanti kaç yıl").text


def test_an_article_ends_the_misses(brain: Brain) -> None:
    talk = Talk(brain)
    talk.hear("mor fil uçuyor")
    talk.hear("kapıda ödeyebilir miyim")
    assert talk.hear("bisiklet lastiği").handoff is None


def test_a_day_that_comes_is_collected(brain: Brain) -> None:
    talk = Talk(brain)
    talk.hear("teslimat gününü değiştirmek istiyorum")
    assert "Hangi gün" in talk.hear("TR-48213").text
    assert "bugünden sonraki bir gün" in talk.hear("dün").text
    done = talk.hear("öbür gün olsun")
    assert done.handoff is not None
    assert done.turn.slots["delivery_date"] == "2024-10-06"
    assert done.handoff.summary == (
        "Müşteri TR-48213 numaralı siparişinin 06.10.2024 günü teslim edilmesini istiyor."
    )


def test_all_at_once_is_asked_for_nothing(brain: Brain) -> None:
    said = "can you deliver TR-48213 on another day, tomorrow please"
    assert Talk(brain, "en").hear(said).handoff is not None


def test_a_national_id_is_known_only_to_be_one(brain: Brain) -> None:
    talk = Talk(brain)
    talk.hear("faturada tc kimlik numaram yanlış, TR-48213")
    assert brain.hidden(talk.messages, talk.bot, "12345678901") == WRONG
    assert "geçerli bir T.C. kimlik numarası göremedim" in talk.hear(WRONG).text
    done = talk.hear(brain.hidden(talk.messages, talk.bot, "10000000146"))
    assert done.turn.slots == {"order_number": "TR-48213", "national_id": "✓"}
    assert done.handoff is not None
    assert done.handoff.queue == "qu-finance"
    assert "saklanmadı" in done.handoff.summary


def test_elsewhere_only_what_is_an_id_is_hidden(brain: Brain) -> None:
    talk = Talk(brain)
    assert brain.hidden(talk.messages, talk.bot, "kargo takip 12345678901") == (
        "kargo takip 12345678901"
    )
    assert brain.hidden(talk.messages, talk.bot, "10000000146") == GIVEN
    assert brain.hidden(talk.messages, None, "10000000146") == GIVEN
