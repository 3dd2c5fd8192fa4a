"""The values that fill the braces of a text: names, goods, prices, dates, numbers."""

from random import Random

from backend.demo.clock import DAY, local
from backend.demo.people import Person
from backend.demo.texts import Language, Product
from core.entities import Agent, Order

_LETTERS = "ABCDEFGHJKLMNPRSTUVYZ"


def money(language: str, lira: float) -> str:
    """`1.249,90 TL` or `₺1,249.90`; whole lira without a fraction."""
    whole = f"{lira:,.2f}".removesuffix(".00")
    if language == "en":
        return f"₺{whole}"
    return whole.replace(",", " ").replace(".", ",").replace(" ", ".") + " TL"


def day(language: Language, at: int) -> str:
    moment = local(at)
    return f"{moment.day} {language.words('months')[moment.month - 1]}"


def hello(code: str, at: int) -> str:
    hour = local(at).hour
    part = 0 if hour < 11 else 1 if hour < 18 else 2
    return (
        ("Günaydın", "İyi günler", "İyi akşamlar"),
        ("Good morning", "Good afternoon", "Good evening"),
    )[code == "en"][part]


def number(order: Order) -> int:
    return int(order.number.removeprefix("TR-"))


def pick_products(language: Language, goods: str, rng: Random) -> tuple[Product, Product]:
    """Two different ones of one kind among `goods`."""
    one, other = rng.sample(language.products[rng.choice(goods.split())], 2)
    return one, other


def slots(
    language: Language,
    person: Person,
    agent: Agent,
    order: Order,
    product: Product,
    other: Product,
    at: int,
    rng: Random,
) -> dict[str, str]:
    """Every slot of a conversation that goes on around `at` (ms)."""
    soon = _workday(at + rng.randint(2, 5) * DAY)
    return {
        **_people(person, agent, language.code, at),
        **_goods(language, order, product, other, rng),
        **_world(language, person, product.kind, rng),
        "day_hello": "{day_hello}",
        "date": day(language, order.at),
        "soon": day(language, soon),
        "weekday": language.words("weekdays")[local(soon).weekday()],
        "days": str(max(2, (at - order.at) // DAY)),
        "wait": str(rng.randint(2, 6)),
        "length": "{length}",
    }


def _workday(at: int) -> int:
    """`at`, or the Monday after it where it is a Sunday: nobody delivers then."""
    return at + DAY if local(at).weekday() == 6 else at


def _people(person: Person, agent: Agent, code: str, at: int) -> dict[str, str]:
    return {
        "cust": person.address(), "first": person.first, "last": person.last,
        "full": person.contact.name, "email": person.contact.email,
        "agent": agent.name.split()[0], "agent_full": agent.name,
    }  # fmt: skip


def _goods(
    language: Language, order: Order, product: Product, other: Product, rng: Random
) -> dict[str, str]:
    code, digits = language.code, number(order)
    count, off = rng.choice((8, 12, 16, 20, 24, 30, 40, 60)), rng.choice((5, 8, 10, 12, 15, 20))
    months, fee = rng.choice((3, 6, 9, 12)), rng.randint(4, 29) * 10 - 0.1
    return {
        "order": order.number, "product": product.name, "product_acc": product.accusative,
        "product2": other.name, "price": money(code, product.price), "amount": money(code, product.price),
        "small_price": money(code, fee), "difference": money(code, product.price // 10),
        "months": str(months), "monthly": money(code, round(product.price / months, 2)),
        "invoice": f"ARD2026{digits:09d}", "track": f"YK{digits}{rng.randint(100, 999)}",
        "link": f"kargo.example/{order.number.replace('-', '')}",
        "case": str(rng.randint(20_000, 47_000)), "last4": f"{rng.randint(0, 9999):04d}",
        "count": str(count),
        "coupon": "".join(rng.choices(_LETTERS, k=4)) + str(rng.choice((50, 100, 150, 200))),
        "pct": str(off),
        "total": money(code, product.price * count * (100 - off) // 100),
    }  # fmt: skip


def _world(language: Language, person: Person, kind: str, rng: Random) -> dict[str, str]:
    one = {
        slot: rng.choice(language.words(words))
        for slot, words in (
            ("courier", "couriers"), ("branch", "branches"), ("colour", "colours"), ("part", f"parts_{kind}"),
            ("hour", "hours"), ("error", "errors"), ("relative", "relatives"), ("earlier", "thing_before"),
            ("street", "streets"), ("title", "titles"),
        )
    }  # fmt: skip
    city, _, district = person.contact.city.partition(", ")
    return one | {
        "city": city, "district": district or city, "flat": str(rng.randint(1, 28)),
        "house": str(rng.randint(2, 148)), "width": str(rng.randint(8, 48) * 5),
        "height": str(rng.randint(8, 44) * 5), "weight": str(rng.randint(3, 46)),
    }  # fmt: skip
