"""Profiles and rule sets that people write by hand: read, or refused with every fault in a sentence."""

from importlib import resources

from reviewer.errors import ProfileError, RuleSetError
from reviewer.export import profile
from reviewer.rules import document

_ROOT = resources.files("resources")
SEEDS = (
    *((_ROOT / "profiles" / f"{name}.toml").read_bytes() for name in profile.shipped()),
    (_ROOT / "rulesets" / "people-at-risk.toml").read_bytes()[:3000],
    b'id = "a"\ntitle = "A"\nverdicts = ["clear"]\nnames = "{title}-{number}"\nquality = 9\nwaivers = true\n',
)


def check(data: bytes) -> None:
    """A fault has a sentence and a line that is there; a profile says itself in a sentence."""
    lines = data.count(b"\n") + 2
    try:
        assert profile.parse(data, "a.toml").sentence
    except ProfileError as refused:
        assert all(fault.sentence and 0 <= fault.line <= lines for fault in refused.faults)
    try:
        document.parse(data, "a.toml")
    except RuleSetError as refused:
        assert all(fault.sentence and 0 <= fault.line <= lines for fault in refused.faults)
