import pytest
from PySide6.QtWidgets import QApplication

from core.entities import BotState
from desktop.views.composer_suggestion import verdict
from tests.desktop.grabs import turns, until
from tests.desktop.panels.test_conversation import Rig, rig

__all__ = ["rig"]
TEXT = "Siparişiniz bugün saat beşe kadar elinizde olur, takip bağlantısı ektedir."
BOT = BotState(phase="silent", suggestion=TEXT, sources=("Kargo ve teslimat",))


@pytest.mark.parametrize(
    ("sent", "found"),
    [
        (f" {TEXT} ", "used"),
        (TEXT.replace("beşe", "altıya"), "edited"),
        ("Hemen bakıyorum.", "dismissed"),
    ],
)
def test_what_became_of_it_is_seen_by_the_words(sent: str, found: str) -> None:
    assert verdict(TEXT, sent) == found


async def test_one_key_puts_it_under_the_hands(qapp: QApplication, rig: Rig) -> None:
    panel = await rig.open()
    assert not panel.suggestion.isVisible()
    rig.desk.put(1, bot=BOT)
    await until(panel.suggestion.isVisible)
    assert panel.suggestion._sources.whole() == "from Kargo ve teslimat"
    panel.use_suggestion()
    assert panel.composer.editor.toPlainText() == TEXT and not panel.suggestion.isVisible()
    panel.send()
    await until(lambda: rig.did("judge_suggestion"))
    assert rig.did("judge_suggestion")[0][2] == ("used",)


async def test_it_comes_behind_what_is_written(rig: Rig) -> None:
    panel = await rig.open()
    rig.desk.put(1, bot=BOT)
    await until(panel.suggestion.isVisible)
    panel.composer.editor.setPlainText("Merhaba,")
    panel.composer.editor.moveCursor(panel.composer.editor.textCursor().MoveOperation.End)
    panel.use_suggestion()
    assert panel.composer.editor.toPlainText() == f"Merhaba,\n{TEXT}"


async def test_dismissed_it_stays_away_until_there_is_another(rig: Rig) -> None:
    panel = await rig.open()
    rig.desk.put(1, bot=BOT)
    await until(panel.suggestion.isVisible)
    panel.dismiss_suggestion()
    await until(lambda: rig.did("judge_suggestion"))
    assert rig.did("judge_suggestion")[0][2] == ("dismissed",)
    rig.desk.put(1, bot=BOT, unread=0)
    await turns()
    assert not panel.suggestion.isVisible()
    rig.desk.put(1, bot=BotState(phase="silent", suggestion="Başka bir öneri"))
    await until(panel.suggestion.isVisible)
    panel.use_suggestion()
    panel.use_suggestion()
    assert panel.composer.editor.toPlainText() == "Başka bir öneri", "and once is enough"
