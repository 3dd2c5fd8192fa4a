"""Files both ways: a picture comes in and is shown; papers go out, whole even across a cut."""

import hashlib
import os
from pathlib import Path

from PySide6.QtGui import QColor, QImage

from backend.demo.visitors import VISITORS
from tests.end_to_end.processes import until
from tests.end_to_end.stage import Stage
from tests.end_to_end.stories.first_conversation import handed_over, opening, with_the_bot
from tests.end_to_end.visitor import Visitor as Browser

MAGENTA = "#d010c0"
LARGE = 6_000_000


def play(stage: Stage) -> None:
    who, desk = VISITORS[stage.language], stage.desk
    opening(stage)
    browser = stage.visitor()
    with_the_bot(stage, browser, who)
    handed_over(stage, browser, who)
    with stage.step("the visitor sends a picture, and the agent sees it"):
        browser.sends_file(picture(stage.place / "hasar.png"))
        desk.sees("hasar.png", seconds=30)
        until(lambda: magenta(stage), "the picture is painted", 20)
    with stage.step("the agent pastes a file and sends it; the visitor downloads it", browser.grab):
        paper = some_file(stage.place / "fatura.pdf", 40_000)
        desk.compose(who.offline_answer)
        desk.paste_files(paper)
        desk.sees("fatura.pdf")
        desk.key("Ctrl+Return")
        same(browser, paper)
    with stage.step("a dropped file survives a cut in the middle of its upload", browser.grab):
        large = some_file(stage.place / "katalog.pdf", LARGE)
        desk.compose(who.draft)
        desk.drop_files(large)
        desk.sees("katalog.pdf")
        cut_in_the_middle(stage)
        same(browser, large, seconds=60)
        assert browser.transcript().count(who.draft) == 1, "it went out twice"


def cut_in_the_middle(stage: Stage) -> None:
    stage.line.fragment = 4_096
    stage.line.cuts_at = stage.line.carried + LARGE // 6
    stage.desk.key("Ctrl+Return")
    until(lambda: stage.line.mode == "cut", "a part of it went over", 60)
    stage.desk.sees(stage.words("evrimdışı", "ffline"), seconds=30)
    stage.line.fragment = 0
    stage.line.restore()


def picture(path: Path) -> Path:
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(QColor(MAGENTA))
    image.save(str(path))
    return path


def magenta(stage: Stage) -> bool:
    path = stage.place / "seen.png"
    stage.desk.grab(path)
    image = QImage(str(path))
    return any(
        image.pixelColor(x, y).name() == MAGENTA
        for x in range(380, min(1100, image.width()), 12)
        for y in range(60, image.height(), 12)
    )


def some_file(path: Path, size: int) -> Path:
    path.write_bytes(b"%PDF-1.4\n" + os.urandom(size - 9))
    return path


def same(browser: Browser, sent: Path, seconds: float = 30) -> None:
    got = browser.downloads(sent.name, seconds)
    assert hashlib.sha256(got).digest() == hashlib.sha256(sent.read_bytes()).digest()
