"""One rule: what it says, of which tags, when, where, and what an export must do."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reviewer.rules import Area, Duty, Outcome, Rule, RuleSet, Scope
from ui import rule_sentence
from ui.badge import paint_verdict
from ui.camera_entry import CameraEntry
from ui.entries import Choice, Text
from ui.lettering import strong
from ui.part_form import Part, PartForm
from ui.picker import Picker
from ui.rule_card import VERDICT_OF
from ui.rule_entries import Day, Duties, Paragraph

PERMITTED, CAUTION, RESTRICTED = Outcome
Names = dict[str, tuple[str, ...]]
CONDITIONS = ("all", "any", "beside", "none")


class RuleForm(PartForm):
    """`tag_made` carries which condition wants a tag that is not there yet, and its name."""

    tag_made = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._areas: dict[str, Area] = {}

    def fill(self) -> None:
        """Add the lines."""
        self.sentence = strong("", self)
        self.add_whole(self.sentence)
        title = self.tr("Name")
        self.add("title", title, Text(title, self))
        self._add_outcome()
        self._add_conditions()
        reason = self.tr("Reason")
        self.add("reason", reason, Paragraph(reason, self))
        self._add_circumstances()
        self._add_consequences()

    def _add_outcome(self) -> None:
        outcome = self.tr("It says")
        words = {str(one): rule_sentence.outcome_word(one) for one in (RESTRICTED, CAUTION, PERMITTED)}
        signs = {str(one): partial(paint_verdict, verdict=VERDICT_OF[one]) for one in Outcome}
        self.add("outcome", outcome, Choice(outcome, words, self, signs=signs))

    def _add_conditions(self) -> None:
        hint = self.tr("Type a tag: label or synonym")
        for key, text in (
            ("all", self.tr("When it shows all of")),
            ("any", self.tr("and any of")),
            ("beside", self.tr("and also any of")),
            ("none", self.tr("but none of")),
        ):
            picker = Picker(text, hint, self, can_make=True)
            picker.made.connect(partial(self.tag_made.emit, key))
            self.add(key, text, picker)

    def _add_circumstances(self) -> None:
        where = self.tr("Only in")
        self.add("where", where, Picker(where, self.tr("Type an area; anywhere if none"), self))
        since, until = self.tr("First day"), self.tr("Last day")
        self.add("since", since, Day(since, self.tr("Only from"), self))
        self.add("until", until, Day(until, self.tr("Only until"), self))
        self.add("camera", self.tr("The camera"), CameraEntry(self))

    def _add_consequences(self) -> None:
        sources = self.tr("Told by")
        self.add("sources", sources, Picker(sources, self.tr("Type a source"), self))
        export = self.tr("On export")
        words = {
            Duty.HOLD: (
                self.tr("Hold it back"),
                self.tr("The photo does not go, whatever the profile says."),
            ),
            Duty.PROTECT_PEOPLE: (
                self.tr("Protect people"),
                self.tr("People's names are left out of the caption that goes along."),
            ),
            Duty.NO_PLACE: (
                self.tr("No place"),
                self.tr(
                    "Where it was taken is left out of the caption and the name of the file that go along."
                ),
            ),
            Duty.NOTE: (
                self.tr("Give the note"),
                self.tr("Whoever goes through the photo reads the note below."),
            ),
        }
        self.add("export", export, Duties(export, words, self))
        note = self.tr("Note")
        self.add("note", note, Paragraph(note, self))
        scope = self.tr("It speaks of")
        scopes = {
            "": self.tr("What the rule set does"),
            str(Scope.TAKING): self.tr("Taking"),
            str(Scope.PUBLICATION): self.tr("Publishing"),
        }
        self.add("scope", scope, Choice(scope, scopes, self))
        overrides = self.tr("It overrides")
        remark = self.tr("Where this rule speaks, those do not count; they are shown all the same.")
        self.add("overrides", overrides, Picker(overrides, self.tr("Type a rule"), self), remark)

    def prepare(self, ruleset: RuleSet, part: Part) -> None:
        """Offer the tags, areas, sources and other rules there are."""
        tags: Names = {tag.id: (tag.label, *tag.synonyms, tag.id) for tag in ruleset.tags}
        others: Names = {rule.id: (rule.title, rule.id) for rule in ruleset.rules if rule.id != part.id}
        offers: dict[str, Names] = {
            **dict.fromkeys(CONDITIONS, tags),
            "where": {area.id: (area.label, area.id) for area in ruleset.areas},
            "sources": {one.id: (one.title, one.author) for one in ruleset.sources},
            "overrides": others,
        }
        for key, names in offers.items():
            picker = self.entries[key]
            assert isinstance(picker, Picker)
            picker.offer(names)
        self._areas = {area.id: area for area in ruleset.areas}
        if isinstance(part, Rule):
            self.sentence.setText(rule_sentence.sentence(part, ruleset))

    def shown(self, part: Part) -> dict[str, object]:
        """Areas are shown by their ids, no scope as the empty word."""
        assert isinstance(part, Rule)
        where = tuple(area.id for area in part.where)
        return {**super().shown(part), "where": where, "scope": part.scope or ""}

    def entered(self, values: dict[str, Any]) -> dict[str, Any]:
        """The fields of a rule; areas are kept in the order of their ids, as the reader has them."""
        where = tuple(self._areas[id] for id in sorted(values["where"]) if id in self._areas)
        tags = {key: frozenset(values[key]) for key in (*CONDITIONS, "overrides")}
        scope = Scope(values["scope"]) if values["scope"] else None
        return {**values, **tags, "where": where, "scope": scope, "outcome": Outcome(values["outcome"])}
