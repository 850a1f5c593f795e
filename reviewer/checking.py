"""What captions in a library are checked beside: rules that speak of a photo, its neighbours, names known."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from reviewer.album import Album
from reviewer.caption.checks import Beside
from reviewer.rules import Duty, Judgement


def beside(album: Album, photo: int, neighbours: Sequence[int] = (), people: Collection[str] = ()) -> Beside:
    """What `checks.hints` needs to know of a photo; `neighbours` are those shown before and after it.

    `people` are names that may stand in its caption: `album.suggestions().texts("people")`.
    """
    found = album.photo(photo)
    judgement = album.judgement(photo)
    return Beside(
        neighbours=tuple(one.marks.caption for one in album.photos(neighbours)),
        protecting=_asking(judgement, Duty.PROTECT_PEOPLE),
        unplaced=_asking(judgement, Duty.NO_PLACE),
        people=people,
        brought=tuple(
            replace(check, id=f"{ruleset.id}/{check.id}")
            for ruleset in album.rulesets(found.shoot)
            for check in ruleset.checks
        ),
    )


def _asking(judgement: Judgement, duty: Duty) -> tuple[str, ...]:
    """The titles of the rules that count, and ask an export for this."""
    counting = (fired for fired in judgement.fired if not fired.waived and not fired.overridden)
    return tuple(dict.fromkeys(fired.rule.title for fired in counting if duty in fired.rule.export))
