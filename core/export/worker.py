"""The process that writes: `python -m core.export.worker`, spoken to over its own pipes.

Each message is its length in four bytes and msgpack. A desk that is gone closes the pipe, and then
nothing is left of what was begun. What is secret comes through the pipe, never by a command line.
"""

import sys
from collections.abc import Callable, Iterator
from typing import BinaryIO

import msgspec

from core.errors import UserError
from core.export.job import LENGTH, Answer, End, Failed, Item, Job, Told, Written, framed
from core.export.writer import Writer

MOST = 1 << 30
"""Bytes of one conversation with its files."""


def heard(pipe: BinaryIO) -> Iterator[Told]:
    """Until the pipe is closed."""
    decoder: msgspec.msgpack.Decoder[Told] = msgspec.msgpack.Decoder(Told)
    while len(head := pipe.read(LENGTH.size)) == LENGTH.size:
        (length,) = LENGTH.unpack(head)
        data = pipe.read(length) if length <= MOST else b""
        if len(data) != length:
            return
        yield decoder.decode(data)


def serve(pipe: BinaryIO, out: BinaryIO) -> None:
    """One job, from its first word to its end."""

    def say(answer: Answer) -> None:
        out.write(framed(answer))
        out.flush()

    told = heard(pipe)
    job = next(told, None)
    if isinstance(job, Job):
        try:
            _done(job, told, say)
        except UserError as error:
            say(Failed(error.code, error.facts))


def _done(job: Job, told: Iterator[Told], say: Callable[[Answer], None]) -> None:
    writer = Writer(job)
    try:
        for count, each in enumerate(told, 1):
            if isinstance(each, End):
                say(writer.finish())
                return
            if isinstance(each, Item):
                writer.add(each)
                say(Written(count))
    finally:
        writer.abandon()


def main() -> None:
    serve(sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
