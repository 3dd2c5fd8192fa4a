"""`python -m tests.voip.abuse [count] [seed]`: so many mutations, a tenth of them in a call."""

import sys
import time

from tests.voip.abuse.mutation import run, run_in_call

began = time.monotonic()
count, *seed = (int(word) for word in sys.argv[1:3] or ["10000"])
outcomes = run(count, *seed), run_in_call(count // 10, *seed)
print(*outcomes, f"in {time.monotonic() - began:.1f} s")
sys.exit(any(outcome.falls for outcome in outcomes))
