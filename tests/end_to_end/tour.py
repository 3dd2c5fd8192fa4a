"""The tour: the first conversation with a picture of every step, in out/tour."""

import argparse
import sys

from tests.end_to_end.stories.__main__ import OUT, play


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py run --tour")
    parser.add_argument("--lang", choices=["tr", "en"], default="tr")
    return play("first_conversation", parser.parse_args().lang, OUT / "tour")


if __name__ == "__main__":
    sys.exit(main())
