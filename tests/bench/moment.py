"""Points in time: by the clock, by the work of a thread, and by what it waited for a processor.

What a thread worked is told beside what the clock says, because on a busy machine the clock also counts the
turns of others.
"""

import time
from pathlib import Path
from typing import NamedTuple

# Linux, Documentation/scheduler/sched-stats.rst: nanoseconds run, nanoseconds ready to run, time slices.
_SCHEDULED = Path("/proc/thread-self/schedstat")


class Moment(NamedTuple):
    """Milliseconds of the clock, of processor time this thread has had, and of such it was ready for in vain.

    The last are 0 on systems that do not tell.
    """

    clock: float
    work: float
    waited: float

    @classmethod
    def now(cls) -> "Moment":
        """This one."""
        waited = int(_SCHEDULED.read_bytes().split()[1]) / 1e6 if _SCHEDULED.exists() else 0.0
        return cls(time.perf_counter() * 1000, time.thread_time() * 1000, waited)

    def since(self, begun: "Moment") -> "Moment":
        """What lies between."""
        return Moment(self.clock - begun.clock, self.work - begun.work, self.waited - begun.waited)
