"""Which tags some photos have, counted: by people, by the camera's data, or denied to it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Tagged:
    """So many `photos`, of these `shoots`; how many of them have each tag, and whose word that is.

    A tag is `by_camera` where no person set it too. `denied` are those of the camera's a person took off.
    """

    photos: int = 0
    shoots: tuple[str, ...] = ()
    by_people: Mapping[str, int] = field(default_factory=Counter)
    by_camera: Mapping[str, int] = field(default_factory=Counter)
    denied: Mapping[str, int] = field(default_factory=Counter)

    def on(self, tag: str) -> int:
        """How many photos have the tag."""
        return self.by_people.get(tag, 0) + self.by_camera.get(tag, 0)
