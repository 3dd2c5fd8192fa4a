"""The figures of the softphone, each part with peers and a phone of its own."""

from collections.abc import Iterator

from tests.bench import voice_lasting, voice_registrar, voice_sent, voice_setup, voice_speech
from tests.bench.figure import Figure


def figures(seconds: float = voice_sent.SECONDS) -> Iterator[Figure]:
    """`seconds`: of the call whose packets are counted."""
    yield from voice_setup.figures()
    yield from voice_speech.figures()
    yield from voice_registrar.figures()
    yield from voice_lasting.figures()
    yield from voice_sent.figures(seconds)
