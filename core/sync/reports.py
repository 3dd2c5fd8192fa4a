"""Reports: the sums of a time that this machine does not have, asked of the platform."""

from functools import partial
from urllib.parse import urlencode

import msgspec

from core.errors import UserError
from core.protocol.reported import ReportedSums
from core.supervision import ReportSpec
from core.sync.carrier import Carrier
from core.sync.failures import Refusal, SignedOut, Unreachable

MAX_SUMS = 32 * 1024 * 1024
"""Bytes; a month of two hundred agents by quarters of an hour is about ten million."""


async def reported(carrier: Carrier, spec: ReportSpec) -> ReportedSums:
    """Raises UserError report.offline, report.unknown (a platform that cannot be asked)."""
    question = urlencode({"spec": msgspec.json.encode(spec).decode()})
    try:
        return await carrier.authorised(
            partial(carrier.http.told, f"/v1/report?{question}", ReportedSums, MAX_SUMS)
        )
    except (Unreachable, SignedOut):
        raise UserError("report.offline") from None
    except Refusal as refusal:
        unknown = refusal.status in (400, 403, 404)
        raise UserError("report.unknown" if unknown else "report.offline") from None
