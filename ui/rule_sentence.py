"""A rule in a sentence: Restricted when “Soldier” and any of “Asleep”, “Relaxing”, but not with “Consent”."""

from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtCore import QCoreApplication

from reviewer.rules import CameraCondition, Outcome, Rule, RuleSet


def tr(text: str) -> str:
    """Translate in this module's context."""
    return QCoreApplication.translate("RuleSentence", text)


def outcome_word(outcome: Outcome) -> str:
    """What a rule says, as a word."""
    return {
        Outcome.RESTRICTED: tr("Restricted"),
        Outcome.CAUTION: tr("Caution"),
        Outcome.PERMITTED: tr("Permitted"),
    }[outcome]


def sentence(rule: Rule, ruleset: RuleSet) -> str:
    """When a rule speaks and what it says."""
    said = f"{outcome_word(rule.outcome)} {condition(rule, ruleset)}"
    return said if said.endswith("…") else f"{said}."


def condition(rule: Rule, ruleset: RuleSet) -> str:
    """When a rule speaks."""
    labels = {tag.id: tag.label for tag in ruleset.tags}
    wanted = tr(" and ").join(_wanted(rule, labels))
    limits = list(_limits(rule, labels))
    if not wanted and not limits:
        return tr("when …")
    return ", ".join([tr("when {tags}").replace("{tags}", wanted) if wanted else tr("always"), *limits])


def _wanted(rule: Rule, labels: Mapping[str, str]) -> Iterator[str]:
    if rule.all:
        yield tr(" and ").join(_quoted(rule.all, labels))
    for tags in (rule.any, rule.beside):
        if len(tags) > 1:
            yield tr("any of {tags}").replace("{tags}", ", ".join(_quoted(tags, labels)))
        elif tags:
            yield _quoted(tags, labels)[0]


def _limits(rule: Rule, labels: Mapping[str, str]) -> Iterator[str]:
    if rule.none:
        yield tr("but not with {tags}").replace("{tags}", tr(" or ").join(_quoted(rule.none, labels)))
    if rule.where:
        yield tr("in {areas}").replace("{areas}", tr(" or ").join(area.label for area in rule.where))
    if rule.since:
        yield tr("from {day}").replace("{day}", str(rule.since))
    if rule.until:
        yield tr("until {day}").replace("{day}", str(rule.until))
    if rule.camera:
        yield from camera_words(rule.camera)


def camera_words(camera: CameraCondition) -> Iterator[str]:
    """What the camera's data must tell, part by part."""
    if camera.flash is not None:
        yield tr("with flash") if camera.flash else tr("without flash")
    if camera.focal_length_min is not None:
        yield tr("at {mm} mm or longer").replace("{mm}", f"{camera.focal_length_min:g}")
    if camera.hours:
        first, last = camera.hours
        both = tr("between {first} and {last}")
        yield both.replace("{first}", f"{first:%H:%M}").replace("{last}", f"{last:%H:%M}")
    if camera.lens:
        yield tr("with a lens “{name}”").replace("{name}", camera.lens)
    if camera.camera:
        yield tr("with a camera “{name}”").replace("{name}", camera.camera)


def _quoted(tags: Iterable[str], labels: Mapping[str, str]) -> list[str]:
    return [f"“{label}”" for label in sorted(labels.get(tag, tag) for tag in tags)]
