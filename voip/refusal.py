"""An order that cannot be done."""


class Refusal(Exception):
    """`code`: one of `events.Refused`."""

    def __init__(self, code: str, status: int = 0) -> None:
        super().__init__(code)
        self.code = code
        self.status = status
