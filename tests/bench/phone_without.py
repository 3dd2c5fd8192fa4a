"""`python -m tests.bench.phone_without PLACE`: the phone where nothing goes before other work."""

import sys
from pathlib import Path

from voip import priority
from voip.__main__ import main

if __name__ == "__main__":
    priority.put_first = lambda urgent: None
    sys.exit(main(Path(sys.argv[1])))
