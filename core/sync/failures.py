"""Why the platform did not answer as hoped. Inside sync only: a person sees UserErrors."""


class Unreachable(Exception):
    """No answer, or none that means anything now: try again later."""

    reason = "unreachable"


class NobodyThere(Unreachable):
    """The knock came to no platform at all: no network, no such name, nothing that listens."""


class NotTrusted(Unreachable):
    """Somebody answered whose certificate does not prove that it is the platform."""

    reason = "not_trusted"


class NotSantral(Unreachable):
    """Somebody answered who does not speak the platform's language."""

    reason = "not_santral"


class SignedOut(Exception):
    """The refresh token is gone or refused: somebody has to sign in."""


class Refusal(Exception):
    """The platform said no over HTTP, with an error code of the protocol where it gave one."""

    def __init__(self, status: int, code: str, after_ms: int | None = None) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.after_ms = after_ms
