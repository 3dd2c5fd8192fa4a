"""Recordings of calls: when they begin, pause and end, and what the call says of that."""

from pathlib import Path

from voip import events as e
from voip.call import Leg
from voip.endpoint import Work
from voip.ports import RecorderState, Sound, Tell
from voip.refusal import Refusal
from voip.values import Policy

_SUFFIX = ".call"


class Taping:
    """`changed` is called when what is heard on the bridge must be worked out anew."""

    def __init__(self, sound: Sound, tell: Tell, changed: Work) -> None:
        self.policy = Policy()
        self.key = b""
        self._sound, self._tell, self._changed = sound, tell, changed

    def start(self, leg: Leg) -> None:
        """After the announcement, where the policy has one. Raises Refusal."""
        if leg.said.recording != "off":
            return
        media = leg.media
        if media is None or leg.said.state != "talking" or not self.policy.recordings:
            raise Refusal("recording.failed")
        if not self.policy.consent_file:
            self._begin(leg)
            return
        leg.say(recording="consent")
        both = (media, self._sound.speaker)
        self._sound.announce(self.policy.consent_file, both, lambda: self._agreed(leg))

    def stop(self, leg: Leg) -> None:
        """Also at the end of a call; what was recorded stands in it."""
        recorder, leg.recorder = leg.recorder, None
        if recorder is None:
            leg.say(recording="off")
            return
        self._changed()
        leg.say(recording="off", recorded=recorder.close())

    def pause(self, leg: Leg, most_s: int) -> None:
        """Raises Refusal."""
        if leg.recorder is None:
            raise Refusal("call.state")
        leg.recorder.pause(most_s)

    def _agreed(self, leg: Leg) -> None:
        if leg.said.recording != "consent" or leg.said.state != "talking":
            return
        try:
            self._begin(leg)
        except Refusal as refusal:
            leg.say(recording="off")
            self._tell(e.Refused(code=refusal.code, call=leg.said.id))

    def _begin(self, leg: Leg) -> None:
        try:
            leg.recorder = self._sound.recorder(
                self._path(leg), self.key, lambda state: self._heard(leg, state)
            )
        except (OSError, ValueError) as error:
            raise Refusal("recording.failed") from error
        leg.say(recording="on")
        self._changed()

    def _path(self, leg: Leg) -> Path:
        """A call that is recorded twice has two files: nothing is written over."""
        folder = Path(self.policy.recordings)
        parts = sum(1 for _ in folder.glob(f"{leg.said.id}*{_SUFFIX}"))
        return folder / f"{leg.said.id}{f'-{parts}' if parts else ''}{_SUFFIX}"

    def _heard(self, leg: Leg, state: RecorderState) -> None:
        if state == "failed":
            self._tell(e.Refused(code="recording.failed", call=leg.said.id))
            self.stop(leg)
        else:
            leg.say(recording=state)
