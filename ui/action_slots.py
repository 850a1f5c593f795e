"""What each action of the menus does: one call each, most of them on the open library's desk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from reviewer.looking import GROUPINGS, SORTS
from reviewer.photo import ColourLabel, Flag
from ui.aids import Aid
from ui.appearance import CHOICES
from ui.desk import Desk

if TYPE_CHECKING:
    from ui.main_window import MainWindow

Slot = Callable[[], object]


def slots(window: MainWindow) -> dict[str, Slot]:
    """The slot of every action of `menus.MENUS` by its id."""

    def at_desk(do: Callable[[Desk], object]) -> Slot:
        return lambda: do(window.desk) if window.desk else None

    return {
        **_file(window, at_desk),
        **_edit(at_desk),
        **_photo(at_desk),
        **_sequence(at_desk),
        **_view(window, at_desk),
        "advance": lambda: None,
        "palette": lambda: window.command_palette.open(),
        "keyboard": window.edit_keys,
        "keys": lambda: window.keys_help.open(),
        "about": window.about,
    }


AtDesk = Callable[[Callable[[Desk], object]], Slot]


def _file(window: MainWindow, at_desk: AtDesk) -> dict[str, Slot]:
    return {
        "new-library": window.new_library,
        "open-library": window.choose_library,
        "import": at_desk(lambda desk: desk.dialogs.ask_import()),
        "eject": at_desk(lambda desk: desk.cards.eject_any()),
        "export": at_desk(lambda desk: desk.dialogs.ask_export(desk.sequences.shown)),
        "profiles": at_desk(lambda desk: desk.dialogs.edit_profiles()),
        "receipts": at_desk(lambda desk: desk.dialogs.show_receipts()),
        "imports": at_desk(lambda desk: desk.dialogs.show_imports()),
        "captions-out": at_desk(lambda desk: desk.caption_dialogs.write_table()),
        "captions-in": at_desk(lambda desk: desk.caption_dialogs.read_table()),
        "sidecars": at_desk(lambda desk: desk.sidecar_dialogs.open()),
        "sidecars-write": at_desk(lambda desk: desk.sidecars.write()),
        "sidecars-read": at_desk(lambda desk: desk.sidecars.read()),
        "exports-of": at_desk(lambda desk: desk.dialogs.show_exports_of_photo()),
        "quit": window.close,
    }


def _edit(at_desk: AtDesk) -> dict[str, Slot]:
    return {
        "undo": at_desk(lambda desk: desk.undo()),
        "redo": at_desk(lambda desk: desk.redo()),
        "history": at_desk(lambda desk: desk.dialogs.show_history()),
        "select-all": at_desk(lambda desk: desk.views.sheet.select_all()),
        "select-group": at_desk(lambda desk: desk.views.sheet.select_group()),
        "select-burst": at_desk(lambda desk: desk.bursts.select()),
        "select-none": at_desk(lambda desk: desk.views.sheet.select_none()),
        "filter": at_desk(lambda desk: desk.filter_bar.focus_field()),
        "facets": at_desk(lambda desk: desk.focus_facets()),
        "clear-filter": at_desk(lambda desk: desk.filter_bar.clear()),
        "replace": at_desk(lambda desk: desk.caption_dialogs.replace()),
        "codes": at_desk(lambda desk: desk.caption_dialogs.edit_codes()),
        "checks": at_desk(lambda desk: desk.caption_dialogs.choose_checks()),
        "saved-filters": at_desk(lambda desk: desk.saved_filters.choose()),
        "save-filter": at_desk(lambda desk: desk.saved_filters.save()),
        "copy-filter": at_desk(lambda desk: desk.saved_filters.copy()),
        "rulesets": at_desk(lambda desk: desk.dialogs.ask_rulesets()),
        "edit-rules": at_desk(lambda desk: desk.dialogs.edit_rules()),
        "person": at_desk(lambda desk: desk.dialogs.ask_person()),
    }


def _photo(at_desk: AtDesk) -> dict[str, Slot]:
    return {
        "tags": at_desk(lambda desk: desk.tagging.open()),
        "paint": at_desk(lambda desk: desk.tagging.paint()),
        "tag-burst": at_desk(lambda desk: desk.tagging.open_for_burst()),
        "caption": at_desk(lambda desk: desk.inspector.focus_caption()),
        "templates": at_desk(lambda desk: desk.caption_dialogs.templates()),
        "template-again": at_desk(lambda desk: desk.caption_dialogs.write_template_again()),
        "caption-next": at_desk(lambda desk: desk.captioning.go_on(1)),
        "caption-previous": at_desk(lambda desk: desk.captioning.go_on(-1)),
        "caption-field": at_desk(lambda desk: desk.captioning.ask_field()),
        "caption-offer": at_desk(lambda desk: desk.captioning.offer()),
        "caption-spelling": at_desk(lambda desk: desk.captioning.spelling.open()),
        "caption-fold": at_desk(lambda desk: desk.captioning.fold()),
        "caption-language": at_desk(lambda desk: desk.captioning.ask_language()),
        "field-before": at_desk(lambda desk: desk.captioning.copy_field()),
        "caption-before": at_desk(lambda desk: desk.captioning.copy_all()),
        "field-selection": at_desk(lambda desk: desk.captioning.field_to_selection()),
        "caption-selection": at_desk(lambda desk: desk.captioning.all_to_selection()),
        "field-burst": at_desk(lambda desk: desk.captioning.field_to_burst()),
        "caption-burst": at_desk(lambda desk: desk.captioning.all_to_burst()),
        "same-tags": at_desk(lambda desk: desk.marking.same_tags(desk.walk.find(lambda _photo: True, -1))),
        "waive": at_desk(lambda desk: desk.waive()),
        "objection": at_desk(lambda desk: desk.dialogs.ask_objection()),
        "looked-at": at_desk(lambda desk: desk.marking.looked_at(True)),
        "not-looked-at": at_desk(lambda desk: desk.marking.looked_at(False)),
        "pick": at_desk(lambda desk: desk.marking.flag(Flag.PICK)),
        "toggle-pick": at_desk(lambda desk: desk.marking.toggle_pick()),
        "reject": at_desk(lambda desk: desk.marking.flag(Flag.REJECT)),
        "unflag": at_desk(lambda desk: desk.marking.flag(Flag.NONE)),
        "pick-best": at_desk(lambda desk: desk.bursts.pick_best()),
        "copy-marks": at_desk(lambda desk: desk.bursts.copy_marks()),
        "rotate-left": at_desk(lambda desk: desk.marking.turn(-90)),
        "rotate-right": at_desk(lambda desk: desk.marking.turn(90)),
        **{f"rate-{stars}": at_desk(partial(_rate, stars)) for stars in range(6)},
        **{f"label-{label}": at_desk(partial(_label, label)) for label in ColourLabel},
    }


def _sequence(at_desk: AtDesk) -> dict[str, Slot]:
    return {
        "sequence-put": at_desk(lambda desk: desk.sequences.put()),
        "sequence-again": at_desk(lambda desk: desk.sequences.put_again()),
        "sequence-out": at_desk(lambda desk: desk.sequences.take_out()),
        "sequence-earlier": at_desk(lambda desk: desk.sequences.move(-1)),
        "sequence-later": at_desk(lambda desk: desk.sequences.move(1)),
        "sequence-up": at_desk(lambda desk: desk.sequences.move_rows(-1)),
        "sequence-down": at_desk(lambda desk: desk.sequences.move_rows(1)),
        "sequence-first": at_desk(lambda desk: desk.sequences.move_to_end(-1)),
        "sequence-last": at_desk(lambda desk: desk.sequences.move_to_end(1)),
        "sequence-show": at_desk(lambda desk: desk.sequences.choose()),
        "sequence-leave": at_desk(lambda desk: desk.sequences.leave()),
        "sequence-new": at_desk(lambda desk: desk.sequences.names.new()),
        "sequence-edit": at_desk(lambda desk: desk.sequences.names.edit()),
        "sequence-duplicate": at_desk(lambda desk: desk.sequences.names.duplicate()),
        "sequence-delete": at_desk(lambda desk: desk.sequences.names.delete()),
    }


def _rate(stars: int, desk: Desk) -> None:
    desk.marking.rate(stars)


def _label(label: ColourLabel, desk: Desk) -> None:
    desk.marking.label(label)


def _toggle_aid(aid: Aid, desk: Desk) -> None:
    desk.views.aids.toggle(aid)


def _view(window: MainWindow, at_desk: AtDesk) -> dict[str, Slot]:
    return {
        "sheet": at_desk(lambda desk: desk.views.show_sheet()),
        "loupe": at_desk(lambda desk: desk.views.show_loupe()),
        "compare": at_desk(lambda desk: desk.views.show_compare()),
        "keep-this": at_desk(lambda desk: desk.views.compare.keep()),
        "blink": at_desk(lambda desk: desk.views.blink_over()),
        "blink-on": at_desk(lambda desk: desk.views.blink_on()),
        **{str(aid): at_desk(partial(_toggle_aid, aid)) for aid in Aid},
        "one-to-one": at_desk(lambda desk: desk.views.toggle_zoom()),
        "develop": at_desk(lambda desk: desk.views.toggle_developed()),
        "two-to-one": at_desk(lambda desk: desk.views.toggle_zoom(2.0)),
        "next": at_desk(lambda desk: desk.views.step(1)),
        "previous": at_desk(lambda desk: desk.views.step(-1)),
        "next-unreviewed": at_desk(lambda desk: desk.walk.to_not_looked_at(1)),
        "previous-unreviewed": at_desk(lambda desk: desk.walk.to_not_looked_at(-1)),
        "show-new": at_desk(lambda desk: desk.listing.show_new()),
        "show-second": at_desk(lambda desk: desk.listing.show_second()),
        "next-pick": at_desk(lambda desk: desk.walk.to_pick(1)),
        "previous-pick": at_desk(lambda desk: desk.walk.to_pick(-1)),
        "next-frame": at_desk(lambda desk: desk.bursts.step(1)),
        "previous-frame": at_desk(lambda desk: desk.bursts.step(-1)),
        "next-burst": at_desk(lambda desk: desk.bursts.go_on(1)),
        "previous-burst": at_desk(lambda desk: desk.bursts.go_on(-1)),
        "turn-stack": at_desk(lambda desk: desk.bursts.turn()),
        "open-stacks": at_desk(lambda desk: desk.views.sheet.open_stacks()),
        "close-stacks": at_desk(lambda desk: desk.views.sheet.close_stacks()),
        **{f"sort-{sort}": at_desk(partial(_sort, sort)) for sort in SORTS},
        "sort-reverse": at_desk(lambda desk: desk.views.strip.reverse()),
        **{f"group-{group}": at_desk(partial(_group, group)) for group in GROUPINGS},
        "stack-bursts": at_desk(lambda desk: desk.views.strip.set_stacked(not desk.views.strip.stacked)),
        "bigger": at_desk(lambda desk: desk.views.enlarge(1)),
        "smaller": at_desk(lambda desk: desk.views.enlarge(-1)),
        "retry": at_desk(lambda desk: desk.pictures.retry()),
        "sidebar": at_desk(lambda desk: desk.toggle(desk.sidebar)),
        "inspector": at_desk(lambda desk: desk.toggle(desk.inspector)),
        **{f"theme-{choice}": partial(window.appearance.choose, choice) for choice in CHOICES},
        "full-screen": window.toggle_full_screen,
    }


def _sort(sort: str, desk: Desk) -> None:
    desk.views.strip.set_sort(sort)


def _group(group: str, desk: Desk) -> None:
    desk.views.strip.set_group(group)
