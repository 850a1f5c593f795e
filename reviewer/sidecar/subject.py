"""What the rules say of a photo, as keywords under a hierarchy of our own.

A sidecar travels with the picture, and this tells whoever finds it what is dangerous in it. It is written
only in libraries whose owner asked for it after a warning, and taken out again when they no longer do.
"""

from collections.abc import Iterator, Sequence

from reviewer.metadata.words import OWN
from reviewer.photo import Marks
from reviewer.rules import Judgement
from reviewer.sidecar.packet import Packet
from reviewer.sidecar.spelling import HIERARCHY

NOTHING: tuple[str, ...] = ()


def paths(marks: Marks, judgement: Judgement) -> tuple[str, ...]:
    """Verdict, rules, tags, waivers and objections, each as `Reviewer|kind|what`."""
    return tuple(f"{OWN}|{kind}|{what.replace('|', ' ')}" for kind, what in _told(marks, judgement))


def _told(marks: Marks, judgement: Judgement) -> Iterator[tuple[str, str]]:
    yield "verdict", judgement.verdict
    yield from (("rule", title) for title in sorted({fired.rule.title for fired in judgement.fired}))
    yield from (("tag", tag) for tag in sorted(marks.tags))
    yield from (("waiver", waiver.rule) for waiver in marks.waivers)
    yield from (("objection", objection.asked) for objection in marks.objections)


def put(packet: Packet, paths: Sequence[str]) -> bool:
    """Let just these stand in a packet; whether others stood there."""
    there = packet.items(HIERARCHY) or []
    foreign = [path for path in there if path.partition("|")[0] != OWN]
    if [*foreign, *paths] == there:
        return False
    packet.set_items(HIERARCHY, [*foreign, *paths], "Bag")
    return True
