"""What the rule set editor begins with: a rule set, a copy of one, a new one; and what it ends with."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from reviewer import rules
from reviewer.errors import UsageError
from reviewer.looking import Looking
from reviewer.rules import RuleSet, editing, writing


@dataclass(frozen=True, slots=True)
class Begun:
    """A rule set and the text it was read from. Without `known` the library does not have it yet.

    `fixed`: it comes with the program. `copy_of` is the id of the one it was copied from, `first` that of the
    rule to be shown first.
    """

    ruleset: RuleSet
    text: bytes = b""
    known: bool = False
    fixed: bool = False
    copy_of: str = ""
    first: str = ""


def new() -> Begun:
    """One with nothing in it."""
    title = QCoreApplication.translate("RuleSetSource", "My rules")
    notice = QCoreApplication.translate("RuleSetSource", "Guidance, not law.")
    return Begun(RuleSet("new", title, notice=notice))


def reading(ref: str, own: Path, *, copy: bool = False, first: str = "") -> Iterator[Begun]:
    """The one of that id, shipped or in the folder `own`, or in the file of that path; or a copy of it.

    For a thread. Raises what `rules.find` raises.
    """
    text = rules.source(ref, own)
    ruleset = rules.parse(text, ref)
    begun = Begun(ruleset, text, known=ref == ruleset.id, fixed=ref in rules.shipped(), first=first)
    yield copied(begun) if copy else begun


def places(library: Path) -> Iterator[object]:
    """Where the photos of a library were taken, all at once; for a thread."""
    with Looking.open(library) as looking:
        yield looking.places()


def copied(begun: Begun) -> Begun:
    """A copy to be changed, with the comments of its file."""
    title = QCoreApplication.translate("RuleSetSource", "{title} (copy)").replace(
        "{title}", begun.ruleset.title
    )
    ruleset = replace(begun.ruleset, id=f"{begun.ruleset.id}-copy"[:64].rstrip("-"), title=title, version="")
    return Begun(ruleset, begun.text, copy_of=begun.ruleset.id)


def ended(begun: Begun, wanted: RuleSet, own: Path) -> Begun:
    """What is to be kept in the folder `own` once it was changed: the next version, in its file's own words.

    For a thread. Raises UsageError when somebody else wrote the file meanwhile, RuleSetError for faults.
    """
    if begun.known and rules.source(begun.ruleset.id, own) != begun.text:
        said = QCoreApplication.translate(
            "RuleSetSource",
            "Somebody else changed the file of {title} meanwhile. Close the editor, and open it again.",
        )
        raise UsageError(said.replace("{title}", begun.ruleset.title))
    named = replace(wanted, version=writing.next_version(begun.ruleset.version))
    if not begun.known:
        taken = {*rules.shipped(), *(file.stem for file in own.glob("*.toml"))}
        named = replace(named, id=editing.free_id(wanted.title, taken))
    text = writing.written(named, begun.text)
    return Begun(rules.parse(text, named.title), text, known=True)
