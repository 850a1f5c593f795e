"""What a changed rule set would change, told before it is saved, against what saving it then changes."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer import rules
from reviewer.album import Album
from reviewer.errors import UsageError
from reviewer.photo import Verdict
from reviewer.progress import Progress
from reviewer.review import Review
from reviewer.rules import CameraCondition, Outcome, Rule, RuleSet, Tag, editing, writing
from reviewer.trial import Trial
from tests.ui import judged

CAUTION, RESTRICTED, UNREVIEWED = Verdict.CAUTION, Verdict.RESTRICTED, Verdict.UNREVIEWED


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Review]:
    """Eight photos: two not looked at, the others with soldiers, children, both, or nothing."""
    with judged.library(tmp_path_factory.mktemp("trial") / "library", 8) as review:
        review.change("Look", range(3, 9), looked_at=True)
        review.change("Tag", (3, 4), tag={"soldier"})
        review.change("Tag", (4, 5), tag={"child"})
        review.change("Tag", (6,), tag={"bus"})
        yield review


@pytest.fixture
def ruleset(review: Review) -> RuleSet:
    return review.rulesets(judged.SHOOT)[0]


def tried(review: Album, ruleset: RuleSet, instead_of: str = "") -> Trial:
    *_, told = review.trying(ruleset, (judged.SHOOT,), instead_of)
    assert isinstance(told, Trial)
    return told


def with_outcome(ruleset: RuleSet, rule: int, outcome: Outcome) -> RuleSet:
    return editing.with_item(ruleset, "rule", rule, replace(ruleset.rules[rule], outcome=outcome))


def test_nothing_changed_changes_nothing(review: Review, ruleset: RuleSet) -> None:
    assert list(review.trying(ruleset, (judged.SHOOT,))) == [Trial()]


def test_it_tells_what_becomes_of_photos_by_what_they_are(review: Review, ruleset: RuleSet) -> None:
    told = tried(review, with_outcome(ruleset, 1, Outcome.RESTRICTED))
    assert told.moved == {(CAUTION, RESTRICTED): (5,)}
    assert told.becoming(RESTRICTED) == (5,) and told.becoming(CAUTION) == ()


def test_only_photos_that_can_differ_are_judged(review: Review, ruleset: RuleSet) -> None:
    first, *_ = review.trying(with_outcome(ruleset, 1, Outcome.RESTRICTED), (judged.SHOOT,))
    assert first == Progress(0, 2)


def test_a_new_tag_that_a_rule_asks_for_was_not_looked_for(review: Review, ruleset: RuleSet) -> None:
    rule = Rule("night", "At night", Outcome.CAUTION, "Why not.", all=frozenset({"bus", "dark"}))
    told = tried(review, editing.added(editing.added(ruleset, Tag("dark", "Dark")), rule))
    assert told.becoming(UNREVIEWED) == (6,)


def test_a_copy_is_tried_in_place_of_what_it_was_made_of(review: Review, ruleset: RuleSet) -> None:
    milder = replace(with_outcome(ruleset, 0, Outcome.PERMITTED), id="milder")
    assert tried(review, milder, "test").moved == {
        (RESTRICTED, Verdict.CLEAR): (3,),
        (RESTRICTED, CAUTION): (4,),
    }
    assert tried(review, milder).moved == {}


def test_it_can_be_left_on_the_way_and_is_read_beside(review: Review, ruleset: RuleSet) -> None:
    with Album.open(review.folder) as beside:
        work = beside.trying(with_outcome(ruleset, 1, Outcome.RESTRICTED), (judged.SHOOT,))
        next(work)
        work.close()


def test_a_shoot_without_any_is_tried_with_this_one_alone(tmp_path: Path) -> None:
    with judged.library(tmp_path / "library", 1) as review:
        review.start_shoot("Bare")
        photo = judged.add(review, "Bare", 9)
        review.change("Look", (photo,), looked_at=True)
        lit = Rule("lit", "Lit", Outcome.RESTRICTED, "Seen from afar.", camera=CameraCondition(flash=True))
        *_, told = review.trying(RuleSet("new", "New", rules=(lit,)), ("Bare",))
    assert told == Trial({(UNREVIEWED, RESTRICTED): (photo,)})


def test_a_shoot_that_cannot_be_judged_says_so(tmp_path: Path) -> None:
    with judged.library(tmp_path / "library", 1) as review:
        ruleset = review.rulesets(judged.SHOOT)[0]
        (review.folder / "rulesets" / "test.toml").unlink()
        review.refresh(frozenset())
        with pytest.raises(UsageError, match="no rule set"):
            list(review.trying(ruleset, (judged.SHOOT,)))


tags = st.sampled_from(["soldier", "child", "bus", "flash"])


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    outcome=st.sampled_from(Outcome),
    wanted=st.frozensets(tags, min_size=1, max_size=2),
    barred=st.frozensets(tags, max_size=2),
    gone=st.booleans(),
    place=st.integers(0, 1),
)
def test_what_is_told_is_what_saving_it_changes(
    review: Review,
    ruleset: RuleSet,
    outcome: Outcome,
    wanted: frozenset[str],
    barred: frozenset[str],
    gone: bool,
    place: int,
) -> None:
    rule = Rule("tried", "Tried", outcome, "To try it.", any=wanted - barred or wanted, none=barred - wanted)
    changed = editing.added(ruleset, rule)
    if gone:
        changed = editing.without(changed, "rule", place)
    before = {photo: review.verdict(photo) for photo in range(1, 9)}
    told = tried(review, changed)
    review.save_ruleset(writing.written(changed))
    after = {photo: review.verdict(photo) for photo in range(1, 9)}
    review.save_ruleset(writing.written(ruleset))
    moves = {(was, now): ids for (was, now), ids in told.moved.items()}
    assert moves == {
        move: tuple(photo for photo in before if (before[photo], after[photo]) == move)
        for move in moves | {(before[one], after[one]): () for one in before if before[one] != after[one]}
    }
    assert rules.parse(judged.RULES.encode(), "test") == ruleset
