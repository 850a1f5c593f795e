"""The record of an export, kept in the catalog and nowhere else: it names what the files must not.

A receipt is plain JSON, so that it can be read years from now without this program.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from reviewer.export.bare import Bare
from reviewer.export.plan import Going, Held
from reviewer.export.profile import Profile
from reviewer.export.staging import Written
from reviewer.record import tables

CHECK = "read back from the disk; every byte accounted for"
FRESH, OWN = "fresh pixels", "its own pixels"


@dataclass(frozen=True, slots=True)
class EndedEarly:
    """Why a set ended before its time, of how many photos, and those whose turn never came."""

    why: str
    of: int
    rest: Sequence[Going]

    @property
    def not_made(self) -> tuple[Held, ...]:
        """The rest, each with the reason."""
        reason = f"Not made: the export ended early, {self.why}."
        return tuple(Held(going.photo.id, going.photo.name, reason) for going in self.rest)


def item(going: Going, written: Written, made: Bare) -> dict[str, Any]:
    """What is kept of one file that went: whose it is, its name and content, why it was let through."""
    photo, judgement = going.photo, going.judgement
    waived = {(one.ruleset, one.rule.id) for one in judgement.fired if one.waived}
    return {
        "id": photo.id,
        "name": photo.name,
        "source_sha256": photo.primary.sha256,
        "output": written.output,
        "size": written.size,
        "sha256": made.sha256,
        "form": FRESH if made.reencoded else OWN,
        "note": made.note,
        "verdict": judgement.verdict.value,
        "rules": [
            {
                "ruleset": one.ruleset,
                "rule": one.rule.id,
                "title": one.rule.title,
                "under": one.rule.fingerprint,
            }
            for one in judgement.fired
        ],
        "waivers": tables([w for w in photo.marks.waivers if (w.ruleset, w.rule) in waived]),
        "objections": tables(photo.marks.objections),
    }


def make(
    profile: Profile,
    to: Path,
    at: datetime,
    items: Sequence[Mapping[str, Any]],
    held: Sequence[Held],
    beside: Sequence[Written],
    early: EndedEarly | None = None,
) -> dict[str, Any]:
    """The receipt of one export. `beside` are the caption files, `early` says that others were to go too."""
    return {
        "at": at.isoformat(timespec="seconds"),
        "profile": {"id": profile.id, "title": profile.title, "sentence": profile.sentence},
        "to": str(to).encode(errors="replace").decode(),
        "container": profile.container.value,
        "items": list(items),
        "held": [asdict(one) for one in held],
        "captions": [asdict(one) for one in beside],
        "ended_early": {"made": len(items), "of": early.of, "why": early.why} if early else None,
        "not_made": [{"id": one.id, "name": one.name} for one in early.not_made] if early else [],
        "checks": {"verified": len(items), "left": 0, "how": CHECK},
    }


def as_text(receipt: Mapping[str, Any]) -> str:
    """The receipt as a person reads it."""
    items, held, rest = receipt["items"], receipt["held"], receipt.get("not_made", [])
    size = sum(one["size"] for one in items) / 1e6
    lines = [
        receipt["profile"]["sentence"],
        f"{_count(len(items), 'file')} ({size:.1f} MB) exported to {receipt['to']}"
        if items
        else "Nothing was exported.",
        f"Verified: {receipt['checks']['verified']} of {len(items)}, {receipt['checks']['how']}.",
    ]
    if early := receipt.get("ended_early"):
        lines.append(f"Ended early: {early['made']} of {early['of']}, {early['why']}.")
    if receipt["captions"]:
        lines.append("Beside them: " + ", ".join(one["output"] for one in receipt["captions"]))
    lines += [f"  {one['output']}, {one['name']}: {one['note']}" for one in items if one.get("note")]
    lines += [f"  {one['output']}, {one['name']}: {said}" for one in items for said in let_through(one)]
    lines.append(f"{_count(len(held), 'photo')} held back{':' if held else '.'}")
    lines += [f"  {one['name']}: {one['reason']}" for one in held]
    if rest:
        lines += [f"{_count(len(rest), 'photo')} not made:", *(f"  {one['name']}" for one in rest)]
    return "\n".join(lines)


def let_through(item: Mapping[str, Any]) -> list[str]:
    """What was let pass for a file that went, and what somebody had said against it, a sentence each."""
    titles = {(one["ruleset"], one["rule"]): one.get("title", one["rule"]) for one in item.get("rules", [])}
    waivers = (
        f"Waived{_by(one)}: {titles.get((one['ruleset'], one['rule']), one['rule'])}. {one['reason']}"
        for one in item.get("waivers", [])
    )
    objections = (
        " ".join(filter(None, (f"Objection{_by(one)}, asked: {one['asked']}.", one.get("said"))))
        for one in item.get("objections", [])
    )
    return [*waivers, *objections]


def _by(record: Mapping[str, Any]) -> str:
    who = f" by {record['by']}" if record.get("by") else ""
    return who + (f" on {record['at'][:10]}" if record.get("at") else "")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
