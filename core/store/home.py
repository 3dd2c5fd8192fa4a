"""Where a store lives: two desks on copies of one file would answer as one device."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Home:
    """`machine` is empty where the system does not name itself; `number` is the file's own on its
    disk, and goes along where it is moved."""

    machine: str
    path: str
    number: int

    @classmethod
    def of(cls, path: Path, machine: str) -> "Home":
        return cls(machine, str(path.resolve()), path.stat().st_ino)

    @classmethod
    def read(cls, kept: bytes) -> "Home":
        return cls(**json.loads(kept))

    def kept(self) -> bytes:
        return json.dumps(asdict(self)).encode()

    def is_copied_from(self, other: "Home") -> bool:
        """Not moved or renamed, and not put back from a backup: at another place as another file,
        or on another machine."""
        if self.machine and other.machine and self.machine != other.machine:
            return True
        return self.path != other.path and self.number != other.number
