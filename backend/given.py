"""A file that is named on the command line."""

from pathlib import Path

from backend.people import Refused


def content(path: Path, most: int) -> bytes:
    """Raises Refused: it cannot be read, or has more than `most` bytes."""
    try:
        if path.stat().st_size <= most:
            return path.read_bytes()
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror}") from error
    raise Refused(f"{path} is larger than {most // 1024:,} KiB")
