"""What is said of an arrival: the sentence of the story, in both languages, and nothing too much."""

from typing import Any, Literal

import pytest
from PySide6.QtWidgets import QApplication

from desktop import translate
from desktop.arrival import Arrival, of_handover, of_offer
from desktop.arrival_words import (
    REASONS,
    accept_words,
    decline_words,
    notice_words,
    over_words,
    preview,
    spoken,
    where,
    why,
)
from tests.desktop import sample, sample_work
from tests.desktop.fake_desk import FakeDesk


def arrival(**changed: Any) -> Arrival:
    return of_offer(sample_work.offer_row(0, **changed))


def reasons(of: Arrival, language: Literal["tr", "en"]) -> str:
    translate.use(language)
    said = ", ".join(reason.text for reason in why(of, sample.NOW))
    translate.use("en")
    return said


def test_the_reason_of_the_story(qapp: QApplication) -> None:
    assert reasons(arrival(), "en") == "Turkish, returns, waited 01:40, second contact today"
    assert reasons(arrival(), "tr") == "Türkçe, iade, 01:40 bekledi, bugün ikinci temas"


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"prefers": True}, "knows you"),
        ({"by": "Derya Koç"}, "from Derya Koç"),
        ({"handover": "policy"}, "for a person to decide"),
        ({"handover": "asked"}, "asked for a person"),
        ({"handover": "complaint"}, "complaint"),
        ({"handover": "legal"}, "legal matter"),
        ({"handover": "cancel"}, "wants to cancel"),
        ({"handover": "angry"}, "angry customer"),
        ({"handover": "late"}, "late order"),
        ({"today": 7}, "contact 7 today"),
        ({"skills": ("mobilya_montaj",)}, "mobilya montaj"),
        ({"skills": ("de",)}, "German"),
    ],
)
def test_every_reason_has_its_word(qapp: QApplication, changed: dict[str, Any], word: str) -> None:
    assert word in reasons(arrival(**changed), "en").split(", ")


def test_a_first_contact_is_not_counted(qapp: QApplication) -> None:
    assert "contact" not in reasons(arrival(today=1), "en")


def test_where_it_comes_from(qapp: QApplication) -> None:
    translate.use("en")
    assert where(arrival()) == "Web chat · Sipariş"
    assert where(arrival(media="call")) == "Incoming call · Sipariş"
    assert where(arrival(media="callback", channel="call", queue=None)) == "Call-back"
    back = arrival(media="callback", channel="call", number="+905332147708")
    assert where(back) == "Call-back · 0533 214 77 08 · Sipariş"


def test_what_a_button_does_is_said_by_what_it_is(qapp: QApplication) -> None:
    translate.use("en")
    desk = FakeDesk()
    handed = of_handover(desk.row(17), None)
    said = [accept_words(each) for each in (arrival(), arrival(media="call"), handed)]
    assert said == ["Accept", "Answer", "Take over"]


def test_the_customers_words_stand_where_nothing_better_is_known(qapp: QApplication) -> None:
    assert preview(arrival(preview="", asked="Kargom nerede?")) == "Kargom nerede?"


def test_who_must_not_be_read_by_others_is_left_out(qapp: QApplication) -> None:
    translate.use("en")
    title, text = notice_words(arrival(level=2), content=False)
    assert (title, text) == ("Web chat", "Nobody has taken it yet")
    title, text = notice_words(arrival(), content=True)
    assert title == "Ayşe Şahin" and "TR-48213" in text


def test_all_of_it_is_one_sentence_for_who_cannot_see(qapp: QApplication) -> None:
    translate.use("en")
    said = spoken(arrival(level=1), sample.NOW)
    assert said.startswith(
        "Waits longer than it should · Ayşe Şahin · Web chat · Sipariş · Turkish"
    )


@pytest.mark.parametrize("how", ["taken", "gone", "timed_out", "overflow", "state", "newer"])
def test_every_end_has_words(qapp: QApplication, how: str) -> None:
    assert over_words(how)


def test_every_reason_to_decline_has_words(qapp: QApplication) -> None:
    assert len({decline_words(reason) for reason, _ in REASONS}) == len(REASONS)
