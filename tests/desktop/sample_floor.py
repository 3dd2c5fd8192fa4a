"""A floor of 24 agents at half past ten: Sales falls behind, two do not respond, one wraps up for nine minutes."""

import random
from typing import Any

from msgspec.structs import replace

from core.entities import Agent, AgentState, BotState, Queue, Team
from core.figure_rows import AgentLive, BotLive, Forecast, InteractionRow, Live, QueueLive
from core.metrics.intervals import Interval
from core.metrics.states import StateInterval
from core.metrics.tally import Tally
from core.metrics.timeline import Contact, Own, Part, Seen, Timeline
from core.rows import BotTalk, Directory, WorkRow
from core.work import Interaction, Media, Profile, QueueRules, Reason, Routing
from tests.desktop import sample

SECOND, MINUTE, HOUR = 1_000, 60_000, 3_600_000
NOW = sample.NOW
TEAMS = {"t-sales": "Satış", "t-support": "Destek", "t-bill": "Muhasebe"}
QUEUES = {
    "q-sales": ("Satış", "t-sales"), "q-order": ("Sipariş takip", "t-support"),
    "q-return": ("İade ve değişim", "t-support"), "q-bill": ("Fatura", "t-bill"),
    "q-vip": ("Kurumsal müşteriler", "t-sales"), "q-mail": ("E-posta", "t-support"),
}  # fmt: skip
NAMES = (
    "Selim Işık", "Derya Koç", "Emma Clarke", "Ahmet Demir", "Büşra Güneş", "Can Özer", "Defne Ulu",
    "Ege Tan", "Fulya Çetin", "Gökhan Er", "Hülya Şen", "İlker Ay", "Jale Uçar", "Kaan Şimşek",
    "Leyla Ünal", "Mert Yıldırım", "Nil Öztürk", "Onur Gök", "Pelin Ağa", "Rüya Işıldak",
    "Sarp Doğan", "Tuğçe Önal", "Utku Balcı", "Yağmur Çelik",
)  # fmt: skip
CUSTOMERS = (
    "Ayşe Şahin", "Mehmet Güçlü", "Zeynep Çağlar", "Oğuzhan İnce", "Elif Yıldız", "Kerem Aydın",
    "Gülşen Ünal", "Barış Tekin", "Çiğdem Akın", "Deniz Kaya", "James Okafor", "Şule Öztürk",
    "Umut Can", "İrem Doğan", "Hakan Yılmaz", "Nazlı Er", "Burak Şen", "Olivia Brown", "Pınar Gök",
    "Sıla Ünsal", "Tolga Ağa", "Grace Kim", "Ömer Faruk", "Ceyda Işık", "Ufuk Çelik",
)  # fmt: skip
STATES: tuple[tuple[AgentState, str, Routing, int], ...] = (
    ("available", "", "interacting", 4), ("available", "", "interacting", 2),
    ("available", "", "not_responding", 3), ("available", "", "wrap_up", 9),
    ("available", "", "idle", 1), ("not_ready", "break", "off", 22),
    ("available", "", "interacting", 7), ("available", "", "idle", 0),
    ("not_ready", "meal", "off", 31), ("available", "", "interacting", 12),
    ("available", "", "not_responding", 1), ("available", "", "offered", 0),
    ("available", "", "interacting", 3), ("available", "", "wrap_up", 1),
    ("not_ready", "meeting", "off", 44), ("available", "", "interacting", 6),
    ("offline", "", "off", 0),
)  # fmt: skip
MEDIA: tuple[Media, ...] = ("call", "chat", "message", "call", "mail", "chat", "callback")


def directory() -> Directory:
    teams = list(TEAMS)
    return replace(
        sample.DIRECTORY,
        agents={
            f"a{n}": Agent(id=f"a{n}", name=name, teams=(teams[n % 3],), version=1)
            for n, name in enumerate(NAMES)
        },
        teams={id: Team(id=id, name=name) for id, name in TEAMS.items()},
        queues={id: Queue(id=id, name=name, team=team) for id, (name, team) in QUEUES.items()},
        queue_rules={id: QueueRules(id=id, target_s=3600 if id == "q-mail" else 20) for id in QUEUES},
        profiles={"a1": Profile(id="a1", capacity={"chat": 4})},
        reasons={
            "break": Reason(id="break", budget_s=30 * 60), "meal": Reason(id="meal", budget_s=60 * 60),
            "meeting": Reason(id="meeting"),
        },
    )  # fmt: skip


def queue_live(id: str, seed: int, **changed: Any) -> QueueLive:
    dice = random.Random(seed)
    answered = dice.randrange(60, 240)
    within, gone = int(answered * dice.uniform(0.74, 0.95)), dice.randrange(1, 14)
    waiting = (7, 1, 0, 2, 0, 4)[seed % 6]
    given: dict[str, Any] = {
        "queue": id, "target_s": 3600 if id == "q-mail" else 20, "waiting": waiting,
        "oldest_at": NOW - (220, 14, 0, 31, 0, 900)[seed % 6] * SECOND if waiting else None,
        "agents": {"idle": (0, 2, 3, 1, 1, 2)[seed % 6], "interacting": 4, "wrap_up": 1,
                   "not_responding": int(seed % 6 == 0), "off": 2},
        "today": Tally(
            offered=answered + gone + waiting, answered=answered, answered_within=within,
            abandoned=gone, abandoned_within=gone // 3, waited_ms=answered * 17_000,
            offers=answered + 12, not_answered=dice.randrange(0, 9), handled=answered - 3,
            talk_ms=answered * 240_000, wrap_up_ms=answered * 35_000,
        ),
        "forecast": Forecast(arrivals=dice.randrange(4, 22), waiting=(11, 0, 0, 3, 0, 2)[seed % 6])
        if seed % 6 != 4 else None,
    }  # fmt: skip
    return QueueLive(**{**given, **changed})


def agent_live(n: int, **changed: Any) -> AgentLive:
    state, reason, routing, minutes = STATES[n % len(STATES)]
    dice = random.Random(n)
    handled, since = dice.randrange(4, 21), NOW - minutes * MINUTE - dice.randrange(4, 55) * SECOND
    busy = routing in ("interacting", "wrap_up")
    media = MEDIA[n % len(MEDIA)]
    given: dict[str, Any] = {
        "agent": f"a{n}", "at": NOW, "state": state, "reason": reason, "since": since,
        "routing": routing, "routing_since": since if state == "available" else None,
        "load": {media: 1 + n % 2} if busy and media != "call" else {media: 1} if busy else {},
        "work": (f"w{n}",) if busy else (),
        "used_ms": {reason: 34 * MINUTE if n == 5 else 20 * MINUTE} if reason else {},
        "today": Tally(
            handled=handled, talk_ms=handled * 250_000, wrap_up_ms=handled * 40_000,
            offers=handled + 3, not_answered=dice.randrange(0, 4), accepted=handled,
            signed_in_ms=2 * HOUR, on_queue_ms=100 * MINUTE, working_ms=70 * MINUTE,
            interacting_ms=dice.randrange(40, 95) * MINUTE,
            surveys_sent=handled // 3, surveys_returned=handled // 5,
        ),
    }  # fmt: skip
    return AgentLive(**{**given, **changed})


def work_row(number: int, queue: str, **changed: Any) -> WorkRow:
    given: dict[str, Any] = {
        "id": f"w{number}", "media": MEDIA[number % len(MEDIA)], "queue": queue,
        "contact": f"k-{number}", "conversation": f"v-{number}", "entered_at": NOW - 5 * MINUTE,
    }  # fmt: skip
    known = directory()
    return WorkRow(
        interaction=Interaction(**{**given, **changed}), name=CUSTOMERS[number % len(CUSTOMERS)],
        key=1 + number % 20, queue=known.queues[queue], rules=known.queue_rules[queue],
    )  # fmt: skip


def work() -> tuple[WorkRow, ...]:
    rows, queues = [], list(QUEUES)
    for n in range(len(NAMES)):
        _, _, routing, minutes = STATES[n % len(STATES)]
        if routing in ("interacting", "wrap_up"):
            began = NOW - minutes * MINUTE - 30 * SECOND
            rows.append(work_row(
                n, queues[n % 6], state="active" if routing == "interacting" else "wrap_up",
                agent=f"a{n}", entered_at=began - 9 * SECOND, answered_at=began,
                ended_at=began if routing == "wrap_up" else None,
                wrap_until=began + MINUTE if routing == "wrap_up" else None,
            ))  # fmt: skip
    waits = {
        "q-sales": (220, 160, 92, 60, 33, 12, 4),
        "q-order": (14,),
        "q-bill": (31, 9),
        "q-mail": (900, 640, 320, 45),
    }
    number = 40
    for queue, seconds in waits.items():
        for each in seconds:
            number += 1
            media: Media = "mail" if queue == "q-mail" else "call" if each % 2 else "chat"
            rows.append(
                work_row(
                    number,
                    queue,
                    media=media,
                    entered_at=NOW - each * SECOND,
                    level=2 if each > 150 and media != "mail" else 0,
                )
            )
    return tuple(rows)


def live() -> Live:
    today = Tally(bot_sessions=184, bot_contained=121, bot_handed_over=49, bot_taken_over=6)
    bots = {
        "chat": BotLive(
            media="chat", live=9, unsure=2, stuck=1, handed_over=2, oldest_at=NOW - 95 * SECOND,
            confidence=640, understood=8, today=today,
        ),
        "message": BotLive(media="message", live=4, unsure=0, confidence=352, understood=4, today=Tally(bot_sessions=61, bot_contained=44, bot_handed_over=15)),
        "call": BotLive(media="call", live=0, today=Tally()),
    }  # fmt: skip
    return Live(
        queues={id: queue_live(id, n) for n, id in enumerate(QUEUES)},
        agents={f"a{n}": agent_live(n) for n in range(len(NAMES))},
        bots=bots,
    )


def bot_talks() -> tuple[BotTalk, ...]:
    intents = ("order_status", "return", "complaint", "delivery_date", "speak_to_person", "price")
    return tuple(
        BotTalk(
            key=19 + n % 3, id=f"v-{n}", name=CUSTOMERS[n], channel="whatsapp" if n % 3 == 2 else "chat",
            bot=BotState(
                phase="handoff" if n in (4, 7) else "active", intent=intents[n % 6],
                score=0.38 if n % 5 == 1 else 0.87, asked_at=NOW - 95 * SECOND if n in (4, 7) else None,
            ),
            last_kind="in" if n == 0 else "out", last_at=NOW - (13 - n) * 12 * SECOND,
            preview="Siparişim nerede?",
        )
        for n in range(13)
    )  # fmt: skip


def behind(queue: str = "q-sales") -> tuple[InteractionRow, ...]:
    rows = []
    for n in range(24):
        row = work_row(n, queue, state="done", agent=f"a{n}", entered_at=NOW - n * 4 * MINUTE, answered_at=NOW - n * 4 * MINUTE + (48 if n % 4 == 1 else 11) * SECOND, completed_at=NOW - n * 4 * MINUTE + 280 * SECOND, end="handled")  # fmt: skip
        of = row.interaction
        rows.append(InteractionRow(kind="interaction", id=of.id, at=of.entered_at, part=int(n % 4 != 1), over=1, key=row.key, name=row.name, media=of.media, queue=queue, agent=f"a{n}", interaction=of))  # fmt: skip
    return tuple(rows)


def timeline(agent: str = "a0") -> Timeline:
    """From nine o'clock on, with a break, a call of their own and contacts in between."""
    start = NOW - NOW % (24 * HOUR) - 3 * HOUR
    day, began = Interval(start, start + 24 * HOUR), NOW - 4 * HOUR
    states = (
        StateInterval("available", "", began, began + 70 * MINUTE),
        StateInterval("not_ready", "break", began + 70 * MINUTE, began + 86 * MINUTE),
        StateInterval("available", "", began + 86 * MINUTE, began + 160 * MINUTE),
        StateInterval("not_ready", "meeting", began + 160 * MINUTE, began + 190 * MINUTE),
        StateInterval("available", "", began + 190 * MINUTE, NOW),
    )
    contacts, routing, at, dice = [], [], began + 2 * MINUTE, random.Random(4)
    number = 0
    while at < NOW - 6 * MINUTE:
        free = all(not s.reason or not s.since - 8 * MINUTE < at < s.until for s in states)
        if free:
            talk, wrap = dice.randrange(100, 420) * SECOND, dice.randrange(15, 80) * SECOND
            media = MEDIA[number % len(MEDIA)]
            pieces: tuple[tuple[Part, Interval], ...] = (
                ("talk", Interval(at, at + talk)),
                ("wrap_up", Interval(at + talk, at + talk + wrap)),
            )
            for part, span in pieces:
                contacts.append(Contact(f"w{number}", part, span, media, "q-sales", f"k-{number}", f"v-{number}", "solved"))  # fmt: skip
                routing.append(Seen("interacting" if part == "talk" else "wrap_up", span))
            at, number = at + talk + wrap, number + 1
        at += dice.randrange(20, 300) * SECOND
    own = (Own("c1", Interval(began + 88 * MINUTE, began + 91 * MINUTE), "k-3", "out"),)
    return Timeline(agent, day, states, tuple(routing), tuple(contacts), own)
