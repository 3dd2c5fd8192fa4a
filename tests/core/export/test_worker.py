import io
import subprocess
import sys
from pathlib import Path

import msgspec

from core.export.job import Answer, End, Failed, Item, Job, Result, Written, framed
from core.export.worker import serve
from tests.core.export.test_writer import items, job


def said(*told: Job | Item | End) -> list[Answer]:
    out = io.BytesIO()
    serve(io.BytesIO(b"".join(map(framed, told))), out)
    return answers(out.getvalue())


def answers(content: bytes) -> list[Answer]:
    found, at = list[Answer](), 0
    while at < len(content):
        length = int.from_bytes(content[at : at + 4], "little")
        found.append(msgspec.msgpack.decode(content[at + 4 : at + 4 + length], type=Answer))
        at += 4 + length
    return found


def test_it_says_how_far_it_is_and_what_there_is(tmp_path: Path) -> None:
    first, second, result = said(job(tmp_path / "x.zip", shape="zip"), *items(2), End())
    assert (first, second) == (Written(1), Written(2))
    assert isinstance(result, Result)
    assert Path(result.target).exists()


def test_a_desk_that_is_gone_leaves_nothing(tmp_path: Path) -> None:
    assert said(job(tmp_path / "x.zip", shape="zip"), *items(2)) == [Written(1), Written(2)]
    assert list(tmp_path.iterdir()) == []


def test_what_went_wrong_is_said_as_a_code(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (failed,) = said(job(tmp_path / "file" / "x.zip", shape="zip"))
    assert failed == Failed("export.unwritable", {"name": "x.zip"})


def test_as_a_process_of_its_own(tmp_path: Path) -> None:
    words: tuple[Job | Item | End, ...] = (job(tmp_path / "x.pdf"), *items(1), End())
    told = b"".join(map(framed, words))
    done = subprocess.run(
        [sys.executable, "-m", "core.export.worker"], input=told, capture_output=True, check=True,
        timeout=60,
    )  # fmt: skip
    assert isinstance(answers(done.stdout)[-1], Result)
    assert done.stderr == b""
