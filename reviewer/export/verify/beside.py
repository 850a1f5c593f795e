"""What goes beside the pictures of a set, told by its name: caption files, the story, the contact sheet."""

from collections.abc import Collection

from reviewer.export.verify import captions, sheet, story
from reviewer.export.verify.left import Left

NAMES = captions.NAMES | {story.NAME, sheet.NAME}
"""What the files beside pictures are called."""


def check(
    name: str, data: bytes, files: Collection[str], said: Collection[str] | None = None
) -> tuple[Left, ...]:
    """What is left in a file of one of the NAMES, beside `files`. Never raises, whatever the bytes are.

    `said` are the texts that may be told in a story; None where nobody knows them.
    """
    if name == story.NAME:
        return story.check(data, files, said)
    return sheet.check(data, files) if name == sheet.NAME else captions.check(name, data, files)
