"""What was entered for export profiles and is not saved yet."""

from collections.abc import Mapping
from dataclasses import dataclass

from reviewer.export import profile as profiles
from reviewer.export.profile import Shelved


@dataclass(frozen=True, slots=True)
class Draft:
    """The values entered, by key; `before` is what stood in the profile's place when that began."""

    before: Shelved
    values: Mapping[str, object]


class ProfileDrafts:
    """One draft a profile at most, by its id."""

    def __init__(self) -> None:
        self._drafts: dict[str, Draft] = {}

    def __contains__(self, id: object) -> bool:
        return id in self._drafts

    def of(self, shelved: Shelved | None) -> Draft | None:
        """The draft of a profile."""
        return self._drafts.get(shelved.id) if shelved else None

    @property
    def titles(self) -> list[str]:
        """What the profiles with drafts are called as they stand."""
        return [one.before.profile.title for one in self._drafts.values() if one.before.profile]

    def enter(self, shelved: Shelved, values: Mapping[str, object]) -> None:
        """Keep what was entered for a profile; what is as it was is no draft."""
        draft = self._drafts.get(shelved.id)
        before = draft.before if draft else shelved
        if before.profile is not None and values == profiles.content(before.profile):
            self.drop(shelved.id)
        else:
            self._drafts[shelved.id] = Draft(before, values)

    def drop(self, id: str) -> None:
        """Forget a draft, if there is one."""
        self._drafts.pop(id, None)
