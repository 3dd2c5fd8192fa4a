"""What a wallboard shows: four to twelve figures, each of the whole floor or of one queue. Pure."""

import msgspec

from desktop.models.live_tiles import TILES

FEWEST, MOST = 4, 12
KEPT = "wallboard"
"""Under this name it is kept among a person's views."""


class Place(msgspec.Struct, frozen=True):
    tile: str
    queue: str = ""
    """Id; empty: all."""


class Board(msgspec.Struct, frozen=True):
    places: tuple[Place, ...] = (
        Place("waiting"), Place("oldest"), Place("service_level"), Place("free"),
        Place("answered"), Place("abandoned"), Place("silent"), Place("forecast"),
    )  # fmt: skip
    light: bool = False

    def with_place(self, place: Place) -> "Board":
        """The same where there is no room for another."""
        if place in self.places or len(self.places) >= MOST or place.tile not in TILES:
            return self
        return Board((*self.places, place), self.light)

    def without(self, place: Place) -> "Board":
        """The same where too few would be left."""
        left = tuple(each for each in self.places if each != place)
        return Board(left, self.light) if len(left) >= FEWEST else self

    def moved(self, place: Place, by: int) -> "Board":
        places = list(self.places)
        at = places.index(place)
        places.insert(max(0, min(len(places) - 1, at + by)), places.pop(at))
        return Board(tuple(places), self.light)


def read_board(body: bytes | None) -> Board:
    """The usual one where none was kept, or what was kept is not known any more."""
    if body is None:
        return Board()
    try:
        kept = msgspec.json.decode(body, type=Board)
    except msgspec.DecodeError:
        return Board()
    places = tuple(place for place in kept.places if place.tile in TILES)[:MOST]
    return Board(places, kept.light) if len(places) >= FEWEST else Board(light=kept.light)


def columns(count: int, width: int, height: int) -> int:
    """How many beside each other make the tiles as large as can be."""
    best, largest = 1, 0.0
    for beside in range(1, count + 1):
        rows = -(-count // beside)
        # A tile is read by its height, and its value needs half as much again in width
        size = min(height / rows, width / beside / 1.35)
        if size > largest:
            best, largest = beside, size
    return best
