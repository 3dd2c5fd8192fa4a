"""The tour: the first conversation and a call, with a picture of every step, in out/tour."""

import argparse
import sys

from tests.end_to_end.stories.__main__ import OUT, play

STORIES = {"first_conversation": OUT / "tour", "a_call": OUT / "tour" / "call"}


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py run --tour")
    parser.add_argument("--lang", choices=["tr", "en"], default="tr")
    language = parser.parse_args().lang
    return max([play(name, language, place) for name, place in STORIES.items()])


if __name__ == "__main__":
    sys.exit(main())
