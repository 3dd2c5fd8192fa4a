from msgspec.structs import replace

from backend.files import MAX_UPLOAD
from core.entities import Attachment
from core.protocol import events as e
from tests.backend.commands.conftest import Office
from tests.backend.sample import ALI, AYSE, BORA, CEM, SYSTEM, conversation


async def test_a_reply_is_posted_and_read_by_its_writer(office: Office) -> None:
    await office.says()
    res = await office.do(AYSE, "message.send", id="cmd", conversation="c1", text="Buyurun")
    message = (await office.messages())[-1]
    assert (message.kind, message.text, message.client_id) == ("out", "Buyurun", "cmd")
    assert (message.author.kind, message.author.id, message.author.name) == (
        "agent", "ayse", "Ayşe Kaya",
    )  # fmt: skip
    entry = (await office.entries((res.seq or 0) - 1))[0]
    assert (entry.type, entry.cause) == ("message.created", "cmd")
    assert bytes(res.result) == b'{"message":"%s","order":2}' % message.id.encode()
    assert await office.log.transact(lambda t: t.state.mark("ayse", "c1")) == 2


async def test_the_bots_conversation_is_the_bots(office: Office) -> None:
    await office.emit(e.BotStarted(conversation="c1"))
    assert await office.refused(AYSE, "message.send", conversation="c1", text="x") == (
        "conflict", "bot",
    )  # fmt: skip


async def test_answering_a_hand_over_accepts_it(office: Office) -> None:
    await office.emit(e.BotStarted(conversation="c1"))
    await office.emit(e.BotHandoffRequested(conversation="c1", reason="asked", summary="?"))
    await office.do(AYSE, "message.send", conversation="c1", text="Ben Ayşe")
    found = await office.conversation()
    assert found.bot and (found.assignee, found.bot.phase) == ("ayse", "silent")
    assert await office.told() == ("handed_off", {"by": "Ayşe Kaya", "to": "Ayşe Kaya"})


async def test_answering_what_was_resolved_reopens_it(office: Office) -> None:
    await office.do(AYSE, "conversation.set_status", conversation="c1", status="resolved")
    res = await office.do(AYSE, "message.send", conversation="c1", text="Bir şey daha")
    assert (await office.conversation()).status == "open"
    assert [m.kind for m in await office.messages()] == ["activity", "activity", "out"]
    assert res.seq == office.log.head


async def test_what_the_bot_closed_can_be_answered(office: Office) -> None:
    await office.emit(e.BotStarted(conversation="c1"))
    body = e.ConversationStatusChanged(conversation="c1", from_="pending", to="resolved")
    await office.emit(body)
    await office.emit(e.BotClosed(conversation="c1"))
    await office.do(AYSE, "message.send", conversation="c1", text="Bir şey daha")
    assert (await office.conversation()).status == "open"


async def test_what_cannot_be_sent(office: Office) -> None:
    async def refused(**body: object) -> tuple[str, str | None]:
        return await office.refused(AYSE, "message.send", **{"conversation": "c1", **body})

    assert await refused(text=" \n") == ("bad_request", "text")
    assert await refused(text="x" * 4_001) == ("payload_too_large", "text")
    assert await refused(text="x", conversation="no") == ("not_found", "conversation")
    assert await refused(text="x", reply_to="no") == ("not_found", "reply_to")
    file = {"id": "no", "name": "a", "mime": "a/b", "size": 1}
    assert await refused(text="x", attachments=[file]) == ("not_found", "attachments")
    assert await refused(text="x", attachments=[file] * 11) == ("payload_too_large", "attachments")
    assert await office.refused(BORA, "message.send", conversation="c1", text="x") == (
        "not_found", "conversation",
    )  # fmt: skip


async def test_channels_limit_what_and_when(office: Office) -> None:
    sms = replace(conversation("sms"), channel="sms")
    old = replace(conversation("wa"), channel="whatsapp")
    await office.emit(e.ConversationCreated(conversation=sms, contact=ALI))
    await office.emit(e.ConversationCreated(conversation=old, contact=ALI))
    file = {"id": "f", "name": "a", "mime": "a/b", "size": 1}
    assert await office.refused(
        AYSE, "message.send", conversation="sms", text="x", attachments=[file]
    ) == ("bad_request", "attachments")
    assert await office.refused(AYSE, "message.send", conversation="wa", text="x") == (
        "window_closed", None,
    )  # fmt: skip
    await office.says("Orada mısınız?", "wa")
    await office.do(AYSE, "message.send", conversation="wa", text="Buradayız")


async def test_a_note_stays_inside_and_may_stand_beside_the_bot(office: Office) -> None:
    await office.emit(e.BotStarted(conversation="c1"))
    await office.do(CEM, "note.add", conversation="c1", text="Eski müşteri", mentions=["ayse"])
    note = (await office.messages())[-1]
    assert (note.kind, note.mentions, note.author.id) == ("note", ("ayse",), "cem")
    assert (await office.conversation()).status == "pending"


async def test_what_cannot_be_noted(office: Office) -> None:
    async def refused(**body: object) -> tuple[str, str | None]:
        return await office.refused(AYSE, "note.add", **{"conversation": "c1", **body})

    assert await refused(text="") == ("bad_request", "text")
    assert await refused(text="x" * 10_001) == ("payload_too_large", "text")
    assert await refused(text="x", mentions=["nobody"]) == ("not_found", "mentions")
    assert await office.refused(BORA, "note.add", conversation="c1", text="x") == (
        "not_found", "conversation",
    )  # fmt: skip


async def test_a_file_is_attached_as_the_platform_knows_it(office: Office) -> None:
    def upload(owner: str, id: str) -> None:
        row = "INSERT INTO uploads VALUES (?, ?, 'fatura.pdf', 'application/pdf', 7, 'aa', 1, 1)"
        office.log.database.submit(lambda c: c.exec_driver_sql(row, (id, owner))).result()

    upload("ayse", "f1")
    upload("cem", "f2")
    claimed = {"id": "f1", "name": "evil.exe", "mime": "text/html", "size": 1, "width": 30}
    await office.do(AYSE, "message.send", conversation="c1", text="", attachments=[claimed])
    assert (await office.messages())[-1].attachments == (
        Attachment(
            id="f1", name="fatura.pdf", mime="application/pdf", size=7, sha256="aa", width=30
        ),
    )  # fmt: skip
    assert (await office.conversation()).preview == "fatura.pdf"
    assert await office.refused(
        AYSE, "message.send", conversation="c1", text="", attachments=[{**claimed, "id": "f2"}]
    ) == ("not_found", "attachments"), "only one's own uploads"


async def test_only_a_recording_may_be_as_large_as_one(office: Office) -> None:
    size = MAX_UPLOAD + 1
    row = f"INSERT INTO uploads VALUES ('f1', 'ayse', 'a.wav', 'audio/wav', {size}, 'aa', 1, 1)"
    office.log.database.submit(lambda c: c.exec_driver_sql(row)).result()
    file = {"id": "f1", "name": "a.wav", "mime": "audio/wav", "size": size}
    refused = office.refused(AYSE, "message.send", conversation="c1", text="", attachments=[file])
    assert await refused == ("payload_too_large", "attachments")
    await office.do(
        AYSE, "call.report", call="v1", direction="in", number="+905550000001", started_at=1,
        ended_at=2, attachments=[file],
    )  # fmt: skip


async def test_every_author_is_who_gave_the_command(office: Office) -> None:
    await office.log.transact(lambda t: t.emit(e.BotStarted(conversation="c1"), SYSTEM))
    res = await office.do(AYSE, "note.add", conversation="c1", text="x")
    entry = (await office.entries((res.seq or 0) - 1))[0]
    assert (entry.by.kind, entry.by.id) == ("agent", "ayse")
