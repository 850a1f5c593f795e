"""Profiles, rule sets and caption templates written by hand: read, or refused with faults in sentences."""

from contextlib import suppress
from importlib import resources

from reviewer.caption import template
from reviewer.errors import ProfileError, RuleSetError, UsageError
from reviewer.export import profile
from reviewer.rules import document

_ROOT = resources.files("resources")
SEEDS = (
    *((_ROOT / "profiles" / f"{name}.toml").read_bytes() for name in profile.shipped()),
    (_ROOT / "rulesets" / "people-at-risk.toml").read_bytes()[:3000],
    b'id = "a"\ntitle = "A"\nverdicts = ["clear"]\nnames = "{title}-{number}"\nquality = 9\nwaivers = true\n',
    'city = "원산"\nkeywords = ["a", "{city}"]\n"event@ko" = { set = "{date@ko:%B} {seq:3}" }\n'.encode(),
)


def check(data: bytes) -> None:
    """A fault has a sentence and a line that is there; a profile says itself in a sentence."""
    lines = data.count(b"\n") + 2
    try:
        assert profile.parse(data, "a.toml").sentence
    except ProfileError as refused:
        assert all(fault.sentence and 0 <= fault.line <= lines for fault in refused.faults)
    with suppress(UsageError):
        assert all(not entry.fault for entry in template.parse(data).entries)
    try:
        document.parse(data, "a.toml")
    except RuleSetError as refused:
        assert all(fault.sentence and 0 <= fault.line <= lines for fault in refused.faults)
