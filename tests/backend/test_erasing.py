"""One customer is erased from the platform: state, log, files, and every byte of the disk."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from backend import customers
from backend.erasing import Erasing
from backend.files import Files
from backend.people import Refused
from backend.tokens import Signer
from core.entities import (
    Agent,
    Attachment,
    Author,
    CallLeg,
    CallRecord,
    Contact,
    Conversation,
    Deal,
    Survey,
)
from core.erasure import Erasure
from core.evaluation import Evaluation, Mark, Remark
from core.protocol import events as e
from core.supervision import AuditEntry
from core.work import Interaction, Task
from tests.backend import sample
from tests.backend.floor import START, Floor, floor_at
from tests.backend.sample import AYSE, DILA

SECRET, OTHER = "gizlikelime", "kalankelime"
ECE = Agent(id="ece", name="Ece", role="admin")


@pytest.fixture
async def floor(tmp_path: Path) -> AsyncIterator[Floor]:
    async with floor_at(tmp_path) as floor:
        yield floor


def files_of(floor: Floor, place: Path) -> Files:
    signer = Signer(b"k" * 32)
    return Files(place / "files", floor.log.database, signer, lambda: START, floor.log.access)


def everything_on_disk(place: Path) -> bytes:
    found = [path for path in sorted(place.rglob("*")) if path.is_file()]
    return b"".join(path.name.encode() + path.read_bytes() for path in found)


async def lived(floor: Floor, files: Files) -> None:
    """Ali wrote, called and was served; all of it is over. Zoe was here too."""
    work = await floor.accepted(AYSE, summary=SECRET)
    await files.put("ayse", f"{SECRET}.png", "image/png", SECRET.encode() * 99, "f1")
    await files.put("ayse", "kayit.wav", "audio/wav", SECRET.encode() * 99, "f2")
    await files.put("dila", "z.png", "image/png", OTHER.encode() * 99, "f3")
    picture = Attachment(id="f1", name=SECRET, mime="image/png", size=9)
    tape = Attachment(id="f2", name="kayit.wav", mime="audio/wav", size=9)
    leg = CallLeg(id="l", kind="agent", who="ayse", started_at=1, recording=tape)
    call = CallRecord(id="k1", contact="ali", conversation="c1", direction="in", started_at=1,
                      ended_at=2, notes=SECRET, legs=(leg,))  # fmt: skip

    def said(log: Any) -> None:
        author = Author(kind="contact", id="ali", name="")
        log.post("c1", "in", author, SECRET, attachments=(picture,))
        sample.create(log, "c9", contact=sample.ZOE)
        sample.customer_says(log, "c9", OTHER)

    await floor.log.transact(said)
    mark = Mark(message="m", text=SECRET)
    await floor.put(
        e.CallUpserted(call=call),
        e.DealUpserted(deal=Deal(id="d", contact="ali", title=SECRET, stage="won", amount="1", at=1)),
        e.SurveyUpserted(survey=Survey(id="s", contact="ali", score=4, at=1, comment=SECRET,
                                       conversation="c1")),
        e.RemarkUpserted(remark=Remark(id="r", by="dila", at=1, place=Mark(call="k1", text=SECRET))),
        e.EvaluationUpserted(evaluation=Evaluation(
            id="v", form="f.1", agent="ayse", evaluator="dila", at=1, conversation="c1",
            comment=SECRET, marks=(mark,), state="signed", signed_at=1,
        )),
        e.TaskUpserted(task=Task(id="t", agent="ayse", title=SECRET, contact="ali")),
        e.AgentUpserted(agent=ECE),
    )  # fmt: skip
    await floor.do(AYSE, "conversation.set_status", conversation="c1", status="resolved")
    await floor.do(
        AYSE, "wrap_up.complete", interaction=work.id, disposition="returned", note=SECRET
    )
    await floor.do(DILA, "export.note", what="conversations", format="pdf", count=1, at=START,
                   manifest="ab", subjects=["c1", "c9"])  # fmt: skip


async def test_not_a_byte_of_one_customer_is_left_and_all_of_the_other(
    floor: Floor, tmp_path: Path
) -> None:
    files = files_of(floor, tmp_path)
    await lived(floor, files)
    assert everything_on_disk(tmp_path).count(SECRET.encode()) > 100
    await floor.do(ECE, "customer.erase", contact="ali")
    await Erasing(floor.log, files).finish()
    left = everything_on_disk(tmp_path)
    assert SECRET.encode() not in left
    assert OTHER.encode() in left and (tmp_path / "files" / "f3").exists()
    state = await floor.log.transact(
        lambda t: (t.contact("ali"), t.conversation("c1"), t.messages("c1"))
    )
    assert state == (None, None, [])
    assert floor.log.access("c1") is None and (await floor.conversation("c9")).preview == OTHER


async def test_what_figures_count_stays(floor: Floor, tmp_path: Path) -> None:
    await lived(floor, files_of(floor, tmp_path))
    before = await floor.visit()
    await floor.do(ECE, "customer.erase", contact="ali")
    after = await floor.visit()
    times = ("entered_at", "answered_at", "ended_at", "completed_at", "disposition", "agent")
    assert [getattr(after, name) for name in times] == [getattr(before, name) for name in times]
    assert (before.note, after.note) == (SECRET, "")
    survey = await floor.log.transact(lambda t: t.state.get(Survey, "s"))
    assert survey and (survey.score, survey.comment) == (4, "")


async def test_the_log_keeps_its_numbers_and_tells_a_desk_that_comes_again(
    floor: Floor, tmp_path: Path
) -> None:
    await lived(floor, files_of(floor, tmp_path))
    head = floor.log.head
    await floor.do(ECE, "customer.erase", contact="ali")
    told = await floor.entries(0)
    assert [entry.seq for entry in told] == list(range(told[0].seq, floor.log.head + 1))
    assert not [entry for entry in told if SECRET.encode() in entry.data]
    assert [entry.type for entry in told[-2:]] == ["erasure.upserted", "audit_entry.upserted"]
    assert head + 2 == floor.log.head and "event.erased" in {entry.type for entry in told}
    assert all(entry.event().body for entry in told), "each is still one of ours"
    last = [entry.event().body for entry in told if entry.type == "interaction.upserted"][-1]
    assert isinstance(last, e.InteractionUpserted) and last.interaction.state == "done"
    floor.log._tail.clear()
    assert list(await floor.entries(0)) == told


async def test_what_is_told_names_ids_and_the_audit_list_counts(
    floor: Floor, tmp_path: Path
) -> None:
    await lived(floor, files_of(floor, tmp_path))
    await floor.do(ECE, "customer.erase", contact="ali")
    (of,) = await floor.log.transact(lambda t: t.state.all(Erasure))
    assert (of.contact, of.by, of.conversations, of.calls) == ("ali", "ece", ("c1",), ("k1",))
    assert of.files == ("f1", "f2")
    entries = await floor.log.transact(lambda t: t.state.all(AuditEntry))
    (entry,) = [entry for entry in entries if entry.act == "customer.erase"]
    assert (entry.by, entry.subject) == ("ece", "contact:ali")
    assert (entry.facts["taken_out"], entry.facts["calls"], entry.facts["files"]) == ("1", "1", "2")


async def test_only_an_administrator_may_and_nothing_that_goes_on_is_erased(
    floor: Floor, tmp_path: Path
) -> None:
    await floor.put(e.AgentUpserted(agent=ECE))
    for agent in (AYSE, DILA):
        assert await floor.refused(agent, "customer.erase", contact="ali") == ("forbidden", None)
    assert await floor.refused(ECE, "customer.erase", contact="x") == ("not_found", "contact")
    await floor.accepted(AYSE)
    assert await floor.refused(ECE, "customer.erase", contact="ali") == ("conflict", "unfinished")
    await floor.do(AYSE, "conversation.set_status", conversation="c1", status="resolved")
    assert await floor.refused(ECE, "customer.erase", contact="ali") == ("conflict", "unfinished")


async def test_a_kill_before_the_files_are_gone_forgets_none(floor: Floor, tmp_path: Path) -> None:
    files = files_of(floor, tmp_path)
    await lived(floor, files)
    await floor.do(ECE, "customer.erase", contact="ali")
    assert (tmp_path / "files" / "f1").exists()
    await Erasing(floor.log, files).finish()
    assert not (tmp_path / "files" / "f1").exists()
    await Erasing(floor.log, files).finish()


async def test_who_comes_anew_is_somebody_new(floor: Floor, tmp_path: Path) -> None:
    await lived(floor, files_of(floor, tmp_path))
    await floor.do(ECE, "customer.erase", contact="ali")

    def again(log: Any) -> Conversation | None:
        sample.create(log, "c1", contact=Contact(id="ali", name="Ali"))
        sample.customer_says(log, "c1", "Merhaba")
        found: Conversation | None = log.conversation("c1")
        return found

    anew = await floor.log.transact(again)
    assert anew and (anew.last_order, anew.preview) == (1, "Merhaba")


async def test_the_command_line_says_first_what_would_go(floor: Floor, tmp_path: Path) -> None:
    files = files_of(floor, tmp_path)
    await lived(floor, files)
    planned = await customers.do(customers.EraseCustomer("0555 000 00 01"), floor.log, files)
    assert "would be erased" in planned and "1 conversations" in planned
    assert (tmp_path / "files" / "f1").exists()
    done = await customers.do(customers.EraseCustomer("ali", True, "deniz"), floor.log, files)
    assert done.startswith("erased\ncustomer ali\n") and "manifest ab" in done
    assert SECRET.encode() not in everything_on_disk(tmp_path)
    entries = await floor.log.transact(lambda t: t.state.all(AuditEntry))
    assert "cli:deniz" in [entry.by for entry in entries if entry.act == "customer.erase"]
    with pytest.raises(Refused, match="there is no customer ali"):
        await customers.do(customers.EraseCustomer("ali"), floor.log, files)
    with pytest.raises(Refused, match="open or unfinished"):
        await customers.do(customers.EraseCustomer("zoe@example.com"), floor.log, files)
    (visit,) = await floor.log.transact(lambda t: t.state.all(Interaction))
    assert visit.contact == "ali", "an id that points at nobody"
