"""`python -m tests.bench [NAME…] [--json FILE] [--list]`: measures, and says what falls short."""

import argparse
import importlib
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.figure import Figure, save


@dataclass(frozen=True, slots=True)
class Bench:
    """`module` has `figures(…)`; `takes` names what of the command line it is told."""

    name: str
    module: str
    about: str
    takes: tuple[str, ...] = ()

    def is_called(self, *names: str) -> bool:
        """By its own name, or that of the parts it is one of: `voice` is all of `voice-…`."""
        return any(self.name == name or self.name.startswith(f"{name}-") for name in names)


BENCHES = (
    Bench("start", "start", "from the process to rows painted, and to everything usable"),
    Bench("opening", "opening", "a conversation of 10,000 messages, from click to painted"),
    Bench("rows", "rows", "a row that moves to the top, and frames while scrolling"),
    Bench("search", "search", "search as you type, by recency and by best match"),
    Bench("flood", "flood", "5,000 events a second, and the highest rate that holds", ("seconds",)),
    Bench(
        "offer", "offer", "an offer, from decided to painted, beside 1,000 other events a second"
    ),
    Bench("memory", "memory", "at rest, and after a shift of eight hours", ("seconds",)),
    Bench("voice-setup", "voice_setup", "a call out, against baresip; into the desk"),
    Bench("voice-speech", "voice_speech", "speech through the whole path, by PESQ; delay"),
    Bench("voice-heard", "voice_heard", "the same through two phones and a sound server"),
    Bench("voice-registrar", "voice_registrar", "registered after a start and a restart"),
    Bench("voice-lasting", "voice_lasting", "200 calls; a long one", ("call_seconds", "fresh")),
    Bench("voice-fallen", "voice_fallen", "the phone is killed: back, and the desk's heartbeat"),
    Bench("voice-gap", "voice_sent", "packets beside a busy desk, and a stranger", ("seconds",)),
    Bench("abuse", "voice_abuse", "the softphone under 10,000 spoilt messages; back after a fall"),
    Bench("listening", "listening", "a supervisor on a call: from the word to the ear"),
    Bench("routing", "routing", "200 desks, 50 new pieces of work a second; a day", ("seconds",)),
    Bench("supervisor", "supervisor", "any report over 90 days of 20,000 contacts; the ledger"),
    Bench("review", "review_search", "the library by words and any two filters"),
    Bench("review", "review_opening", "a contact of 10,000 entries, from the choice to painted"),
    Bench("review", "review_export", "a thousand conversations taken out as PDF, and given up"),
    Bench("chaos", "chaos", "both sides killed and cut: what was lost or doubled", ("cycles",)),
)


def main() -> int:
    options = _options()
    if options.list:
        for bench in BENCHES:
            print(f"{bench.name:<10} {bench.about}")
        return 0
    found: list[Figure] = []
    for bench in BENCHES:
        if bench.is_called(*(options.names or [bench.name])):
            print(f"{bench.name}: {bench.about}", flush=True)
            found += _told(_measured(bench, options))
            if options.json:
                save(found, options.json)  # what was measured stays, whatever comes after it
    return 0 if all(figure.ok for figure in found) else 1


def _measured(bench: Bench, options: argparse.Namespace) -> Iterator[Figure]:
    given = {name: getattr(options, name) for name in bench.takes}
    module = importlib.import_module(f"tests.bench.{bench.module}")
    figures: Iterator[Figure] = module.figures(**{k: v for k, v in given.items() if v is not None})
    yield from figures


def _told(figures: Iterator[Figure]) -> list[Figure]:
    found, began = [], time.monotonic()
    for figure in figures:
        print(figure.line(), flush=True)
        found.append(figure)
    print(f"     {time.monotonic() - began:.0f} s\n", flush=True)
    return found


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("bench", description="The figures; 1 where one falls short.")
    names = [bench.name for bench in BENCHES]
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(names))
    parser.add_argument("--list", action="store_true", help="what can be measured")
    parser.add_argument("--json", type=Path, metavar="FILE", help="the figures, to read again")
    parser.add_argument("--seconds", type=float, help="of flood, shift, and packets counted")
    parser.add_argument("--call-seconds", type=float, help="of the long call; 3600: a whole hour")
    fresh = "the long call alone, in a phone that made none before"
    parser.add_argument("--fresh", action="store_true", default=None, help=fresh)
    parser.add_argument("--cycles", type=int, help="of chaos")
    options = parser.parse_args()
    if unknown := [n for n in options.names if not any(b.is_called(n) for b in BENCHES)]:
        parser.error(f"no figures are called {', '.join(unknown)}; --list names them")
    return options


if __name__ == "__main__":
    sys.exit(main())
