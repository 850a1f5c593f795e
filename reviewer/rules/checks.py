"""Reading the checks of captions that a rule set brings: the [[check]] blocks."""

from reviewer import caption
from reviewer.caption import desk_check
from reviewer.caption.desk_check import DeskCheck
from reviewer.errors import UsageError
from reviewer.rules.table import Table

KEYS = ("id", "title", "field", "words", "pattern", "says")


def check(table: Table, named: str) -> DeskCheck:
    """The check that a block describes; what is wrong in it is noted."""
    words, pattern = table.texts("words"), table.text("pattern")
    if bool(words) == bool(pattern):
        table.fault("", 'it needs one of words = ["…"] or pattern = "…" to look for.')
    elif pattern and (told := desk_check.fault(pattern)):
        table.fault("pattern", f"`pattern` cannot be used. {told}")
    title = table.text("title", required=True)
    return DeskCheck(named, title, _field(table), table.text("says", required=True), words, pattern)


def _field(table: Table) -> str:
    """The field of a caption that it looks at."""
    named = table.text("field", required=True, example="description")
    try:
        return caption.field(named).name if named else ""
    except UsageError as error:
        table.fault("field", str(error))
        return ""
