"""What a shoot is judged by, and what that says of its photos."""

from dataclasses import dataclass
from pathlib import Path

from reviewer import __version__, rules
from reviewer.catalog import Judged
from reviewer.errors import ReviewerError
from reviewer.photo import Photo, Shoot, Verdict


@dataclass(frozen=True, slots=True)
class Law:
    """What a shoot is judged by. With `trouble`, nothing can be judged and nothing is clear."""

    rulesets: tuple[rules.RuleSet, ...]
    trouble: str

    @classmethod
    def of(cls, shoot: Shoot, own_rulesets: Path) -> "Law":
        """The rule sets of a shoot, looked for among the shipped ones and in the folder `own_rulesets`."""
        if not shoot.rulesets:
            return cls((), f"The shoot {shoot.name} has no rule set, so nothing in it can be judged.")
        try:
            return cls(tuple(rules.find(ref, own_rulesets) for ref in shoot.rulesets), "")
        except ReviewerError as error:
            return cls((), str(error))

    @property
    def fingerprint(self) -> str:
        """Changes whenever a verdict could: with the rule sets, and with the program that judges."""
        return " ".join([__version__, *(ruleset.fingerprint for ruleset in self.rulesets), self.trouble])

    def judge(self, photo: Photo) -> rules.Judgement:
        """The verdict on a photo, with every rule that spoke."""
        if self.trouble:
            return rules.Judgement(Verdict.UNREVIEWED, Verdict.UNREVIEWED, ())
        return rules.judge(self.rulesets, photo.marks, photo.facts)

    def shown_tags(self, photo: Photo) -> frozenset[str]:
        """The tags people gave it and those the camera's data set."""
        camera = (rules.camera_tags(ruleset, photo.facts) for ruleset in self.rulesets)
        return photo.marks.tags.union(*camera)

    def judged(self, photo: Photo) -> Judged:
        """The same as the catalog caches it."""
        judgement = self.judge(photo)
        return Judged(
            verdict=str(judgement.verdict),
            standing=str(judgement.standing),
            rules=tuple(dict.fromkeys(fired.rule.id for fired in judgement.fired)),
            shown_tags=tuple(sorted(self.shown_tags(photo))),
        )
