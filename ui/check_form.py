"""One check of captions that a rule set brings."""

from ui.entries import Text
from ui.part_form import PartForm
from ui.rule_entries import Name, Paragraph, Words


class CheckForm(PartForm):
    """What it looks for, in which field, and what it says then."""

    def fill(self) -> None:
        """Add the lines."""
        title, field = self.tr("Title"), self.tr("Field")
        self.add("title", title, Text(title, self))
        self.add("field", field, Text(field, self), self.tr("Of the caption: description, credit, …"))
        words, pattern = self.tr("Words"), self.tr("Or a pattern")
        self.add("words", words, Words(words, self.tr("lady, girls, …"), self))
        ends = self.tr("A regular expression; {0,20} takes the place of *, {1,20} that of +.")
        self.add("pattern", pattern, Text(pattern, self), ends)
        says = self.tr("It says")
        self.add("says", says, Paragraph(says, self))
        named = self.tr("Short name")
        self.add("id", named, Name(named, self))
