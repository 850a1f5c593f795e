"""The record of an import, kept in the catalog: what came, what failed and why, how sure copies are."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reviewer.errors import shown
from reviewer.imported import BackupFailed, Copied, Joined, Known, Plan, Told
from reviewer.ingest import shoot_name
from reviewer.photo import Failed
from reviewer.verified_copy import READS_PAST_CACHE


@dataclass(slots=True)
class Tally:
    """Counts what an import tells, for its receipt; `source` is the card or folder."""

    plan: Plan
    source: Path
    copied: int = 0
    joined: int = 0
    known: int = 0
    completed: int = 0
    size: int = 0
    failed: list[Failed] = field(default_factory=list)
    backup_failed: list[BackupFailed] = field(default_factory=list)
    unbacked: int = 0

    @property
    def frames(self) -> int:
        """Of how many frames it is known what became of them."""
        return self.copied + self.joined + self.known + len(self.failed)

    def take(self, told: Told) -> None:
        """Count one of the results."""
        if isinstance(told, Copied | Joined | Known) and any(one.ended for one in self.backup_failed):
            self.unbacked += 1
        match told:
            case Copied() | Joined():
                self.copied += isinstance(told, Copied)
                self.joined += isinstance(told, Joined)
                self.size += sum(file.size for file in told.files)
            case Known():
                self.known += 1
                self.completed += told.completed
            case Failed():
                self.failed.append(told)
            case BackupFailed():
                self.backup_failed.append(told)
                self.unbacked += told.lost

    def receipt(self, of: int, seconds: float, ended: str = "") -> dict[str, Any]:
        """The record, as plain data.

        `of` so many frames that were asked for; `ended` says why it ended before the last of them. `safe`
        tells that each is in the library, verified; `unbacked` how many of those the backup lacks, as far as
        is known; `past_cache` that copies were read back from the disk itself and not from memory, as far as
        the system can be asked for it.
        """
        return {
            "source": shown(self.source),
            "shoot": shoot_name(self.plan.shoot),
            "backup": str(self.plan.backup or ""),
            "names": self.plan.names,
            "frames": of,
            "copied": self.copied,
            "joined": self.joined,
            "known": self.known,
            "completed": self.completed,
            "bytes": self.size,
            "seconds": round(seconds, 1),
            "failed": [{"name": one.name, "sentence": one.sentence} for one in self.failed],
            "backup_failed": [{"name": one.name, "sentence": one.sentence} for one in self.backup_failed],
            "unbacked": self.unbacked,
            "ended": ended,
            "safe": not self.failed and not ended and self.frames == of,
            "past_cache": READS_PAST_CACHE,
        }
