"""Who has the floor: one call, or the calls of one conference; the others are held."""

from collections.abc import Mapping, Sequence

from voip.call import Leg
from voip.refusal import Refusal


class Floor:
    """`legs` is looked into each time."""

    def __init__(self, legs: Mapping[str, Leg]) -> None:
        self._legs = legs

    @property
    def taken(self) -> bool:
        return any(leg.talking for leg in self._legs.values())

    @property
    def muted(self) -> bool:
        """Whoever is muted is so for all: also for whom they answer next."""
        return any(leg.said.muted for leg in self._legs.values())

    @property
    def members(self) -> list[Leg]:
        """Of the conference."""
        return [leg for leg in self._legs.values() if leg.said.conference]

    def give(self, leg: Leg) -> None:
        """Holds whoever else is talking, but for those in one conference with it."""
        for other in self._legs.values():
            together = leg.said.conference and other.said.conference
            if other is not leg and other.talking and not together:
                self.hold(other)

    def hold(self, leg: Leg) -> None:
        leg.holding.want(True)
        leg.say(hold=leg.hold)

    def take_back(self, leg: Leg) -> None:
        self.give(leg)
        leg.holding.want(False)
        leg.say(hold=leg.hold)

    def bring_together(self, legs: Sequence[Leg]) -> None:
        """Two and us, so that we can leave them to each other. Raises Refusal."""
        if len(legs) != 2 or any(leg not in legs for leg in self.members):
            raise Refusal("conference.two")
        if any(leg.said.transferring for leg in legs):
            raise Refusal("call.state")
        for leg in legs:
            leg.say(conference=True)
        for leg in legs:
            self.take_back(leg)

    def bring_apart(self, legs: Sequence[Leg]) -> None:
        """The first of them talks on."""
        for leg in legs:
            leg.say(conference=False)
        for leg in legs[:1]:
            self.take_back(leg)

    def part(self) -> None:
        """A conference of one is a call."""
        members = self.members
        if len(members) == 1:
            members[0].say(conference=False)
