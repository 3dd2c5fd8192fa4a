"""Who plays or hears sound as it comes goes before other work, where the system lets it: a tone that
was torn by a test on the other core would be laid at the desk's door."""

import functools
import subprocess


@functools.cache
def before_others() -> tuple[str, ...]:
    """The words before a command; none where this is refused, as it is most people. The peer stands
    behind our own threads of sound, which ask for more, and its server."""
    words = ("chrt", "--rr", "1")
    return () if subprocess.run([*words, "true"], capture_output=True).returncode else words
