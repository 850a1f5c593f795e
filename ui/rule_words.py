"""What is told of a rule besides its reason: what it took for granted, when it holds, its sources."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from reviewer.rules import Doubt, Rule, RuleSet


def tr(text: str) -> str:
    """Translate in this module's context."""
    return QCoreApplication.translate("RuleWords", text)


def doubts(unknown: tuple[Doubt, ...]) -> str:
    """What nobody knows and was taken the strict way; empty where everything is known."""
    if not unknown:
        return ""
    words = {
        Doubt.DAY: tr("the day"),
        Doubt.PLACE: tr("the place"),
        Doubt.CAMERA: tr("what the camera did"),
    }
    return tr("Taken to apply, since nobody knows {what}.").replace(
        "{what}", ", ".join(words[doubt] for doubt in unknown)
    )


def terms(rule: Rule, ruleset: RuleSet) -> str:
    """When and where it holds, and who told it: "since 2012-05-01 · Border · told by A. Writer"."""
    return " · ".join(_terms(rule, ruleset))


def sources(rule: Rule, ruleset: RuleSet) -> str:
    """Where it comes from, a line each: title, author, date."""
    lines = (
        ", ".join(part for part in (source.title, source.author, source.date) if part)
        for source in ruleset.sources
        if source.id in rule.sources
    )
    return "\n".join(lines)


def _terms(rule: Rule, ruleset: RuleSet) -> Iterator[str]:
    if rule.since and rule.until:
        both = tr("{since} to {until}")
        yield both.replace("{since}", str(rule.since)).replace("{until}", str(rule.until))
    elif rule.since:
        yield tr("since {day}").replace("{day}", str(rule.since))
    elif rule.until:
        yield tr("until {day}").replace("{day}", str(rule.until))
    if rule.where:
        yield ", ".join(area.label for area in rule.where)
    told = (source.author or source.title for source in ruleset.sources if source.id in rule.sources)
    if names := ", ".join(dict.fromkeys(told)):
        yield tr("told by {names}").replace("{names}", names)
