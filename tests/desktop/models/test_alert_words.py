from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from core.rows import Directory
from core.supervision import Alert
from desktop import translate
from desktop.models.alert_words import alert_title

ALERT = Alert(
    id="a", rule="r", name="Hand-over", figure="handover_wait_s", subject="interaction:i1",
    value=150, threshold=120, raised_at=0,
)  # fmt: skip


def test_one_before_its_time_says_why(qapp: QApplication) -> None:
    translate.use("en")
    title = "One contact: Hand-over nobody took"
    assert alert_title(ALERT, Directory()) == f"{title} 2:30"
    assert (
        alert_title(replace(ALERT, value=90), Directory()) == f"{title} 1:30 (everybody was asked)"
    )


def test_of_other_figures_the_value_says_it(qapp: QApplication) -> None:
    translate.use("en")
    level = replace(ALERT, figure="service_level", subject="", value=66, threshold=80)
    assert "asked" not in alert_title(level, Directory())
