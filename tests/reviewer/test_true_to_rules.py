"""Whatever is done to a library in whatever order: what it shows of a photo is what the rules say of it.

And its sequences are what the marks of their photos tell.
"""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from reviewer import sequencing
from reviewer.errors import UsageError
from reviewer.ingest import Copied
from reviewer.photo import Asked, CameraFacts, Caption, Frame, Objection, StoredFile, Verdict, Waiver
from reviewer.progress import Progress, finish
from reviewer.review import Review
from reviewer.sequence import Heading
from tests.conftest import FULL

LIBRARIES, STEPS = (300, 50) if FULL else (10, 25)
TAGS = ("soldier", "asleep", "child", "flash")
SETS = ("desk", "place")
SHOOTS = ("May", "June")
SEQUENCES = ("Front page", "Slides", "slides")
_PHOTOS = st.sets(st.integers(1, 6), min_size=1, max_size=3).map(sorted)
_SOME = st.sets(st.sampled_from(TAGS), max_size=2).map(sorted)


@st.composite
def _rule_text(draw: st.DrawFn, number: int) -> str:
    conditions = {name: draw(_SOME) for name in ("all", "any", "none")}
    conditions["none"] = sorted({*conditions["none"]} - {*conditions["all"], *conditions["any"]})
    lines = [f"{name} = {tags}" for name, tags in conditions.items() if tags]
    if draw(st.booleans()):
        lines.append('where = ["north"]')
    if not lines:
        lines.append('all = ["soldier"]')
    if number and draw(st.booleans()):
        lines.append(f'overrides = ["{draw(st.sampled_from(SETS))}/r{number - 1}"]')
    outcome = draw(st.sampled_from(("permitted", "caution", "restricted")))
    head = f'[[rule]]\nid = "r{number}"\ntitle = "R"\noutcome = "{outcome}"\nreason = "B"\n'
    return head + "\n".join(lines).replace("'", '"') + "\n"


@st.composite
def rule_set_texts(draw: st.DrawFn, *ids: str) -> bytes:
    """The text of a rule set without faults: of one of these ids, over a few tags."""
    looks = draw(st.sampled_from((1, 1, 2)))
    flash = "\ncamera = { flash = true }" if draw(st.booleans()) else ""
    tags = "".join(f'[[tag]]\nid = "{tag}"{flash if tag == "flash" else ""}\n' for tag in TAGS)
    area = '[[area]]\nid = "north"\nlabel = "North"\ncountries = ["KP"]\n'
    rules = "".join(draw(_rule_text(number)) for number in range(draw(st.integers(1, 3))))
    head = f'id = "{draw(st.sampled_from(ids or SETS))}"\ntitle = "T"\nlooks = {looks}\n'
    return f"{head}{area}{tags}{rules}".encode()


class Library(RuleBasedStateMachine):
    """A library of two shoots that two people go through, while its rules change."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="true-to-rules-"))
        self.now = datetime(2012, 5, 1, tzinfo=UTC)
        self.review = Review.create(self.folder / "library", clock=self.clock)

    def clock(self) -> datetime:
        """A minute goes by each time it is asked."""
        self.now += timedelta(minutes=1)
        return self.now

    @initialize(desk=rule_set_texts("desk"), place=rule_set_texts("place"))
    def begin(self, desk: bytes, place: bytes) -> None:
        """Three photos a shoot."""
        for text, name in ((desk, "desk"), (place, "place")):
            (self.folder / f"{name}.toml").write_bytes(text)
        for shoot in SHOOTS:
            self.review.start_shoot(shoot, [str(self.folder / "desk.toml"), str(self.folder / "place.toml")])
            self.review.add(shoot, [_copied(shoot, number) for number in range(3)])

    @rule(ids=_PHOTOS, tags=_SOME)
    def tag(self, ids: list[int], tags: list[str]) -> None:
        """A person tags."""
        self._tried(lambda: self.review.change("Tag", ids, tag=tags))

    @rule(ids=_PHOTOS, tags=_SOME)
    def untag(self, ids: list[int], tags: list[str]) -> None:
        """A person takes tags off."""
        self._tried(lambda: self.review.change("Untag", ids, untag=tags))

    @rule(ids=_PHOTOS, deny=st.booleans())
    def deny(self, ids: list[int], deny: bool) -> None:
        """What the camera's data says is denied, or no longer."""
        self.review.change("Deny", ids, **{"deny" if deny else "undeny": ["flash"]})  # type: ignore[misc]

    @rule(ids=_PHOTOS, looked_at=st.booleans())
    def look(self, ids: list[int], looked_at: bool) -> None:
        """A person goes through, or takes all looks back."""
        self.review.change("Look", ids, looked_at=looked_at)

    @rule(ids=_PHOTOS, ruleset=st.sampled_from(SETS), number=st.integers(0, 2), waive=st.booleans())
    def waive(self, ids: list[int], ruleset: str, number: int, waive: bool) -> None:
        """A rule is let pass, or no longer."""
        if waive:
            self.review.change("Waive", ids, waive=Waiver(ruleset, f"r{number}", "Because"))
        else:
            self.review.change("No", ids, unwaive=(ruleset, f"r{number}"))

    @rule(ids=_PHOTOS, country=st.sampled_from(("", "KP", "DE")))
    def caption(self, ids: list[int], country: str) -> None:
        """A person writes where it was."""
        self.review.change("Country", ids, caption={"country_code": country})

    @rule(ids=_PHOTOS, asked=st.sampled_from(Asked), stars=st.integers(0, 5))
    def other_marks(self, ids: list[int], asked: Asked, stars: int) -> None:
        """Marks that no rule asks for."""
        self.review.change("Other", ids, object=Objection(asked), rating=stars)

    @rule(name=st.sampled_from(SEQUENCES), ids=_PHOTOS, before=st.none() | st.integers(1, 6))
    def put(self, name: str, ids: list[int], before: int | None) -> None:
        """Photos are put into a sequence, or moved in it."""
        self._tried(lambda: finish(sequencing.putting(self.review, "Put", name, ids[::-1], before)))

    @rule(name=st.sampled_from(SEQUENCES), ids=_PHOTOS)
    def take_out(self, name: str, ids: list[int]) -> None:
        """Photos are taken out of a sequence."""
        self._tried(lambda: finish(sequencing.taking_out(self.review, "Take out", name, ids)))

    @rule(name=st.sampled_from(SEQUENCES), new=st.sampled_from(SEQUENCES), copy=st.booleans())
    def rename_or_duplicate(self, name: str, new: str, copy: bool) -> None:
        """A sequence gets another name, or a copy."""
        change = sequencing.duplicating if copy else sequencing.renaming
        self._tried(lambda: finish(change(self.review, "Rename", name, new)))

    @rule(name=st.sampled_from(SEQUENCES), title=st.sampled_from(("", "A day in May")))
    def write_heading(self, name: str, title: str) -> None:
        """Its title is written."""
        self._tried(lambda: finish(sequencing.writing(self.review, "Title", name, Heading(title))))

    @rule(name=st.sampled_from(SEQUENCES))
    def delete(self, name: str) -> None:
        """A sequence goes."""
        self._tried(lambda: finish(sequencing.deleting(self.review, "Delete", name)))

    @rule(source=st.integers(1, 6), ids=_PHOTOS)
    def copy_marks(self, source: int, ids: list[int]) -> None:
        """The marks of one photo are given to others."""
        self._tried(lambda: self.review.copy_marks("Copy", source, ids))

    @rule(person=st.sampled_from(("", "A. B.", "C. D.")))
    def other_person(self, person: str) -> None:
        """Another person goes on."""
        self.review.person = person

    @rule()
    def undo(self) -> None:
        """The last step is taken back."""
        self.review.undo()

    @rule()
    def redo(self) -> None:
        """The step taken back last is made again."""
        self.review.redo()

    @rule(back=st.integers(0, 8))
    def undo_to(self, back: int) -> None:
        """Many steps at once."""
        steps = [edit.id for edit in self.review.history()]
        self.review.undo_to(steps[min(back, len(steps) - 1)] if steps else 0)

    @rule(text=rule_set_texts())
    def save_ruleset(self, text: bytes) -> None:
        """A rule set is edited."""
        self._tried(lambda: self.review.save_ruleset(text))

    @rule(text=rule_set_texts(), steps=st.integers(0, 2))
    def save_ruleset_and_cancel(self, text: bytes, steps: int) -> None:
        """The same, ended while photos are judged."""
        self._ended_after(steps, lambda: self.review.saving_ruleset(text))

    @rule(text=rule_set_texts(), shoot=st.sampled_from(SHOOTS), steps=st.integers(0, 5))
    def bring_a_ruleset(self, text: bytes, shoot: str, steps: int) -> None:
        """A rule set of a file elsewhere is given to one shoot, or not to the end."""
        file = self.folder / "brought.toml"
        file.write_bytes(text)
        self._ended_after(steps, lambda: self.review.setting_rulesets(shoot, ["desk", str(file)]))

    @rule(shoot=st.sampled_from(SHOOTS), refs=st.sets(st.sampled_from(SETS)).map(sorted))
    def set_rulesets(self, shoot: str, refs: list[str]) -> None:
        """A shoot is judged by other rule sets, or by none."""
        self.review.set_rulesets(shoot, refs)

    @rule(text=rule_set_texts())
    def edit_elsewhere(self, text: bytes) -> None:
        """A rule set is changed with another program while the library is closed."""
        self.review.close()
        found = (self.folder / "library" / "rulesets").glob("*.toml")
        for file in found:
            if f'id = "{file.stem}"'.encode() in text:
                file.write_bytes(text)
        self._open()

    @rule(shoot=st.sampled_from(SETS))
    def break_a_ruleset(self, shoot: str) -> None:
        """A rule set is broken while the library is closed; what is done under it; and it is mended."""
        file = self.folder / "library" / "rulesets" / f"{shoot}.toml"
        text = file.read_bytes()
        self.review.close()
        file.write_bytes(b"[")
        self._open()
        self.true_to_rules()
        self.review.change("Look", [1, 4], looked_at=True)
        self.true_to_rules()
        self.review.close()
        file.write_bytes(text)
        self._open()

    @rule()
    def reopen(self) -> None:
        """Another day."""
        self.review.close()
        self._open()

    def _open(self) -> None:
        person = self.review.person
        self.review = Review.open(self.folder / "library", clock=self.clock)
        self.review.person = person

    def _tried(self, call: Callable[[], object]) -> None:
        """A shoot without this tag refuses; that is as it should be."""
        with suppress(UsageError):
            call()

    def _ended_after(self, steps: int, start: Callable[[], object]) -> None:
        work = start()
        try:
            for _ in range(steps):
                assert isinstance(next(work), Progress)  # type: ignore[call-overload]
        except StopIteration:
            pass
        work.close()  # type: ignore[attr-defined]

    @invariant()
    def true_to_rules(self) -> None:
        """Verdicts and filters say what the rules say; what nobody looked at is unreviewed."""
        review = self.review
        judgements = {photo: review.judgement(photo) for photo in review.ids()}
        assert {photo: review.verdict(photo) for photo in judgements} == {
            photo: judgement.verdict for photo, judgement in judgements.items()
        }
        for verdict in Verdict:
            assert set(review.ids(f"verdict:{verdict}")) == {
                photo for photo, judgement in judgements.items() if judgement.verdict is verdict
            }
        assert set(review.ids("new:yes")) == {
            photo for photo, judgement in judgements.items() if judgement.unlooked
        }
        for photo, judgement in judgements.items():
            if not review.photo(photo).marks.looked_at:
                assert judgement.verdict is judgement.standing is Verdict.UNREVIEWED

    @invariant()
    def true_to_marks(self) -> None:
        """Each sequence has its photos once, by their ranks; those of all photos are known by name."""
        review = self.review
        told: dict[str, list[tuple[str, int]]] = {one.name: [] for one in review.sequences()}
        for photo in review.photos(review.ids()):
            for place in photo.marks.sequences:
                told[place.sequence].append((place.rank, photo.id))
        for name, places in told.items():
            assert review.ids(f'in:"{name}"') == [photo for _, photo in sorted(places)]
            assert len({rank for rank, _ in places}) == len(places)
        assert {one.name: one.count for one in review.sequences()} == {k: len(v) for k, v in told.items()}
        assert set(review.ids("in:yes")) == {photo for places in told.values() for _, photo in places}

    def teardown(self) -> None:
        """Leave nothing behind."""
        self.review.close()
        shutil.rmtree(self.folder)


def _copied(shoot: str, number: int) -> Copied:
    name = f"{shoot}-{number}"
    file = StoredFile(PurePosixPath("shoots", shoot, f"{name}.JPG"), 10, f"{name:0>64}".replace("-", "0"))
    facts = CameraFacts(flash_fired=(None, True, False)[number])
    return Copied(Frame((Path(f"{name}.JPG"),)), (file,), facts, Caption(), "")


TestLibrary = Library.TestCase
TestLibrary.settings = settings(max_examples=LIBRARIES, stateful_step_count=STEPS)
