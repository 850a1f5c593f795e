"""Every action of the window, told once: its name, its place in the menus, what it needs.

Keys come from the keymap, what an action does from the window. Menus, the command palette and the
list of keys are all made from this table.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP as N
from PySide6.QtCore import QCoreApplication

ALWAYS, FREE, LIBRARY, WRITABLE, PHOTO, COMPARED, MARK, UNDO, REDO, UNORDERED, SEQUENCE, PLACED = (
    "always",
    "free",
    "library",
    "writable",
    "photo",
    "compared",
    "mark",
    "undo",
    "redo",
    "unordered",
    "sequence",
    "placed",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a menu; it can be used while what it `needs` is there."""

    id: str
    text: object
    needs: str = ALWAYS
    submenu: object = ""
    checkable: bool = False


_RATING = N("Menus", "Rating")
_LABEL = N("Menus", "Colour label")
_SORT = N("Menus", "Sort by")
_GROUP = N("Menus", "Group by")
_THEME = N("Menus", "Theme")
_BURST = N("Menus", "Burst")
_SIDECARS = N("Menus", "Sidecars")
_SEPARATOR = Entry("", "")

_FILE = (
    Entry("new-library", N("Menus", "New library…"), FREE),
    Entry("open-library", N("Menus", "Open library…"), FREE),
    _SEPARATOR,
    Entry("import", N("Menus", "Import…"), WRITABLE),
    Entry("eject", N("Menus", "Eject the card"), LIBRARY),
    Entry("export", N("Menus", "Export…"), WRITABLE),
    Entry("profiles", N("Menus", "Export profiles…"), LIBRARY),
    Entry("receipts", N("Menus", "Receipts…"), LIBRARY),
    Entry("imports", N("Menus", "Imports…"), LIBRARY),
    Entry("exports-of", N("Menus", "Exports of this photo…"), PHOTO),
    _SEPARATOR,
    Entry("sidecars", N("Menus", "Sidecars…"), LIBRARY, _SIDECARS),
    Entry("sidecars-write", N("Menus", "Write sidecars"), WRITABLE, _SIDECARS),
    Entry("sidecars-read", N("Menus", "Read what changed in sidecars"), WRITABLE, _SIDECARS),
    _SEPARATOR,
    Entry("quit", N("Menus", "Quit")),
)
_EDIT = (
    Entry("undo", N("Menus", "Undo"), UNDO),
    Entry("redo", N("Menus", "Redo"), REDO),
    Entry("history", N("Menus", "History…"), LIBRARY),
    _SEPARATOR,
    Entry("select-all", N("Menus", "Select all"), PHOTO),
    Entry("select-group", N("Menus", "Select all under this heading"), PHOTO),
    Entry("select-burst", N("Menus", "Select the whole burst"), PHOTO),
    Entry("select-none", N("Menus", "Select only the current photo"), PHOTO),
    _SEPARATOR,
    Entry("filter", N("Menus", "Filter"), LIBRARY),
    Entry("facets", N("Menus", "Filter by facets"), LIBRARY),
    Entry("clear-filter", N("Menus", "Clear the filter"), LIBRARY),
    Entry("saved-filters", N("Menus", "Saved filters…"), LIBRARY),
    Entry("save-filter", N("Menus", "Save the filter…"), WRITABLE),
    Entry("copy-filter", N("Menus", "Copy the filter as --where"), LIBRARY),
    _SEPARATOR,
    Entry("rulesets", N("Menus", "Rule sets of the shoot…"), WRITABLE),
    Entry("edit-rules", N("Menus", "Edit the rules…"), WRITABLE),
    Entry("person", N("Menus", "Your initials…"), LIBRARY),
    _SEPARATOR,
    Entry("keyboard", N("Menus", "Keyboard…")),
)
_PHOTO = (
    Entry("tags", N("Menus", "Tags…"), MARK),
    Entry("looked-at", N("Menus", "Looked at, nothing to tag"), MARK),
    Entry("not-looked-at", N("Menus", "Not looked at"), MARK),
    Entry("paint", N("Menus", "Paint tags on photos"), MARK, checkable=True),
    Entry("same-tags", N("Menus", "Same tags as the photo before"), MARK),
    Entry("waive", N("Menus", "Waive the rule against it…"), MARK),
    Entry("objection", N("Menus", "Note an objection…"), MARK),
    _SEPARATOR,
    Entry("pick", N("Menus", "Pick"), MARK),
    Entry("toggle-pick", N("Menus", "Pick, or no pick any more"), MARK),
    Entry("reject", N("Menus", "Reject"), MARK),
    Entry("unflag", N("Menus", "Unflag"), MARK),
    _SEPARATOR,
    Entry("rate-5", N("Menus", "5 stars"), MARK, _RATING),
    Entry("rate-4", N("Menus", "4 stars"), MARK, _RATING),
    Entry("rate-3", N("Menus", "3 stars"), MARK, _RATING),
    Entry("rate-2", N("Menus", "2 stars"), MARK, _RATING),
    Entry("rate-1", N("Menus", "1 star"), MARK, _RATING),
    Entry("rate-0", N("Menus", "No stars"), MARK, _RATING),
    Entry("label-red", N("Menus", "Red"), MARK, _LABEL),
    Entry("label-yellow", N("Menus", "Yellow"), MARK, _LABEL),
    Entry("label-green", N("Menus", "Green"), MARK, _LABEL),
    Entry("label-blue", N("Menus", "Blue"), MARK, _LABEL),
    Entry("label-purple", N("Menus", "Purple"), MARK, _LABEL),
    Entry("label-none", N("Menus", "No label"), MARK, _LABEL),
    _SEPARATOR,
    Entry("tag-burst", N("Menus", "Tag the whole burst…"), MARK, _BURST),
    Entry("pick-best", N("Menus", "Pick this one, reject the rest of its burst"), MARK, _BURST),
    Entry("copy-marks", N("Menus", "Give its marks to the whole burst"), MARK, _BURST),
    _SEPARATOR,
    Entry("rotate-left", N("Menus", "Turn left"), MARK),
    Entry("rotate-right", N("Menus", "Turn right"), MARK),
    _SEPARATOR,
    Entry("advance", N("Menus", "Go on after a mark"), checkable=True),
)
_CAPTION = (
    Entry("caption", N("Menus", "Write the caption"), MARK),
    Entry("caption-field", N("Menus", "Go to a field…"), MARK),
    Entry("caption-next", N("Menus", "Next photo, same field"), MARK),
    Entry("caption-previous", N("Menus", "Previous photo, same field"), MARK),
    Entry("caption-offer", N("Menus", "Offer what fits at the cursor"), MARK),
    Entry("caption-language", N("Menus", "Another language…"), MARK),
    Entry("caption-fold", N("Menus", "Fold these fields"), MARK),
    _SEPARATOR,
    Entry("field-before", N("Menus", "Copy this field from the photo before"), MARK),
    Entry("caption-before", N("Menus", "Copy the caption from the photo before"), MARK),
    Entry("field-selection", N("Menus", "Give this field to the selection"), MARK),
    Entry("caption-selection", N("Menus", "Give the caption to the selection"), MARK),
    Entry("field-burst", N("Menus", "Give this field to the whole burst"), MARK),
    Entry("caption-burst", N("Menus", "Give the caption to the whole burst"), MARK),
    _SEPARATOR,
    Entry("templates", N("Menus", "Templates…"), WRITABLE),
    Entry("template-again", N("Menus", "Write the last template again"), MARK),
    Entry("replace", N("Menus", "Find and replace in captions…"), WRITABLE),
    Entry("captions-out", N("Menus", "Captions to a table…"), LIBRARY),
    Entry("captions-in", N("Menus", "Captions from a table…"), WRITABLE),
    _SEPARATOR,
    Entry("codes", N("Menus", "Code replacements…"), LIBRARY),
    Entry("checks", N("Menus", "Caption checks…"), LIBRARY),
    Entry("caption-spelling", N("Menus", "Language of the spelling…"), LIBRARY),
)
_SEQUENCE = (
    Entry("sequence-put", N("Menus", "Put into a sequence…"), MARK),
    Entry("sequence-again", N("Menus", "Put into the same sequence again"), MARK),
    Entry("sequence-out", N("Menus", "Take out of the sequence"), PLACED),
    _SEPARATOR,
    Entry("sequence-earlier", N("Menus", "Move earlier"), PLACED),
    Entry("sequence-later", N("Menus", "Move later"), PLACED),
    Entry("sequence-up", N("Menus", "Move a row up"), PLACED),
    Entry("sequence-down", N("Menus", "Move a row down"), PLACED),
    Entry("sequence-first", N("Menus", "Move to the beginning"), PLACED),
    Entry("sequence-last", N("Menus", "Move to the end"), PLACED),
    _SEPARATOR,
    Entry("sequence-show", N("Menus", "Show a sequence…"), LIBRARY),
    Entry("sequence-leave", N("Menus", "Show all photos again"), LIBRARY),
    _SEPARATOR,
    Entry("sequence-new", N("Menus", "New sequence…"), WRITABLE),
    Entry("sequence-edit", N("Menus", "Name, title and text of the sequence…"), SEQUENCE),
    Entry("sequence-duplicate", N("Menus", "Duplicate the sequence…"), SEQUENCE),
    Entry("sequence-delete", N("Menus", "Delete the sequence"), SEQUENCE),
)
_VIEW = (
    Entry("sheet", N("Menus", "Contact sheet"), LIBRARY),
    Entry("loupe", N("Menus", "Loupe"), PHOTO),
    Entry("compare", N("Menus", "Compare"), PHOTO),
    Entry("keep-this", N("Menus", "Keep this one, compare it with the next"), COMPARED),
    Entry("blink", N("Menus", "Blink between two"), PHOTO),
    Entry("blink-on", N("Menus", "Blink without a hand"), PHOTO),
    Entry("histogram", N("Menus", "Histogram"), LIBRARY, checkable=True),
    Entry("clipping", N("Menus", "Clipping"), LIBRARY, checkable=True),
    Entry("shot-facts", N("Menus", "Camera facts over the photo"), LIBRARY, checkable=True),
    Entry("one-to-one", N("Menus", "Zoom to 1:1"), PHOTO),
    Entry("develop", N("Menus", "Develop the RAW"), PHOTO),
    Entry("two-to-one", N("Menus", "Zoom to 2:1"), PHOTO),
    _SEPARATOR,
    Entry("next", N("Menus", "Next photo"), PHOTO),
    Entry("previous", N("Menus", "Previous photo"), PHOTO),
    Entry("next-unreviewed", N("Menus", "Next photo not looked at"), PHOTO),
    Entry("previous-unreviewed", N("Menus", "Previous photo not looked at"), PHOTO),
    Entry("show-new", N("Menus", "Go through what is new in the rules"), LIBRARY),
    Entry("show-second", N("Menus", "Go through what needs a second look"), LIBRARY),
    Entry("next-pick", N("Menus", "Next pick"), PHOTO),
    Entry("previous-pick", N("Menus", "Previous pick"), PHOTO),
    Entry("next-frame", N("Menus", "Next frame of the burst"), PHOTO, _BURST),
    Entry("previous-frame", N("Menus", "Previous frame of the burst"), PHOTO, _BURST),
    Entry("next-burst", N("Menus", "Next burst"), PHOTO, _BURST),
    Entry("previous-burst", N("Menus", "Previous burst"), PHOTO, _BURST),
    Entry("turn-stack", N("Menus", "Open or close the stack"), PHOTO, _BURST),
    Entry("open-stacks", N("Menus", "Open all stacks"), PHOTO, _BURST),
    Entry("close-stacks", N("Menus", "Close all stacks"), PHOTO, _BURST),
    Entry("stack-bursts", N("Menus", "Stack bursts"), UNORDERED, _BURST, checkable=True),
    _SEPARATOR,
    Entry("sort-taken", N("Menus", "Sort by time taken"), UNORDERED, _SORT, checkable=True),
    Entry("sort-name", N("Menus", "Sort by name"), UNORDERED, _SORT, checkable=True),
    Entry("sort-rating", N("Menus", "Sort by rating"), UNORDERED, _SORT, checkable=True),
    Entry("sort-added", N("Menus", "Sort by time added"), UNORDERED, _SORT, checkable=True),
    Entry("sort-verdict", N("Menus", "Sort by verdict"), UNORDERED, _SORT, checkable=True),
    Entry("sort-reverse", N("Menus", "Reverse the order"), UNORDERED, _SORT, checkable=True),
    Entry("group-none", N("Menus", "No groups"), UNORDERED, _GROUP, checkable=True),
    Entry("group-day", N("Menus", "Group by day"), UNORDERED, _GROUP, checkable=True),
    Entry("group-burst", N("Menus", "Group by burst"), UNORDERED, _GROUP, checkable=True),
    Entry("group-verdict", N("Menus", "Group by verdict"), UNORDERED, _GROUP, checkable=True),
    Entry("group-shoot", N("Menus", "Group by shoot"), UNORDERED, _GROUP, checkable=True),
    _SEPARATOR,
    Entry("bigger", N("Menus", "Bigger: thumbnails, or zoom in"), LIBRARY),
    Entry("smaller", N("Menus", "Smaller: thumbnails, or zoom out"), LIBRARY),
    _SEPARATOR,
    Entry("retry", N("Menus", "Try again what could not be shown"), LIBRARY),
    _SEPARATOR,
    Entry("sidebar", N("Menus", "Sidebar"), LIBRARY, checkable=True),
    Entry("inspector", N("Menus", "Inspector"), LIBRARY, checkable=True),
    Entry("theme-dark", N("Menus", "Dark"), ALWAYS, _THEME, checkable=True),
    Entry("theme-light", N("Menus", "Light"), ALWAYS, _THEME, checkable=True),
    Entry("theme-system", N("Menus", "As the system"), ALWAYS, _THEME, checkable=True),
    Entry("full-screen", N("Menus", "Full screen"), checkable=True),
)
_HELP = (
    Entry("palette", N("Menus", "Find a command…")),
    Entry("keys", N("Menus", "All keys")),
    Entry("about", N("Menus", "About Reviewer")),
)
MENUS: Final = (
    (N("Menus", "&File"), _FILE),
    (N("Menus", "&Edit"), _EDIT),
    (N("Menus", "&Photo"), _PHOTO),
    (N("Menus", "&Caption"), _CAPTION),
    (N("Menus", "Seq&uence"), _SEQUENCE),
    (N("Menus", "&View"), _VIEW),
    (N("Menus", "&Help"), _HELP),
)


def entry(id: str) -> Entry | None:
    """The line of this id."""
    return next((line for _, entries in MENUS for line in entries if line.id == id), None)


def translated(text: object) -> str:
    """A text of the table in the person's language."""
    return QCoreApplication.translate("Menus", str(text))
