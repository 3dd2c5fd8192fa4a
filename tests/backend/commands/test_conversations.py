from core.protocol import events as e
from tests.backend.commands.conftest import Office
from tests.backend.floor import Floor
from tests.backend.sample import AYSE, BORA, CEM, DILA


async def test_assigning_and_giving_back(office: Office) -> None:
    res = await office.do(AYSE, "conversation.assign", conversation="c1", to="cem")
    assert (await office.conversation()).assignee == "cem"
    assert await office.told() == ("assigned", {"by": "Ayşe Kaya", "to": "Cem Aydın"})
    entries = await office.entries((res.seq or 0) - 1)
    assert [entry.type for entry in entries] == ["conversation.assigned", "message.created"]
    assert len({entry.cause for entry in entries}) == 1
    again = await office.do(AYSE, "conversation.assign", conversation="c1", to="cem")
    assert again.seq is None, "nothing happened, so nothing is told"
    await office.do(CEM, "conversation.assign", conversation="c1", to=None)
    assert await office.told() == ("unassigned", {"by": "Cem Aydın", "to": "Cem Aydın"})
    await office.do(CEM, "conversation.assign", conversation="c1", to=None, team="support")
    assert await office.told() == ("assigned", {"by": "Cem Aydın", "to": "Destek"})


async def test_who_and_what_is_not_there_cannot_have_it(office: Office) -> None:
    async def refused(**body: object) -> tuple[str, str | None]:
        return await office.refused(AYSE, "conversation.assign", **{"conversation": "c1", **body})

    assert await refused(to="nobody") == ("not_found", "to")
    assert await refused(to="cem", team="no") == ("not_found", "team")
    assert await refused(to="cem", queue="no") == ("not_found", "queue")
    assert await refused(conversation="no", to="cem") == ("not_found", "conversation")
    await office.emit(e.BotStarted(conversation="c1"))
    assert await refused(to="cem") == ("conflict", "bot")


async def test_statuses(office: Office) -> None:
    await office.do(AYSE, "conversation.set_status", conversation="c1", status="resolved")
    assert await office.told() == ("status", {"by": "Ayşe Kaya", "status": "resolved"})
    await office.do(AYSE, "conversation.set_status", conversation="c1", status="open")
    until = office.log.clock() + 60_000
    await office.do(
        AYSE, "conversation.set_status", conversation="c1", status="snoozed", until=until
    )
    found = await office.conversation()
    assert (found.status, found.snoozed_until) == ("snoozed", until)
    assert (await office.told())[1]["until"] == str(until)
    same = await office.do(
        AYSE, "conversation.set_status", conversation="c1", status="snoozed", until=until
    )
    assert same.seq is None


async def test_statuses_that_cannot_be(office: Office) -> None:
    async def refused(**body: object) -> tuple[str, str | None]:
        return await office.refused(AYSE, "conversation.set_status", conversation="c1", **body)

    assert await refused(status="pending") == ("bad_request", "status")
    assert await refused(status="snoozed") == ("bad_request", "until")
    assert await refused(status="snoozed", until=5) == ("bad_request", "until")
    assert await refused(status="snoozed", until=1 << 60) == ("bad_request", "until")
    assert await refused(status="burnt") == ("bad_request", "body")
    await office.emit(e.BotStarted(conversation="c1"))
    assert await refused(status="resolved") == ("conflict", "bot")


async def test_labels(office: Office) -> None:
    await office.do(AYSE, "conversation.label", conversation="c1", add=["vip", "late", "vip"])
    assert (await office.conversation()).labels == ("vip", "late")
    assert (await office.told())[1]["added"] == "VIP, Gecikme"
    await office.do(AYSE, "conversation.label", conversation="c1", remove=["vip", "gone"])
    assert (await office.conversation()).labels == ("late",)
    assert (await office.told())[1] == {"by": "Ayşe Kaya", "added": "", "removed": "VIP"}
    same = await office.do(AYSE, "conversation.label", conversation="c1", add=["late"])
    assert same.seq is None
    assert await office.refused(AYSE, "conversation.label", conversation="c1", add=["no"]) == (
        "not_found", "add",
    )  # fmt: skip


async def test_attributes(office: Office) -> None:
    await office.do(AYSE, "conversation.set_attributes", conversation="c1", priority="urgent")
    assert await office.told() == ("priority", {"by": "Ayşe Kaya", "priority": "urgent"})
    await office.do(
        AYSE, "conversation.set_attributes", conversation="c1", subject="Kargo",
        attributes={"a": "b"}, priority="urgent",
    )  # fmt: skip
    found = await office.conversation()
    assert (found.subject, found.attributes, found.priority) == ("Kargo", {"a": "b"}, "urgent")
    assert len(await office.messages()) == 1, "only the priority is told in the timeline"
    same = await office.do(AYSE, "conversation.set_attributes", conversation="c1", subject="Kargo")
    assert same.seq is None


async def test_attributes_that_are_too_large(office: Office) -> None:
    async def refused(**body: object) -> tuple[str, str | None]:
        return await office.refused(AYSE, "conversation.set_attributes", conversation="c1", **body)

    assert await refused(subject="x" * 201) == ("payload_too_large", "subject")
    assert await refused(attributes={"x": "y" * 2_001}) == ("payload_too_large", "attributes")
    many = {str(number): "" for number in range(101)}
    assert await refused(attributes=many) == ("payload_too_large", "attributes")


async def test_reading_only_rises_and_stops_at_the_end(office: Office) -> None:
    for _ in range(3):
        await office.says()
    res = await office.do(AYSE, "conversation.read", conversation="c1", up_to=2)
    entry = (await office.entries((res.seq or 0) - 1))[0]
    assert entry.audience == frozenset({"ayse"})
    assert entry.data == b'{"conversation":"c1","by":"ayse","up_to":2,"unread":1}'
    assert (await office.do(AYSE, "conversation.read", conversation="c1", up_to=1)).seq is None
    await office.do(AYSE, "conversation.read", conversation="c1", up_to=99)
    assert await office.log.transact(lambda t: t.seen_up_to("c1")) == 3
    assert await office.refused(BORA, "conversation.read", conversation="c1", up_to=1) == (
        "not_found", "conversation",
    )  # fmt: skip


async def test_a_supervisor_sees_and_does_everything(office: Office) -> None:
    await office.do(DILA, "conversation.assign", conversation="c1", to="bora", team="support")
    await office.do(DILA, "conversation.label", conversation="c1", add=["vip"])
    await office.do(BORA, "conversation.set_status", conversation="c1", status="resolved")
    for type_, more in (
        ("conversation.label", {}), ("conversation.set_attributes", {}),
        ("conversation.assign", {}), ("conversation.set_status", {"status": "open"}),
    ):  # fmt: skip
        assert await office.refused(AYSE, type_, conversation="c1", **more) == (
            "not_found", "conversation",
        )  # fmt: skip


async def test_who_waits_for_a_person_is_not_put_aside(floor: Floor) -> None:
    """However it is asked for: it would end with nobody having come."""
    await floor.hand_over()
    aside = {"conversation": "c1", "status": "resolved"}
    assert await floor.refused(AYSE, "conversation.set_status", **aside) == ("conflict", "handover")
    assert (await floor.visit()).state == "waiting"
    await floor.do(AYSE, "bot.take_over", conversation="c1")
    await floor.do(AYSE, "conversation.set_status", **aside)
    assert (await floor.visit()).state == "wrap_up"
