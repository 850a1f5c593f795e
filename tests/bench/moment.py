"""Points in time, by the clock and by the work of a thread.

What a thread worked is told beside what the clock says, because on a busy machine the clock also counts the
turns of others.
"""

import time
from typing import NamedTuple


class Moment(NamedTuple):
    """Milliseconds of the clock, and of processor time this thread has had."""

    clock: float
    work: float

    @classmethod
    def now(cls) -> "Moment":
        """This one."""
        return cls(time.perf_counter() * 1000, time.thread_time() * 1000)

    def since(self, begun: "Moment") -> "Moment":
        """What lies between."""
        return Moment(self.clock - begun.clock, self.work - begun.work)
