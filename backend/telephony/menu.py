"""The only menu there is: at which number somebody who will not wait wants to be called. Pure."""

from typing import Literal, NamedTuple

from core import numbers
from core.errors import UserError

_DONE, _BACK = "#", "*"
_LONGEST = 20


class Wanted(NamedTuple):
    """`number`: is to be called; `again`: it was none; `stays`: they wait after all."""

    number: str = ""
    again: bool = False
    stays: bool = False


class Menu:
    """`number` is the caller's own; empty where it is withheld."""

    def __init__(self, number: str) -> None:
        self._own, self._typed = number, ""

    @property
    def question(self) -> Literal["number", "type"]:
        return "number" if self._own else "type"

    def pressed(self, digit: str) -> Wanted:
        """A 1 at the beginning is the own number: at home no other begins with it, and those of
        abroad begin with 00."""
        if digit == _BACK:
            return Wanted(stays=True)
        if digit == "1" and not self._typed and self._own:
            return Wanted(number=self._own)
        if digit != _DONE:
            self._typed = (self._typed + digit)[:_LONGEST]
            return Wanted()
        typed, self._typed = self._typed, ""
        return _read(typed)


def _read(typed: str) -> Wanted:
    try:
        found = numbers.read(typed)
    except UserError:
        return Wanted(again=True)
    if found.kind != "outside":
        return Wanted(again=True)
    return Wanted(number=found.dial.partition(",")[0])
