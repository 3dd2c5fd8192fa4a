from pathlib import Path

import pytest

from backend.channels.bot.script import FOLDER, folder_of, load
from desktop.views.conversation_menus import RESUMES


@pytest.mark.parametrize(
    "path", [FOLDER, FOLDER / "rules.toml", FOLDER / "help_centre", FOLDER / "help_centre/stock.toml"]
)  # fmt: skip
def test_any_part_of_a_flow_leads_to_all_of_it(path: Path) -> None:
    assert folder_of(path) == FOLDER


def test_the_desk_offers_only_points_that_there_are() -> None:
    assert set(RESUMES) <= load().rules.resume.keys()


def test_every_intent_can_be_said_in_words_of_both_languages() -> None:
    for name, intent in load().intents.items():
        assert len(intent.tr) >= 4, name
        assert len(intent.en) >= 3, name
