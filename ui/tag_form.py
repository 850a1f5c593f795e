"""One tag of the vocabulary."""

from reviewer.rules import RuleSet, Tag, editing
from ui.camera_entry import CameraEntry
from ui.entries import Text
from ui.lettering import body
from ui.part_form import Part, PartForm
from ui.rule_entries import Name, Paragraph, Words
from ui.wording import counted


class TagForm(PartForm):
    """Its names, its key, and what the camera sets it by."""

    def fill(self) -> None:
        """Add the lines."""
        label, key = self.tr("Label"), self.tr("Key")
        self.add("label", label, Text(label, self))
        synonyms = self.tr("Synonyms")
        self.add("synonyms", synonyms, Words(synonyms, self.tr("army, troops, …"), self))
        group = self.tr("Group")
        self.add("group", group, Text(group, self))
        one = self.tr("One letter; with Shift it sets the tag without the list.")
        self.add("key", key, Text(key, self), one)
        description = self.tr("Description")
        self.add("description", description, Paragraph(description, self))
        by_camera = self.tr("With any of these the camera sets the tag by itself; it can be taken off.")
        self.add("camera", self.tr("The camera"), CameraEntry(self), by_camera)
        named = self.tr("Short name")
        follows = self.tr("What photos keep and rules name it by. Photos tagged by the old one keep that.")
        self.add("id", named, Name(named, self), follows)
        self.used = body("", self)
        self.add_whole(self.used)

    def prepare(self, ruleset: RuleSet, part: Part) -> None:
        """Say which rules ask for it."""
        if isinstance(part, Tag):
            users = editing.users(ruleset, "tag", part.id)
            said = counted(len(users), self.tr("1 rule asks for it: "), self.tr("{n} rules ask for it: "))
            titles = ", ".join(rule.title for rule in users)
            self.used.setText(f"{said}{titles}." if users else self.tr("No rule asks for it."))
