from pathlib import Path

import pytest

from backend.channels.bot.source import Source, Wrong

TEXT = """# a comment
[one]
then = "say"   # "then" = 'x' [
tr = ["bir", "iki [",
      "üç"]

[one.inner]
key = "ä"
long = \"\"\"
[not.a.table]
key = 1
\"\"\"
after = 2
"""


@pytest.fixture
def source(tmp_path: Path) -> Source:
    path = tmp_path / "some.toml"
    path.write_text(TEXT, "utf-8")
    return Source(path)


@pytest.mark.parametrize(
    ("keys", "item", "line"),
    [
        (("one",), "", 2), (("one", "then"), "", 3), (("one", "tr"), "", 4), (("one", "tr"), "üç", 5),
        (("one", "inner"), "", 7), (("one", "inner", "after"), "", 13), (("one", "nothing"), "", 2),
        (("nothing",), "", 1), ((), "", 1),
    ],
)  # fmt: skip
def test_a_value_has_its_line(source: Source, keys: tuple[str, ...], item: str, line: int) -> None:
    assert source.line(*keys, item=item) == line


LISTS = """[[one]]
id = "a"
[[one]]
id = "b"
[one.inner]
"2027-01-01" = []
[[one.more]]
id = "c"
[other]
id = "d"
"""


def test_tables_of_a_list_are_numbered(tmp_path: Path) -> None:
    path = tmp_path / "lists.toml"
    path.write_text(LISTS, "utf-8")
    line = Source(path).line
    assert (line("one", "0", "id"), line("one", "1"), line("one", "1", "id")) == (2, 3, 4)
    assert (line("one", "1", "inner"), line("one", "1", "inner", "2027-01-01")) == (5, 6)
    assert (line("one", "1", "more", "0", "id"), line("other", "id")) == (8, 10)
    assert line("one", "0", "name") == 1


def test_a_problem_reads_like_a_compilers(source: Source) -> None:
    assert str(source.problem("is wrong", "one", "tr")) == "some.toml:4: is wrong"


@pytest.mark.parametrize(
    ("text", "line"), [(b'a = "x"\nb = \n', 2), (b"a = 1\na = 2\n", 2), (b"a = 1\n\xff\n", 2)]
)
def test_what_is_no_toml_is_told_with_its_line(tmp_path: Path, text: bytes, line: int) -> None:
    path = tmp_path / "bad.toml"
    path.write_bytes(text)
    with pytest.raises(Wrong) as raised:
        Source(path)
    assert raised.value.problems[0].line == line
    assert str(raised.value).startswith(f"bad.toml:{line}: ")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Wrong, match=r"none\.toml:1: cannot be read"):
        Source(tmp_path / "none.toml")
