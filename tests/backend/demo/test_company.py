"""The sample company holds together and reads like real life."""

import re
import time
from collections import Counter, defaultdict
from itertools import pairwise

import msgspec
import pytest

from backend.demo.company import generate, generate_large, long_conversation
from backend.demo.files import File
from core.entities import Contact, Conversation, Message
from core.protocol.events import By, ConversationRead, Event, MessageCreated
from core.protocol.frames import MAX_SERVER_FRAME, Rows
from core.protocol.reduce import preview_of, reduce_conversation

from .conftest import NOW

DAY = 24 * 3_600_000
ME = "ag-selim"


def conversations(pages: list[Rows]) -> list[Conversation]:
    return [conversation for page in pages for conversation in page.conversations]


def timelines(pages: list[Rows]) -> dict[str, list[Message]]:
    found: dict[str, list[Message]] = defaultdict(list)
    for page in pages:
        for message in page.messages:
            found[message.conversation].append(message)
    return found


def contacts(pages: list[Rows]) -> dict[str, Contact]:
    return {contact.id: contact for page in pages for contact in page.contacts}


def test_the_same_seed_makes_the_same_company() -> None:
    one, two = (list(generate(3, 150, NOW)) for _ in range(2))
    assert msgspec.json.encode(one) == msgspec.json.encode(two)
    assert msgspec.json.encode(one) != msgspec.json.encode(list(generate(4, 150, NOW)))


def test_there_are_as_many_as_asked_for_and_the_newest_come_first(company: list[Rows]) -> None:
    times = [conversation.last_at for conversation in conversations(company)]
    assert len(times) == 1_200
    assert all(before >= after for before, after in pairwise(times))
    assert len(next(iter(generate(3, 5, NOW))).conversations) == 5


def test_the_first_page_has_the_directory_and_only_it(company: list[Rows]) -> None:
    first, *others = company
    sizes = (first.agents, first.teams, first.queues, first.labels, first.canned, first.companies)
    assert [len(rows) for rows in sizes] == [12, 4, 5, 14, 25, 16]
    assert not any(page.agents or page.labels or page.canned for page in others)


def test_a_page_fits_into_a_frame(company: list[Rows]) -> None:
    assert max(len(msgspec.json.encode(page)) for page in company) <= 900 * 1024 < MAX_SERVER_FRAME
    assert max(len(page.conversations) for page in company) <= 500


def test_every_id_is_used_once_and_leads_somewhere(company: list[Rows]) -> None:
    for kind in Rows.__struct_fields__:
        ids = [row.id for page in company for row in getattr(page, kind)]
        assert len(ids) == len(set(ids)), kind
    people, talks = contacts(company), {c.id for c in conversations(company)}
    first = company[0]
    known = {
        row.id for rows in (first.agents, first.teams, first.queues, first.labels) for row in rows
    }
    for c in conversations(company):
        assert c.contact in people
        assert {c.queue, c.team, c.assignee or c.queue, *c.labels} <= known
    for page in company:
        assert all(call.conversation in talks for call in page.calls)
        belongings = (page.orders, page.tickets, page.surveys, page.deals)
        assert {row.contact for rows in belongings for row in rows} <= people.keys()


def test_a_contact_comes_no_later_than_its_conversations(company: list[Rows]) -> None:
    seen: set[str] = set()
    for page in company:
        seen |= {contact.id for contact in page.contacts}
        assert {conversation.contact for conversation in page.conversations} <= seen


def test_orders_have_no_holes_and_time_never_runs_back(company: list[Rows]) -> None:
    for c, messages in with_messages(company):
        assert [m.order for m in messages] == list(range(1, len(messages) + 1)), c.id
        assert all(a.at <= b.at for a, b in pairwise(messages)), c.id
        assert messages[0].at == c.created_at
        assert messages[-1].at <= NOW


def test_a_conversation_is_the_fold_of_its_messages(company: list[Rows]) -> None:
    """The fields a message decides are those a desk would reach that saw each one arrive."""
    folded = (
        "last_order",
        "last_at",
        "last_kind",
        "last_author",
        "preview",
        "preview_file",
        "preview_ms",
    )
    for c, messages in with_messages(company):
        state = msgspec.structs.replace(
            c, last_order=0, last_at=0, preview="", unread=0, read_up_to=0, waiting_since=None
        )
        for message in messages:
            state = reduce_conversation(state, arrived(message), ME)
        read = ConversationRead(conversation=c.id, by=ME, up_to=c.read_up_to, unread=c.unread)
        state = reduce_conversation(
            state, Event(seq=0, prev=0, id="", type="", at=0, by=By(kind="system"), body=read), ME
        )
        assert {f: getattr(state, f) for f in folded} == {f: getattr(c, f) for f in folded}, c.id
        assert state.read_up_to == c.read_up_to


def with_messages(pages: list[Rows]) -> list[tuple[Conversation, list[Message]]]:
    found = timelines(pages)
    return [(c, found[c.id]) for c in conversations(pages)]


def arrived(message: Message) -> Event:
    body = MessageCreated(message=message)
    return Event(
        seq=0, prev=0, id="", type="message.created", at=message.at, by=By(kind="system"), body=body
    )


def test_what_a_conversation_says_of_itself_is_true(company: list[Rows]) -> None:
    for c, messages in with_messages(company):
        spoken = [m for m in messages if m.kind != "activity"]
        last = spoken[-1]
        assert c.preview == (preview_of(last.text) or last.attachments[0].name)
        assert (c.preview_file is None) == bool(preview_of(last.text))
        assert c.unread == sum(m.kind == "in" and m.order > c.read_up_to for m in messages)
        assert (c.status == "snoozed") == (c.snoozed_until is not None)
        if c.status == "pending":
            assert c.bot is not None and c.bot.phase == "active" and c.assignee is None
        if c.status == "resolved":
            assert c.waiting_since is None and c.due_at is None and not c.unread
            assert c.bot is None or (c.bot.phase == "closed") == (c.assignee is None), c.id
        if c.due_at is not None:
            assert c.waiting_since is not None


def test_answers_are_read_in_the_order_they_were_sent(company: list[Rows]) -> None:
    rank = {"read": 2, "delivered": 1, "sent": 0}
    for c, messages in with_messages(company):
        ranks = [rank[m.status] for m in messages if m.kind == "out" and not m.call]
        assert all(a >= b for a, b in pairwise(ranks)), c.id


def test_a_handover_carries_all_the_bot_knows(company: list[Rows]) -> None:
    handed = [c for c in conversations(company) if c.bot and c.bot.reason]
    assert len(handed) > 100
    for c in handed:
        assert c.bot is not None and c.bot.summary and c.bot.intent and 0 < c.bot.score < 1


def test_the_newest_rows_never_read_alike() -> None:
    for seed in (1, 2026, 77):
        rows = conversations(list(generate(seed, 300, NOW)))
        previews = [row.preview for row in rows[:60]]
        assert len(set(previews)) == 60, [p for p, n in Counter(previews).items() if n > 1]


def test_the_desk_lives_today(company: list[Rows]) -> None:
    rows = conversations(company)
    mine = [c for c in rows if c.assignee == ME and c.status == "open"]
    team = [c for c in rows if c.assignee not in (None, ME) and c.status == "open"]
    free = [c for c in rows if c.assignee is None and c.status == "open"]
    by_status = Counter(c.status for c in rows)
    assert (len(mine), len(team), len(free)) == (12, 14, 5)
    assert (by_status["pending"], by_status["snoozed"]) == (6, 4)
    assert {"whatsapp", "email", "call", "chat", "sms"} <= {c.channel for c in mine}
    assert any(c.unread for c in mine) and any(not c.unread for c in mine)
    assert any(c.due_at and 0 < c.due_at - NOW < 180_000 for c in mine)
    assert NOW - max(c.last_at for c in mine) <= 120_000


def test_the_people_of_the_picture_are_near_the_top(company: list[Rows]) -> None:
    names = contacts(company)
    mine = [
        names[c.contact] for c in conversations(company) if c.assignee == ME and c.status == "open"
    ]
    assert [c.name for c in mine if c.language == "tr"] == [
        "Ayşe Şahin", "Işık Öğüt", "Mehmet Güçlü", "Zeynep Çağlar", "Oğuzhan İnce", "Elif Yıldız",
        "Kerem Aydın", "Gülşen Ünal", "Barış Tekin", "Çiğdem Akın", "Deniz Kaya",
    ]  # fmt: skip
    assert "VIP" in mine[0].tags


def test_every_channel_and_both_languages_are_there(company: list[Rows]) -> None:
    channels = Counter(c.channel for c in conversations(company))
    assert set(channels) == {"chat", "email", "whatsapp", "instagram", "messenger", "sms", "call"}
    assert min(channels.values()) > 20
    languages = Counter(contact.language for contact in contacts(company).values())
    assert 0.15 < languages["en"] / languages.total() < 0.35
    text = " ".join(m.text for page in company for m in page.messages)
    assert set("ıİşŞğçÇöÖüÜâ₺🙏") <= set(text)


def test_weekends_and_nights_are_quieter(company: list[Rows]) -> None:
    ordinary = [c for c in conversations(company) if not c.id.startswith("cv-desk")]
    hours = Counter((c.last_at // 3_600_000 + 3) % 24 for c in ordinary)
    days = Counter((c.last_at // DAY + 4) % 7 for c in ordinary)
    assert sum(hours[h] for h in range(1, 6)) < 0.01 * len(ordinary)
    assert days[0] < days[1] / 2
    assert len({c.last_at // DAY for c in ordinary}) > 80


def test_nothing_leads_to_a_real_place(company: list[Rows]) -> None:
    text = msgspec.json.encode(company).decode()
    addresses = re.findall(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)", text)
    assert addresses and {domain for domain in addresses if not fictional(domain)} == set()
    links = re.findall(r"https?://([\w.-]+)", text)
    assert links and {domain for domain in links if not fictional(domain)} == set()
    for contact in contacts(company).values():
        assert re.fullmatch(r"\+90 5[78]\d \d{3} \d{2} \d{2}", contact.phone), contact.phone
    numbers = re.findall(r"\+90 ?\d{3}", text)
    assert {number for number in numbers if number[4] != "5" or number[5] not in "78"} == set()


def fictional(domain: str) -> bool:
    return domain.endswith(".example") or domain.removeprefix("www.") in {
        "ornek.com", "example.com", "example.org", "example.net",
    }  # fmt: skip


def test_no_slot_is_left_open(company: list[Rows]) -> None:
    for c, messages in with_messages(company):
        words = [c.subject, c.bot.summary if c.bot else ""]
        for text in (
            *words,
            *(m.text for m in messages),
            *(a.name for m in messages for a in m.attachments),
        ):
            assert not re.search(r"[{}~|]|^ | $", text), (c.id, text)


def test_every_file_named_can_be_opened(company: list[Rows], made: dict[str, File]) -> None:
    named = [a for page in company for m in page.messages for a in m.attachments]
    assert {"image/png", "application/pdf", "audio/wav"} <= {a.mime for a in named}
    for attachment in named:
        file = made[attachment.id]
        assert (attachment.size, attachment.sha256) == (file.size, file.sha256)


def test_a_call_lasts_as_long_as_its_recording(company: list[Rows]) -> None:
    calls = [call for page in company for call in page.calls]
    recorded = [call for call in calls if call.recording]
    assert len(recorded) > 30 and any(call.cause == "missed" for call in calls)
    for call in recorded:
        assert call.recording and call.answered_at and call.ended_at
        assert call.ended_at - call.answered_at == call.recording.duration_ms
        assert len(call.recording.waveform) == 60


def test_mail_comes_with_markup_and_newsletters_with_more(company: list[Rows]) -> None:
    html = [m.html for page in company for m in page.messages if m.html]
    assert len(html) > 50
    assert any("<img src=" in text for text in html) and any("<blockquote" in text for text in html)


def test_a_large_company_has_the_messages_asked_for() -> None:
    pages = list(generate_large(1, 200, 6_000, NOW))
    count = sum(len(page.messages) for page in pages)
    assert sum(len(page.conversations) for page in pages) == 200
    assert 5_000 < count < 7_000
    words = {w for page in pages for m in page.messages for w in m.text.split()}
    assert len(words) > 3_000


@pytest.mark.parametrize("count", [4, 2_001])
def test_a_long_conversation_has_exactly_what_was_asked(count: int) -> None:
    pages = list(long_conversation(1, count, NOW))
    messages = [m for page in pages for m in page.messages]
    assert [m.order for m in messages] == list(range(1, count + 1))
    assert sum(len(page.conversations) for page in pages) == 1
    assert pages[0].conversations[0].last_order == count
    assert max(len(page.messages) for page in pages) <= 2_000


def test_the_cost_of_a_conversation_does_not_grow_with_their_number() -> None:
    def seconds(conversations: int) -> float:
        begin = time.process_time()
        for _ in generate_large(1, conversations, conversations * 10, NOW):
            pass
        return time.process_time() - begin

    seconds(50)
    set_up, small, large = seconds(1), seconds(400), seconds(1_600)
    assert (large - set_up) / max(small - set_up, 1e-3) < 4 * 2.5
