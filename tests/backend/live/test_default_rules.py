from pathlib import Path

from msgspec.structs import replace

from backend.live import default_rules
from backend.live.phase import beyond
from backend.log import Log
from core.protocol.events import AlertRuleUpserted
from core.supervision import AlertRule
from tests.backend import sample


async def test_a_company_gets_them_once(tmp_path: Path) -> None:
    log = sample.loaded(Log.open(tmp_path / "log.db"))
    await log.transact(default_rules.give)
    (first, *_) = rules = await log.transact(lambda t: t.state.all(AlertRule))
    assert len(rules) == 5
    gone = AlertRuleUpserted(alert_rule=replace(first, deleted=True))
    await log.transact(lambda t: t.emit(gone, sample.SYSTEM))
    head = log.head
    await log.transact(default_rules.give)
    assert log.head == head
    log.close()


def test_each_clears_on_the_right_side_and_has_a_name_in_both_languages() -> None:
    for english, turkish in zip(
        default_rules.default_rules(), default_rules.default_rules(turkish=True), strict=True
    ):
        assert english.name != turkish.name
        assert replace(english, name="") == replace(turkish, name="")
        assert english.clear_at is None or not beyond(english, english.clear_at)
