"""The columns that questions over all photos ask for, beside the JSON in which the same stands.

They are written in the statements that write the JSON, and make up one index, so that a question over a
hundred thousand photos reads a few megabytes.
"""

import math

from reviewer import record
from reviewer.catalog.history import Judged
from reviewer.photo import CameraFacts, Marks

Row = dict[str, str | int | None]


def of_facts(facts: CameraFacts) -> Row:
    """What the camera wrote. `body` tells one camera from another of its model where it can."""
    return {
        "facts": record.dump(record.facts_json(facts)),
        "undated": facts.taken_at is None,
        "taken_at": facts.taken_at.isoformat() if facts.taken_at else None,
        "camera": facts.camera,
        "body": facts.serial or facts.camera,
        "lens": facts.lens,
        "iso": facts.iso,
        "focal": None if facts.focal_length_mm is None else math.floor(facts.focal_length_mm + 0.5),
    }


def of_marks(marks: Marks) -> Row:
    """What people decided."""
    caption = marks.caption
    return {
        "marks": record.dump(record.marks_json(marks)),
        "rating": marks.rating,
        "flag": marks.flag,
        "label": marks.label,
        "looked_at": marks.looked_at,
        "looked_by": _listed([look.by for look in marks.looks]),
        "asked": _listed([objection.asked for objection in marks.objections]),
        "waived": _listed([waiver.rule for waiver in marks.waivers]),
        "captioned": not caption.empty,
        "places": record.dump([caption.location, caption.city, caption.region, caption.country]),
    }


def _listed(words: list[str]) -> str:
    """Most photos have none, of thousands that change at once."""
    return record.dump(words) if words else "[]"


def of_judged(judged: Judged) -> Row:
    """What the rules say."""
    return {
        "verdict": judged.verdict,
        "standing": judged.standing,
        "rules": record.dump(judged.rules),
        "shown_tags": record.dump(judged.shown_tags),
        "unlooked": record.dump(judged.unlooked),
    }
