import re

from msgspec.structs import replace

from core.entities import BotState, Canned
from core.rows import Draft, Opened
from desktop.resources import RESOURCES
from desktop.views.composer_canned import facts, filled, matching
from tests.desktop import sample

ANSWERS = [
    Canned(id="1", shortcut="kargo", title="Kargo süresi", text="Üç gün"),
    Canned(id="2", shortcut="merhaba", title="Karşılama", text="Merhaba {ad}"),
    Canned(id="3", shortcut="iade", title="İade koşulları", text="Kargo bizden"),
]


def opened() -> Opened:
    bot = BotState(phase="silent", slots={"order_number": "TR-1"})
    conversation = replace(sample.conversations()[0], bot=bot)
    return Opened(1, conversation, sample.contacts()["k-0"], 1, (), (), Draft())


def test_shortcuts_come_before_words() -> None:
    assert [c.id for c in matching(ANSWERS, "karg")] == ["1", "3"]
    assert [c.id for c in matching(ANSWERS, "IADE")] == ["3"]


def test_variables_are_filled_in_either_language() -> None:
    text = filled("Merhaba {ad}, {siparis}. {agent} / {first_name} {order}", opened(), sample.ME)
    assert text == "Merhaba Ayşe, TR-1. Selim / Ayşe TR-1"


def test_every_variable_of_the_sample_company_is_known() -> None:
    texts = (RESOURCES.parent / "backend/demo/texts/canned.toml").read_text(encoding="utf-8")
    used = set(re.findall(r"\{(\w+)\}", texts))
    assert used and used <= facts(opened(), sample.ME).keys()


def test_an_unknown_variable_stays_to_be_seen() -> None:
    assert filled("{tarih}", opened(), sample.ME) == "{tarih}"
