"""Recordings of calls: when they begin, pause and end, and what the call says of that.

A call has one recording, however often it is switched off and on and whoever is at its other end.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from voip import events as e
from voip.call import Leg
from voip.endpoint import Work
from voip.ports import Recorder, RecorderState, Sound, Tell
from voip.refusal import Refusal
from voip.values import Policy

_SUFFIX = ".call"


class Taping:
    """`changed` is called when what is heard on the bridge must be worked out anew. `legs` is
    looked into each time: a call that was handed over goes on with another one."""

    def __init__(self, sound: Sound, legs: Mapping[str, Leg], tell: Tell, changed: Work) -> None:
        self.policy = Policy()
        self.key = b""
        self._sound, self._legs, self._tell, self._changed = sound, legs, tell, changed

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
        id, both = leg.said.id, (media, self._sound.speaker)
        self._sound.announce(self.policy.consent_file, both, lambda: self._agreed(id, leg))

    def start_by_policy(self, leg: Leg) -> None:
        """A call that cannot be recorded is still a call."""
        if self.policy.record:
            self._try(leg, self.start)

    def stop(self, leg: Leg) -> None:
        """Until it is started again, or the call ends."""
        if leg.recorder is not None:
            leg.recorder.cut(True)
        leg.say(recording="off")

    def end(self, leg: Leg) -> None:
        """What was recorded stands in the call."""
        recorder, leg.recorder = leg.recorder, None
        if recorder is None:
            leg.say(recording="off")
            return
        self._changed()
        leg.say(recording="off", recorded=recorder.close())

    def hand_over(self, leg: Leg, by: Leg) -> None:
        by.recorder, leg.recorder = leg.recorder, None

    def ask_again(self, by: Leg) -> None:
        """Goes on with whoever is there now, who must hear the announcement first."""
        if by.said.recording != "off" and self.policy.consent_file:
            self.stop(by)
            self._try(by, self.start)

    def pause(self, leg: Leg, most_s: int) -> None:
        """Raises Refusal."""
        if leg.recorder is None or leg.said.recording not in ("on", "paused"):
            raise Refusal("call.state")
        leg.recorder.pause(most_s)

    def _agreed(self, id: str, asked: Leg) -> None:
        leg = self._legs.get(id)
        if leg is not asked or leg.said.recording != "consent" or leg.said.state != "talking":
            return
        self._try(leg, self._begin)

    def _try(self, leg: Leg, begin: Callable[[Leg], None]) -> None:
        try:
            begin(leg)
        except Refusal as refusal:
            leg.say(recording="off")
            self._tell(e.Refused(code=refusal.code, call=leg.said.id))

    def _begin(self, leg: Leg) -> None:
        if leg.recorder is None:
            leg.recorder = self._new(leg.said.id)
        leg.recorder.cut(False)
        leg.say(recording="on")
        self._changed()

    def _new(self, id: str) -> Recorder:
        try:
            return self._sound.recorder(
                self._path(id), self.key, lambda state: self._heard(id, state)
            )
        except (OSError, ValueError) as error:
            raise Refusal("recording.failed") from error

    def _path(self, id: str) -> Path:
        """A call that is recorded again after a fault has two files: nothing is written over."""
        folder = Path(self.policy.recordings)
        parts = sum(1 for _ in folder.glob(f"{id}*{_SUFFIX}"))
        return folder / f"{id}{f'-{parts}' if parts else ''}{_SUFFIX}"

    def _heard(self, id: str, state: RecorderState) -> None:
        leg = self._legs.get(id)
        if leg is None:
            return
        if state == "failed":
            self._tell(e.Refused(code="recording.failed", call=id))
            self.end(leg)
        else:
            leg.say(recording=state)
