"""`python -m tests.voip.phone_alone PLACE`: a phone that does not wait long for a desk."""

import sys
from pathlib import Path

from tests.voip.phone_with_tone import Tones
from voip import pipe, process

if __name__ == "__main__":
    process.ALONE_S, process.SILENT_S = 1.0, 2.5
    secret = sys.stdin.buffer.read(pipe.SECRET)
    sys.exit(process.run(Path(sys.argv[1]), secret, Tones))
