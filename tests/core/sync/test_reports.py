"""What this machine does not have the real platform tells, to whoever supervises."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from backend.server import Config, Platform
from core.errors import UserError
from core.supervision import ReportSpec
from core.sync.failures import Refusal, Unreachable
from core.sync.reports import reported
from tests.backend import sample
from tests.backend.conftest import CHEAP, PASSWORD
from tests.core.sync.test_carrier import carrier

SPEC = ReportSpec(by="queue", period="month")


async def test_sums_come_from_the_platform_and_only_to_who_may_have_them(tmp_path: Path) -> None:
    config = Config(tmp_path / "data", hasher=CHEAP, tries_per_name=3, tries_per_address=1000)
    async with Platform(config) as platform:
        platform.log.load([sample.ROWS])
        await platform.accounts.open_account("ardic", "Ardıç")
        await platform.accounts.add_user("dila", "dila", PASSWORD)
        async with carrier(platform, user="dila") as (ours, _):
            told = await reported(ours, SPEC)
        assert told.zone == "Europe/Istanbul" and told.against is None


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (Unreachable(), "report.offline"),
        (Refusal(403, "forbidden"), "report.unknown"),
        (Refusal(404, "not_found"), "report.unknown"),
        (Refusal(429, "rate_limited"), "report.offline"),
    ],
)
async def test_why_it_does_not_is_told_in_a_code(failure: Exception, code: str) -> None:
    class Failing:
        http = SimpleNamespace(told=object)

        async def authorised(self, work: object) -> object:
            raise failure

    with pytest.raises(UserError) as error:
        await reported(Failing(), SPEC)  # type: ignore[arg-type]  # all that is asked of it
    assert error.value.code == code
