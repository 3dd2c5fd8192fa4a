"""Each kind of mistake somebody can make in the flow's files, told with its file and line."""

import re
import shutil
from pathlib import Path

import pytest

from backend.channels.bot.script import FOLDER, load, read
from backend.channels.bot.source import Wrong

MISTAKES = {
    "a slot nobody knows": (
        "intents.toml", '[order_status]\nthen = "order"\nneeds = ["order_number", "phone_end"]',
        '[order_status]\nthen = "order"\nneeds = ["order_nmber", "phone_end"]', 3,
        "unknown slot 'order_nmber' (order_number?)",
    ),
    "a slot in a phrase": ("phrases.toml", "{order_number} numaralı siparişiniz kargoda", "{order_nmber} numaralı siparişiniz kargoda", 1, "unknown slot 'order_nmber' (order_number?)"),
    "a field nobody knows": ("intents.toml", "[return]\n", "[return]\nneedz = []\n", 2, "unknown field 'needz' (needs?)"),
    "a field that is missing": ("intents.toml", '[warranty]\nthen = "article"\n', "[warranty]\n", 1, "'then' is missing"),
    "another kind of value": ("intents.toml", '[thanks]\nthen = "say"\n', '[thanks]\nthen = "say"\nasks = "two"\n', 3, "'asks' holds "),
    "something it cannot do": ("intents.toml", '[thanks]\nthen = "say"\n', '[thanks]\nthen = "dance"\n', 2, ", not 'dance'"),
    "a reason nobody knows": ("intents.toml", '[return]\nthen = "handoff"\nreason = "policy"', '[return]\nthen = "handoff"\nreason = "whim"', 3, ", not 'whim'"),
    "an article that is not there": ("intents.toml", 'article = "warranty"', 'article = "waranty"', 1, "unknown article 'waranty' (warranty?)"),
    "an intent without examples": ("intents.toml", '[thanks]\nthen = "say"\nsmall = true\n', '[thank]\nthen = "say"\nsmall = true\ntr = []\nen = ["x y"]\n\n[thanks]\nthen = "say"\nsmall = true\n', 4, "no example in 'tr'"),
    "the same example twice": ("intents.toml", 'en = ["bye", "goodbye"', 'en = ["Hello!", "hello", "goodbye"', 1, "'hello' is an example of 'greeting' as well"),
    "deciding words without weight": ("intents.toml", "[warranty]\n", '[warranty]\nwords = ["garanti"]\n', 2, "'warranty' has deciding words, and rules.toml does not say how weighty they are"),
    "a call back without a number": ("intents.toml", 'reason = "asked"\nneeds = ["phone"]\n', 'reason = "asked"\n', -1, "a call back needs the slot 'phone'"),
    "an order without its owner": ("intents.toml", '[late_order]\nthen = "order"\nneeds = ["order_number", "phone_end"]', '[late_order]\nthen = "order"\nneeds = ["order_number"]', 2, "an order needs the slots 'order_number' and 'phone_end'"),
    "asking not even once": ("intents.toml", "asks = 1\n", "asks = 0\n", 1, "'asks' is at least 1"),
    "nothing to say": ("intents.toml", 'says = "handoff_complaint"', 'says = "handoff_complain"', 1, "there is no phrase 'handoff_complain' in 'tr'"),
    "nothing to ask with": ("phrases.toml", "ask_email_invoice", "ask_mail_invoice", "intents.toml", "there is no phrase 'ask_email_invoice' in 'tr'"),
    "a phrase the bot always needs": ("phrases.toml", "handoff_busy", "handoff_bussy", 0, "'handoff_busy' is missing in 'tr'"),
    "a summary it always needs": ("phrases.toml", "angry_about", "anger_about", 0, "'angry_about' is missing in 'tr.summary'"),
    "said in one language only": ("phrases.toml", "[tr.summary]\n", '[tr.summary]\nnew = "yeni"\n', 2, "'new' is missing in 'en'"),
    "other facts in the other language": ("phrases.toml", '{order_number} numaralı siparişinin neden', "siparişinin neden", 0, "fills in other facts"),
    "an intent nobody knows": ("rules.toml", 'deciding = ["legal"', 'deciding = ["leagl"', 1, "unknown intent 'leagl' (legal?)"),
    "a confidence beyond one": ("rules.toml", "article = 0.65", "article = 65", 1, "a confidence lies between 0 and 1"),
    "no miss at all": ("rules.toml", "misses = 2", "misses = 0", 1, "'misses' is at least 1"),
    "a kind of slot nobody knows": ("rules.toml", 'kind = "national_id"', 'kind = "passport"', 1, ", not 'passport'"),
    "a time of what is no date": ("rules.toml", 'kind = "email"\n', 'kind = "email"\nwhen = "past"\n', 2, "only a date has a 'when'"),
    "a point that asks for nothing known": ("rules.toml", 'asks = "order_number"', 'asks = "order"', 1, "unknown slot 'order'"),
    "a point without its phrase": ("rules.toml", 'say = "resume_feedback"', 'say = "resume_feedbak"', 1, "there is no phrase 'resume_feedbak' in 'tr'"),
    "no point to begin from": ("rules.toml", "[resume.greeting]", "[resume.beginning]", 0, "there is no point 'greeting'"),
    "an article in one language": ("help_centre/stock.toml", "[en]\n", "[de]\n", 0, "unknown field 'de'"),
    "an article without an answer": ("help_centre/gift_card.toml", "answer = ", "anwser = ", 1, "unknown field 'anwser' (answer?)"),
    "an empty title": ("help_centre/password.toml", 'title = "Şifre ve hesaba giriş"', 'title = ""', 1, "'title' is empty"),
    "no TOML": ("rules.toml", "newest = 3", "newest = ", 1, "Invalid value"),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in FOLDER.glob("*.toml"):
        shutil.copy(path, tmp_path)
    shutil.copytree(FOLDER / "help_centre", tmp_path / "help_centre")
    return tmp_path


def test_the_flow_that_is_there_has_none(folder: Path) -> None:
    assert load(folder).intents == load().intents


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_where_it_is(folder: Path, name: str) -> None:
    file, before, after, line, words = MISTAKES[name]
    path = folder / file
    text = path.read_text("utf-8")
    assert before in text, "the flow has changed: so must this test"
    first = text.index(before)
    path.write_text(text[:first] + after + text[first + len(before) :], "utf-8")
    with pytest.raises(Wrong) as raised:
        load(folder)
    told = [str(problem) for problem in raised.value.problems]
    fitting = [one for one in told if words in one]
    assert fitting, told
    where = line if isinstance(line, str) else file
    assert fitting[0].startswith(f"{where}:"), fitting
    if isinstance(line, int) and line > 0:
        expected = text[:first].count("\n") + line
        assert fitting[0].startswith(f"{file}:{expected}: "), fitting


def test_every_mistake_is_told_at_once_and_in_order(folder: Path) -> None:
    path = folder / "intents.toml"
    path.write_text(path.read_text("utf-8").replace('"phone_end"]', '"phone_and"]'), "utf-8")
    with pytest.raises(Wrong) as raised:
        load(folder)
    lines = [int(re.findall(r":(\d+):", str(one))[0]) for one in raised.value.problems]
    assert len(lines) > 2
    assert lines == sorted(lines)


def test_a_folder_without_a_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(Wrong, match=r"intents\.toml:1: cannot be read"):
        load(tmp_path)


def test_a_queue_that_is_not_there_is_told_of_a_platform_whose_queues_are_known(
    folder: Path,
) -> None:
    lines = (folder / "intents.toml").read_text("utf-8").splitlines()
    first = lines.index('queue = "qu-finance"') + 1
    with pytest.raises(Wrong) as raised:
        load(folder, ["qu-orders", "qu-returns", "qu-financ"])
    told = [str(problem) for problem in raised.value.problems]
    assert told[0] == f"intents.toml:{first}: unknown queue 'qu-finance' (qu-financ?)"
    assert len(told) == lines.count('queue = "qu-finance"')
    assert load(folder, ["qu-orders", "qu-returns", "qu-finance"]).intents


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none", tmp_path / "none" / "rules.toml"):
        with pytest.raises(Wrong, match=f"^{path}: there is no such file or folder$"):
            read(path)
