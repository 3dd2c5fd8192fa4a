"""Review: the library over a million messages, by words and any two filters."""

import json
import random
import shutil
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

from core.entities import Survey
from core.evaluation import Answer, Evaluation, EvaluationForm, Question, Section
from core.library import Filters, LibraryPage, LibraryQuery, Place
from core.protocol.events import (
    Body,
    By,
    EvaluationFormUpserted,
    EvaluationUpserted,
    Event,
)
from core.protocol.frames import Rows
from core.store import library, library_history
from core.store.store import Store
from core.work import Interaction
from tests.bench.cache import IDENTITY, KEY, PLACE, SEED, Cache, hello, prepare
from tests.bench.figure import Figure, percentile
from tests.bench.progress import Progress
from tests.bench.search import asked

LIMIT_MS = 50.0
WORDS = 3
"""Asked of each two filters."""
BATCH = 2_000
FORM = EvaluationForm(
    id="bench.1", form="bench", edition=1, name="Bench",
    sections=(Section(id="s", title="S", questions=(Question(id="g", text="?", highest=9),)),),
)  # fmt: skip


def figures() -> Iterator[Figure]:
    yield from searched(prepare(100_000))


def searched(cache: Cache) -> Iterator[Figure]:
    PLACE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="review-", dir=PLACE) as folder:
        for name in ("desk.db", "desk.mark"):
            shutil.copyfile(cache.folder / name, Path(folder) / name)
        store = Store.open(Path(folder) / "desk.db", KEY, lambda _: None, identity=IDENTITY)
        try:
            store.welcome(hello()).result()
            _lay_records(store)
            yield from _asked(store, cache)
        finally:
            store.close()


def _asked(store: Store, cache: Cache) -> Iterator[Figure]:
    texts = json.loads(cache.targets().read_text(encoding="utf-8"))["texts"]
    typed = [text for kind in asked(texts).values() for text in kind]
    choose = random.Random(SEED)
    pairs = list(combinations(_filters(store), 2))
    progress = Progress(f"the library of {cache.messages:,} messages", 4 * len(pairs))
    done = 0
    orders: tuple[Literal["newest", "best"], ...] = ("newest", "best")
    for order in orders:
        for grouped in (True, False):
            first, whole = list[float](), list[float]()
            for one, other in pairs:
                filters = Filters(**{**one, **other})
                for text in choose.sample(typed, WORDS):
                    query = LibraryQuery(text, filters, order=order, grouped=grouped)
                    took, all_of_it = _page(store, query)
                    first.append(took)
                    whole.append(all_of_it)
                done += 1
                progress.at(done)
            name = f"library, two filters, {order}, {'contacts' if grouped else 'places'}"
            yield Figure(f"{name}: answer, p99", percentile(first, 0.99), "ms", LIMIT_MS)
            yield Figure(f"{name}: page full, p99", percentile(whole, 0.99), "ms", LIMIT_MS)
    progress.done()


def _page(store: Store, query: LibraryQuery) -> tuple[float, float]:
    """ms to the first answer, and until there are fifty hits or no more."""
    began = time.perf_counter()
    page = _read(store, query, None)
    took = whole = (time.perf_counter() - began) * 1_000
    hits = len(page.hits)
    while hits < 50 and page.after is not None:
        page = _read(store, query, page.after)
        hits += len(page.hits)
        whole = (time.perf_counter() - began) * 1_000
    return took, whole


def _read(store: Store, query: LibraryQuery, after: Place | None) -> LibraryPage:
    return store.read(partial(library.page, query=query, after=after, limit=50), "search").result()


def _filters(store: Store) -> list[dict[str, Any]]:
    """One of each kind; of those with many values, one that many have and one that few have."""

    def ranked(kind: str) -> list[str]:
        sql = "SELECT value FROM facets WHERE kind = ? GROUP BY 1 ORDER BY count(*) DESC"
        return list(store.read(lambda c: c.exec_driver_sql(sql, (kind,)).scalars().all()).result())

    def top(sql: str) -> str:
        return str(store.read(lambda c: c.exec_driver_sql(sql).scalar()).result())

    channels, queues, agents = ranked("channel"), ranked("queue"), ranked("agent")
    label = top("SELECT label FROM labelled GROUP BY 1 ORDER BY count(*) DESC LIMIT 1")
    contact = top("SELECT contact FROM conversations GROUP BY 1 ORDER BY count(*) DESC LIMIT 1")
    middle = top("SELECT (min(last_at) + max(last_at)) / 2 FROM conversations")
    return [
        {"channels": (channels[0],)}, {"channels": (channels[-1],)}, {"queues": (queues[0],)},
        {"queues": (queues[-1],)}, {"agents": (agents[0],)}, {"agents": (agents[-1],)},
        {"labels": (label,)}, {"contacts": (contact,)}, {"dispositions": ("d3",)},
        {"shortest_s": 600}, {"lowest_rating": 1, "highest_rating": 2},
        {"lowest_score": 0, "highest_score": 60}, {"handed_over": True}, {"handed_over": False},
        {"since": int(middle)}, {"until": int(middle)}, {"by": ("customer",)},
        {"by": ("agent", "note")},
    ]  # fmt: skip


def _lay_records(store: Store) -> None:
    """A visit of each conversation, a survey of every fifth, an evaluation of every thirtieth."""
    sql = "SELECT id, contact, last_at FROM conversations ORDER BY key"
    rows = store.read(
        lambda c: [tuple[str, str, int](row) for row in c.exec_driver_sql(sql)]
    ).result()
    progress = Progress("laying visits, surveys and evaluations", len(rows))
    choose = random.Random(SEED)
    for start in range(0, len(rows), BATCH):
        part = rows[start : start + BATCH]
        page = Rows(
            interactions=tuple(_visit(*row, choose) for row in part),
            surveys=tuple(_survey(*row, choose) for row in part[::5]),
        )
        work = partial(library_history.put, rows=page, seq=0, back_to=0, now=0)
        store.write(work).result()
        scored = [EvaluationUpserted(evaluation=_evaluation(*row, choose)) for row in part[::30]]
        form = EvaluationFormUpserted(evaluation_form=FORM)
        store.apply([_event(start * 2 + n, body) for n, body in enumerate([form, *scored], 2)])
        progress.at(start)
    store.cursor().result()
    progress.done()


def _event(seq: int, body: Body) -> Event:
    return Event(
        seq=seq, prev=seq - 1, id=f"e{seq}", type="", at=0, by=By(kind="system"), body=body
    )


def _evaluation(id: str, _: str, at: int, choose: random.Random) -> Evaluation:
    answers = {"g": Answer(value=choose.randint(1, 9))}
    return Evaluation(
        id=f"v-{id}", form=FORM.id, agent="a", evaluator="b", at=at, conversation=id,
        answers=answers, state="signed", signed_at=at,
    )  # fmt: skip


def _visit(id: str, contact: str, at: int, choose: random.Random) -> Interaction:
    return Interaction(
        id=f"i-{id}", media="chat", queue="", contact=contact, conversation=id, entered_at=at,
        answered_at=at, ended_at=at + int(choose.expovariate(1 / 300)) * 1_000,
        disposition=f"d{choose.randint(1, 12)}",
    )  # fmt: skip


def _survey(id: str, contact: str, at: int, choose: random.Random) -> Survey:
    rating = choose.randint(1, 5)
    return Survey(id=f"s-{id}", contact=contact, score=rating, at=at, conversation=id)
