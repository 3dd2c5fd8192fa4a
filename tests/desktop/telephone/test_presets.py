import json
import re
from pathlib import Path

import msgspec

from desktop.telephone.presets import FOLDER, PERSONAL, Preset, as_account, as_kept, presets
from voip.values import Account

MINE = Account(id="a", user="1001", domain="", password="gizli", auth_user="x")


def test_an_account_is_kept_and_comes_back_as_it_was() -> None:
    assert as_account(as_kept(MINE)) == MINE


def test_a_preset_leaves_what_is_personal() -> None:
    preset = Preset(name="K", sets={"domain": "sip.k.example", "user": "x", "codecs": ["PCMA"]})
    made = preset.on(MINE)
    assert (made.user, made.password) == ("1001", "gizli")
    assert (made.domain, made.codecs) == ("sip.k.example", ("PCMA",))


def test_files_are_read_and_what_is_none_is_left_out(tmp_path: Path) -> None:
    for name, content in (
        ("b.json", json.dumps({"name": "Zeta", "sets": {"transport": "tls"}})),
        ("a.json", json.dumps({"name": "Alfa", "sets": {}, "echo": "*43"})),
        ("c.json", json.dumps({"name": "Wrong", "sets": {"transport": "pigeon"}})),
        ("d.json", "{"),
    ):
        (tmp_path / name).write_text(content, encoding="utf-8")
    assert [one.name for one in presets(tmp_path)] == ["Alfa", "Zeta"]
    assert presets(tmp_path / "none") == ()


def test_each_that_is_shipped_can_be_read() -> None:
    shipped = presets()
    assert len(shipped) == len(list(FOLDER.glob("*.json"))) > 0
    assert len({one.name for one in shipped}) == len(shipped)


def test_it_is_told_how_to_add_one() -> None:
    """The example beside them is one that can be read, and nothing that is said of it is untrue."""
    told = (FOLDER / "README.md").read_text(encoding="utf-8")
    example = re.search(r"```json\n(.*?)```", told, re.DOTALL)
    assert example
    preset = msgspec.convert(json.loads(example[1]), Preset)
    made = preset.on(MINE)
    assert made.registrar == preset.sets["registrar"] and made.user == MINE.user
    assert set(preset.sets) <= set(Account.__struct_fields__) - PERSONAL
    assert all(name in told for name in PERSONAL)
