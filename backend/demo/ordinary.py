"""The ordinary conversations of three months; number n is the n-th newest of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from backend.demo.clock import DAY, HOUR, MINUTE, Season
from backend.demo.compose import Cast, Moment, moments
from backend.demo.extras import deals, surveys, tickets
from backend.demo.files import File
from backend.demo.people import CORPORATE_EVERY, People, Person
from backend.demo.play import Play
from backend.demo.slots import pick_products, slots
from backend.demo.staff import DESK, Staff
from backend.demo.stage import Stage
from backend.demo.story import Story
from backend.demo.texts import Product, Texts
from core.entities import Conversation, Order
from core.protocol.events import ConversationRead

BEFORE_NOW = 2 * HOUR
"""The ordinary ones end before the living desk's newest begin."""
_NEWEST_ORDER = 48_190


@dataclass(frozen=True)
class Sources:
    """What every conversation of one company is made from."""

    texts: Texts
    people: People
    staff: Staff
    files: dict[str, File]
    seed: int
    now: int

    @classmethod
    def of(cls, seed: int, now: int, files: dict[str, File] | None = None) -> "Sources":
        texts = Texts.load()
        return cls(texts, People(texts, seed, now), Staff(texts, now), files or {}, seed, now)


class Ordinary:
    """Iterated: `count` stories, newest first, each with `extra` lines of small talk."""

    def __init__(self, sources: Sources, count: int, extra: int = 0) -> None:
        self._from = sources
        self._count = count
        self._extra = extra
        self._season = Season(sources.now - BEFORE_NOW)
        self._taken = _desk_orders(sources.texts)
        self._customers = max(CORPORATE_EVERY, int(count * 0.62))

    def __iter__(self) -> Iterator[Story]:
        return (story for _, story in self.named())

    def named(self) -> Iterator[tuple[str, Story]]:
        """Each with the name of its scenario."""
        deck: list[str] = []
        for number in range(self._count):
            deck = deck or self._shuffled(number)
            name = deck.pop()
            yield name, self.story(number, name)

    def _shuffled(self, number: int) -> list[str]:
        """A round of scenarios, the frequent ones several times, never the same one twice in a row."""
        rng = Random(self._from.seed * 7_919 + number)
        scenarios = self._from.texts.languages["tr"].scenarios
        cards = [name for name, scenario in scenarios.items() for _ in range(scenario.often)]
        rng.shuffle(cards)
        for n in range(1, len(cards)):
            if cards[n] == cards[n - 1]:
                other = (n + len(cards) // 2) % len(cards)
                cards[n], cards[other] = cards[other], cards[n]
        return cards

    def story(self, number: int, scenario: str, salt: int = 0) -> Story:
        """The n-th newest conversation, about this scenario; another `salt` says it in other words."""
        rng = Random((self._from.seed * 1_000_003 + number) * 31 + salt)
        end = self._season.moment(1 - (number + rng.random()) / self._count)
        cast = self.cast(rng, number, scenario, end)
        lines = moments(cast, end, self._extra)
        lines.append(Moment("S", "", "resolved", end + rng.randint(1, 9) * MINUTE))
        return _finished(cast, f"cv-{self._count - number:06d}", _labelled(lines, cast))

    def cast(self, rng: Random, number: int, name: str, end: int) -> Cast:
        person = self._person(rng, self._from.texts.languages["tr"].scenarios[name].corporate)
        language = self._from.texts.languages["en" if person.contact.language == "en" else "tr"]
        scenario = language.scenarios[name]
        product, other = pick_products(language, scenario.goods, rng)
        order = self._order(rng, number, person, product, end)
        agent = self._from.staff.someone(scenario.queue, language.code, rng)
        values = slots(language, person, agent, order, product, other, end, rng)
        company = self._from.staff.companies.get(person.contact.company or "")
        values["company"] = company.name if company else "Ardıç Ev"
        return Cast(
            rng.choice(scenario.channels.split()), language, person, agent, order, scenario, values,
            self._from.staff, self._from.files, self._from.texts.html, rng,
        )  # fmt: skip

    def _person(self, rng: Random, corporate: bool) -> Person:
        number = rng.randrange(self._customers)
        if corporate:
            number -= number % CORPORATE_EVERY
        return self._from.people.person(number)

    def _order(self, rng: Random, number: int, person: Person, product: Product, end: int) -> Order:
        """Numbers rise with time and never repeat."""
        newest = max(_NEWEST_ORDER, self._count * 3 + 10_000)
        free = (f"TR-{newest - number * 3 - n}" for n in rng.sample(range(3), 3))
        digits = next(one for one in free if one not in self._taken)
        return Order(
            id=f"or-{digits[3:]}", contact=person.contact.id, number=digits, title=product.name,
            amount=f"{product.price}.00 TRY", at=end - rng.randint(3, 16) * DAY,
            status=rng.choices(("delivered", "shipped", "preparing", "returned"), (6, 2, 1, 1))[0],
        )  # fmt: skip


def _desk_orders(texts: Texts) -> frozenset[str]:
    """Numbers the living desk's customers have."""
    rows = [row for entry in texts.desk for row in entry.get("orders", ())]
    return frozenset(row.partition("|")[0] for row in rows)


def _labelled(lines: list[Moment], cast: Cast) -> list[Moment]:
    """The scenario's labels, put on where the agent had answered once."""
    answered = next((n for n, line in enumerate(lines) if line.code == "A"), None)
    if answered is None:
        return lines
    names = cast.scenario.labels.split() if cast.rng.random() < 0.8 else []
    if cast.language.code == "en" and cast.rng.random() < 0.5:
        names.append("english")
    at = lines[answered].at
    return [
        *lines[: answered + 1],
        *(Moment("L", "", name, at) for name in names),
        *lines[answered + 1 :],
    ]


def _finished(cast: Cast, id: str, lines: list[Moment]) -> Story:
    stage = Stage(_start(cast, id, lines[0].at), DESK)
    play = Play(cast, stage)
    play.run(lines)
    end = lines[-1].at
    seen = ConversationRead(conversation=id, by=DESK, up_to=stage.conversation.last_order)
    stage.happens(end, seen)
    return Story(
        stage.conversation, cast.person.contact, stage.messages, play.calls,
        [cast.order] if cast.scenario.order else [], tickets(cast, id, end), deals(cast, id, end),
        surveys(cast, id, end),
    )  # fmt: skip


def _start(cast: Cast, id: str, at: int) -> Conversation:
    queue, scenario = cast.staff.queues[cast.scenario.queue], cast.scenario
    subject = cast.rng.choice(scenario.subject.split("|")).strip().format_map(cast.slots)
    return Conversation(
        id=id, channel=cast.channel, contact=cast.person.contact.id, status="open", created_at=at,
        last_at=at, team=queue.team, queue=queue.id, subject=subject if cast.channel == "email" else "",
        reference=cast.order.number if scenario.order else f"AE-{cast.slots['case']}",
        priority="high" if scenario.mood == 1 else "normal",
    )  # fmt: skip
