"""Rule sets: what may not be shown, in a condition, in a place, at a time - and the verdict on a photo.

A rule set is a TOML file, so that a desk can write its own without a programmer. `shelf` finds it,
`document` reads it and names every fault with its line, `model` is what is left when there are none,
and `judgement` says what it means for one photo; `editing` changes it, and `writing` puts it back into its
file. Judging is pure: the same marks, camera facts and rule sets always give the same answer, in whatever
order rules and rule sets stand.
"""

from reviewer.rules.camera_condition import CameraCondition
from reviewer.rules.change import changed_triggers
from reviewer.rules.court import Court
from reviewer.rules.document import load, parse
from reviewer.rules.judgement import Fired, Judgement, camera_tags, judge, judged_alike
from reviewer.rules.looked import Vocabularies
from reviewer.rules.model import Doubt, Duty, Outcome, Rule, RuleSet, Scope, Source, Tag
from reviewer.rules.shelf import DEFAULT, find, shipped, source, with_text
from reviewer.rules.waiving import Ended, ended, waivers_of
from reviewer.rules.whereabouts import Area

__all__ = [
    "DEFAULT",
    "Area",
    "CameraCondition",
    "Court",
    "Doubt",
    "Duty",
    "Ended",
    "Fired",
    "Judgement",
    "Outcome",
    "Rule",
    "RuleSet",
    "Scope",
    "Source",
    "Tag",
    "Vocabularies",
    "camera_tags",
    "changed_triggers",
    "ended",
    "find",
    "judge",
    "judged_alike",
    "load",
    "parse",
    "shipped",
    "source",
    "waivers_of",
    "with_text",
]
