"""The call to oneself: what was said comes back a moment later."""

from collections import deque

import pjsua2 as pj

from voip import frames

_MOST_MS = 5_000


class Echo(pj.AudioMediaPort):  # type: ignore[misc]  # the library has no types
    """What it hears comes back later."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[bytes] = deque()
        self._frames = 1
        self.createPort("echo", frames.format_())

    def delay(self, ms: int) -> None:
        self._waiting.clear()
        self._frames = max(1, min(_MOST_MS, ms) // frames.FRAME_MS)

    def onFrameReceived(self, frame: pj.MediaFrame) -> None:
        if frame.type == pj.PJMEDIA_FRAME_TYPE_AUDIO:
            self._waiting.append(frames.heard(frame))

    def onFrameRequested(self, frame: pj.MediaFrame) -> None:
        late = len(self._waiting) > self._frames
        frames.say(frame, self._waiting.popleft() if late else frames.SILENCE)
