"""Rule sets that judge many photos, and each case only once.

Beside its tags a photo is asked few things: did the flash fire, was it there, was it then? Where all answers
are the same, the judgement is.
"""

from collections.abc import Hashable, Sequence
from typing import Final

from reviewer.photo import CameraFacts, Marks
from reviewer.rules.judgement import Judgement, judge
from reviewer.rules.looked import Vocabularies
from reviewer.rules.model import RuleSet
from reviewer.rules.whereabouts import Whereabouts

_MOST_CASES: Final = 20_000  # some 20 MB


class Court:
    """Judges as `judge` does, by these rule sets; `vocabularies` may grow, and none in it may change."""

    def __init__(self, rulesets: Sequence[RuleSet], vocabularies: Vocabularies) -> None:
        self._rulesets, self._vocabularies = tuple(rulesets), vocabularies
        found = [rule for one in rulesets for rule in one.rules]
        asked = [
            *(tag.camera for one in rulesets for tag in one.camera_tags),
            *(rule.camera for rule in found),
        ]
        self._cameras = tuple(dict.fromkeys(camera for camera in asked if camera is not None))
        self._areas = tuple(dict.fromkeys(area for rule in found for area in rule.where))
        self._times = tuple({(rule.since, rule.until): rule for rule in found if rule.dated}.values())
        self._known: dict[Hashable, Judgement] = {}

    @property
    def asks_countries(self) -> bool:
        """Whether some rule asks for the country that a caption names."""
        return any(area.countries for area in self._areas)

    def judge(self, marks: Marks, facts: CameraFacts) -> Judgement:
        """What the rule sets say of a photo with these marks and camera facts."""
        case = self._case(marks, facts)
        known = self._known.get(case)
        if known is None:
            if len(self._known) >= _MOST_CASES:
                self._known.clear()
            known = judge(self._rulesets, marks, facts, vocabularies=self._vocabularies)
            self._known[case] = known
        return known

    def _case(self, marks: Marks, facts: CameraFacts) -> Hashable:
        """All that `judge` can tell photos apart by."""
        where = Whereabouts.of(facts, marks.caption) if self._areas else Whereabouts()
        day = facts.taken_at.date() if facts.taken_at else None
        return (
            marks.tags,
            marks.denied,
            marks.waivers,
            tuple([(look.by, look.under) for look in marks.looks]),
            tuple([camera.holds(facts) for camera in self._cameras]),
            tuple([area.holds(where) for area in self._areas]),
            tuple([rule.in_force(day) for rule in self._times]),
        )
