"""What goes beside the pictures of a set: captions as files, the story they tell, a contact sheet."""

from collections.abc import Collection, Generator, Sequence
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import replace

from PIL import Image

from reviewer.caption import as_text, field, with_fields, written
from reviewer.errors import ExportRefused
from reviewer.export import captions, pdf, sheet, story
from reviewer.export.captions import Captioned
from reviewer.export.plan import Plan
from reviewer.export.sheet import Draw
from reviewer.export.staging import Staging, Written
from reviewer.export.story import Shown
from reviewer.photo import Caption
from reviewer.progress import Progress
from reviewer.sequence import Heading


def check(plan: Plan, draw: Draw | None) -> None:
    """Raise ExportRefused where what the plan wants beside the pictures cannot be made, or must not be."""
    if fault := story.fault(plan.heading):
        raise ExportRefused(fault)
    if plan.profile.contact_sheet and draw is None:
        raise ExportRefused(
            f"{plan.profile.title} makes a contact sheet, and nothing here can draw one. Choose a profile "
            "without `contact_sheet`."
        )


def write(
    staging: Staging, plan: Plan, entries: Sequence[Captioned], draw: Draw | None, workers: Executor | None
) -> Generator[Progress, None, list[Written]]:
    """Write what the profile asks for beside the pictures that were made, `entries` in their order.

    Returns the files; the contact sheet alone takes long enough to be watched. Raises ExportRefused for what
    is not clean when it is read back, TargetFailed for the disk.
    """
    plan = replace(plan, heading=_seen(plan.heading))
    profile, fields = plan.profile, plan.profile.caption_fields
    if not entries:
        return []
    made = [
        staging.add_beside(f"captions.{form}", captions.write(form, entries, fields))
        for form in profile.captions
    ]
    told = [Captioned(one.output, _narrowed(one.caption, fields)) for one in captions.seen(entries)]
    shown = [_shown(staging, one) for one in told] if profile.story or profile.contact_sheet else []
    if profile.story:
        made.append(staging.add_beside(story.NAME, story.page(plan.heading, shown), _said(plan, told)))
    if profile.contact_sheet and draw:
        drawn = yield from _drawn(staging, plan, shown, draw, workers)
        made.append(staging.add_beside(sheet.NAME, drawn))
    return made


def _drawn(
    staging: Staging, plan: Plan, shown: Sequence[Shown], draw: Draw, workers: Executor | None
) -> Generator[Progress, None, bytes]:
    """The contact sheet."""
    cells = [sheet.cell(one) for one in shown]
    pictures = sheet.thumbnails((staging.path(one.file) for one in cells), workers)
    with closing(pictures):
        drawn = yield from _counted(draw(plan.heading, cells, pictures), len(cells))
    return pdf.bare(drawn)


def _counted(steps: Generator[None, None, bytes], total: int) -> Generator[Progress, None, bytes]:
    """Long work as so many steps of a total."""
    with closing(steps):
        done = 0
        while True:
            try:
                next(steps)
            except StopIteration as ended:
                return bytes(ended.value)
            done += 1
            yield Progress(done, total)


def _seen(heading: Heading) -> Heading:
    """The heading without the characters that nobody sees."""
    return replace(heading, title=captions.clear(heading.title), opening=captions.clear(heading.opening))


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
