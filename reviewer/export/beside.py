"""What goes beside the pictures of a set: their captions as files, and the story they tell."""

from collections.abc import Collection, Iterator, Sequence

from PIL import Image

from reviewer.caption import as_text, field, with_fields, written
from reviewer.export import captions, story
from reviewer.export.captions import Captioned
from reviewer.export.plan import Plan
from reviewer.export.staging import Staging, Written
from reviewer.export.story import Shown
from reviewer.photo import Caption


def write(staging: Staging, plan: Plan, entries: Sequence[Captioned]) -> Iterator[Written]:
    """Write what the profile asks for beside the pictures that were made, `entries` in their order.

    Raises ExportRefused for what is not clean when it is read back, TargetFailed for the disk.
    """
    profile, fields = plan.profile, plan.profile.caption_fields
    if not entries:
        return
    for form in profile.captions:
        yield staging.add_beside(f"captions.{form}", captions.write(form, entries, fields))
    told = [Captioned(one.output, _narrowed(one.caption, fields)) for one in captions.seen(entries)]
    if profile.story:
        page = story.page(plan.heading, [_shown(staging, one) for one in told])
        yield staging.add_beside(story.NAME, page, _said(plan, told))


def _narrowed(caption: Caption, fields: Collection[str]) -> Caption:
    """The caption with only these fields, else all."""
    others = (place for place in written(caption) if fields and field(place).name not in fields)
    return with_fields(caption, dict.fromkeys(others, ""))


def _shown(staging: Staging, entry: Captioned) -> Shown:
    with Image.open(staging.path(entry.output)) as head:
        return Shown(entry.output, *head.size, entry.caption)


def _said(plan: Plan, entries: Sequence[Captioned]) -> frozenset[str]:
    """All texts that may be told of the set."""
    texts = (as_text(one.caption, place) for one in entries for place in written(one.caption))
    return frozenset((plan.heading.title, plan.heading.opening, *texts))
