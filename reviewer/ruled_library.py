"""A library's shoots and the rule sets they are judged by: made, changed, and judged anew.

A change of rules, and the verdicts that follow from it, are one transaction.
"""

from collections.abc import Generator, Sequence
from dataclasses import replace

from reviewer import selection
from reviewer.open_library import OpenLibrary
from reviewer.photo import Shoot
from reviewer.progress import Progress, finish


class RuledLibrary(OpenLibrary):
    """A library of which shoots and rule sets can be changed."""

    def start_shoot(self, name: str, rulesets: Sequence[str] = (), place: str = "") -> Shoot:
        """Make a shoot, or take the one of this name; rule sets given are added to those it has.

        A rule set given as a path is checked and copied into the library, so that it travels with it.
        """
        self._check_writable()
        old = self._shoots.get(name)
        shoot = Shoot(0, name, old.rulesets if old else (), place, self._stamp())
        finish(self._ruling(shoot, rulesets))
        return self._shoots[name]

    def set_rulesets(self, shoot: str, refs: Sequence[str]) -> None:
        """Judge a shoot by these rule sets from now on."""
        finish(self.setting_rulesets(shoot, refs))

    def setting_rulesets(self, shoot: str, refs: Sequence[str]) -> Generator[Progress, None, None]:
        """The same step by step; closed before its end, it leaves the shoot under its old rule sets."""
        self._check_writable()
        yield from self._ruling(replace(self.shoot(shoot), rulesets=()), refs)

    def _ruling(self, shoot: Shoot, more: Sequence[str]) -> Generator[Progress, None, None]:
        """Save a shoot with more rule sets, and verdicts true to them, in one transaction."""
        with self._laws.keeping(more) as kept:
            both = dict.fromkeys([*shoot.rulesets, *kept])
            judged = yield from self._judging_anew(replace(shoot, rulesets=tuple(both)))
        self._tell_of(judged)

    def save_ruleset(self, text: bytes) -> None:
        """Keep a rule set in the library, in place of the one of its id; see `saving_ruleset`."""
        finish(self.saving_ruleset(text))

    def saving_ruleset(self, text: bytes) -> Generator[Progress, None, None]:
        """Keep a rule set in the library and judge its shoots by it, step by step.

        Closed before its end, it leaves the library under the old one. Raises RuleSetError with the faults
        of the text, and UsageError for one that has the id of a shipped rule set.
        """
        self._check_writable()
        with self._laws.replacing(text):
            judged = yield from self._judging_anew()
        self._tell_of(judged)

    def _judging_anew(self, shoot: Shoot | None = None) -> Generator[Progress, None, list[Shoot]]:
        """Save a shoot, and judge what is judged otherwise now, in one transaction; the shoots judged."""
        try:
            with self._catalog.writing():
                if shoot is not None:
                    self._save_shoot(shoot)
                self._load_shoots()
                stale = self._laws.stale(self.shoots())
                yield from self._laws.judging_stale(stale)
                return stale
        finally:
            self._load_shoots()
            self._verdicts.clear()

    def _save_shoot(self, shoot: Shoot) -> None:
        """Looks of an older library that could not be named under its rule sets count for no others."""
        old = self._shoots.get(shoot.name)
        if old is not None and old.rulesets != shoot.rulesets:
            self._laws.adopt([old], whatever=True)
        self._catalog.save_shoot(shoot)

    def _tell_of(self, shoots: Sequence[Shoot]) -> None:
        names = tuple(shoot.name for shoot in shoots)
        self._tell(frozenset(self._catalog.ids(selection.Term("shoot", ":", names)) if names else ()))
