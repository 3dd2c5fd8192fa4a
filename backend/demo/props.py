"""Props: the files and calls that moments speak of."""

from backend.demo.clock import SECOND
from backend.demo.compose import Cast, Moment
from core.entities import Attachment, CallRecord


def attachment(cast: Cast, arg: str) -> Attachment:
    """`id,name`: the prepared file under that name, or one that cannot be opened where none was."""
    id, _, name = arg.partition(",")
    if id not in cast.files:
        return _empty(cast, id, name)
    file = cast.files[id]
    return file.attachment(_named(name, file.duration_ms))


def call_record(cast: Cast, conversation: str, number: int, moment: Moment) -> CallRecord:
    """The call that ended at the moment; as long as its recording, where it has one."""
    direction, cause, recording = (*moment.arg.split(","), "")[:3]
    answered = cause == "answered"
    heard = attachment(cast, recording) if recording and answered else None
    length = heard.duration_ms if heard else cast.rng.randint(40, 420) * SECOND
    taken = moment.at - length if answered else None
    return CallRecord(
        id=f"l{conversation[1:]}-{number}", contact=cast.person.contact.id,
        direction="out" if direction == "out" else "in",
        started_at=(taken or moment.at) - cast.rng.randint(4, 19) * SECOND,
        conversation=conversation, agent=cast.agent.id if answered or direction == "out" else None,
        queue=cast.staff.queues[cast.scenario.queue].id, number=cast.person.contact.phone,
        answered_at=taken, ended_at=moment.at, cause="answered" if answered else "missed",
        recording=heard, disposition=moment.text.partition(" · ")[2],
        transcript=cast.files[heard.id].spoken if heard and heard.id in cast.files else (),
    )  # fmt: skip


def talked(call: CallRecord) -> int:
    """Ms two people spoke."""
    if call.answered_at is None or call.ended_at is None:
        return 0
    return call.ended_at - call.answered_at


def _empty(cast: Cast, id: str, name: str) -> Attachment:
    sound = id.startswith(("rec-", "voice-"))
    duration = 31 * SECOND if sound else 0
    mime = "audio/wav" if sound else "application/pdf" if id.startswith("pdf-") else "image/png"
    return Attachment(
        id=id, name=_named(name, duration) or id, mime=mime, duration_ms=duration,
        size=cast.rng.randint(9_000, 400_000),
    )  # fmt: skip


def _named(name: str, duration_ms: int) -> str:
    seconds = duration_ms // 1_000
    return name.replace("{length}", f"{seconds // 60}.{seconds % 60:02d}")
