"""What this library and the sidecars in it tell each other.

Every photo is compared with its sidecar and with what both agreed on last (`reviewer.sidecar.comparison`).
Writing tells the sidecar what changed here, reading takes over what changed there, as one step that can be
undone; what both changed stays as it is on either side until a person decided. One sidecar that cannot be
understood is told of and left alone. No import may run meanwhile: both keep the manifest of a folder.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from reviewer.catalog import Agreed
from reviewer.manifest import Manifest
from reviewer.photo import Photo
from reviewer.progress import Progress, finish
from reviewer.review import Review
from reviewer.sidecar import file, merging, said, subject
from reviewer.sidecar.comparison import Comparison, compare
from reviewer.sidecar.packet import BrokenPacket, Packet
from reviewer.sidecar.said import Said
from reviewer.sidecar.spelling import KNOWN, PREFIXES

_AT_ONCE = 100


class Wish(StrEnum):
    """What the owner of a library may ask for: sidecars kept up to date, and the rules' subject in them."""

    KEEP = "keep"
    SUBJECT = "subject"


class Side(StrEnum):
    """Whose words hold where both changed."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Compared:
    """One photo and its sidecar, which may be yet to be made; `others` lie there too and are not written.

    `sentence` says why the sidecar was left as it is, or is empty; `written` tells that it was written.
    """

    photo: Photo
    path: Path
    others: tuple[Path, ...] = ()
    comparison: Comparison = field(default_factory=Comparison)
    sentence: str = ""
    written: bool = False


@dataclass(frozen=True, slots=True)
class _Opened:
    """A photo with its sidecar as it stands, or a new one, and by what the file is known."""

    compared: Compared
    packet: Packet
    stamp: file.Stamp

    def agreed(self, learned: Said, stamp: file.Stamp, *, settled: bool) -> Agreed:
        """What both agree on once one of them has learned this."""
        name = self.compared.path.name if stamp != file.NOWHERE else ""
        return Agreed(self.compared.comparison.agreed_after(learned), name, *stamp, settled)


Told = Compared | Progress
Choices = Mapping[int, Mapping[str, Side]]


class Exchange:
    """One run over photos of a library; what lies in its folders is looked up once."""

    def __init__(self, review: Review) -> None:
        self._review = review
        self._finder = file.Finder(review.folder)
        self._unwritten = review.sidecars.unwritten()
        self._tells_subject = Wish.SUBJECT in review.sidecars.wishes()

    def comparing(self, ids: Sequence[int]) -> Iterator[Told]:
        """Compare photos with their sidecars; nothing is changed. What is known to be alike is left out."""
        for opened, progress in self._opened(ids):
            yield from (one.compared for one in opened)
            yield progress

    def writing(self, ids: Sequence[int]) -> Iterator[Told]:
        """Tell sidecars what changed here; what is yielded is on the disk and in the catalog."""
        for opened, progress in self._opened(ids, take=True):
            agreed: dict[int, Agreed] = {}
            told = [self._written(one, agreed) for one in opened]
            self._note_sums(one.path for one in told if one.written)
            self._review.sidecars.agree(agreed)
            done = [one.photo.id for one in told if not one.sentence and not one.comparison.conflicts]
            self._review.sidecars.written(done)
            yield from told
            yield progress

    def reading(self, ids: Sequence[int], what: str) -> Iterator[Told]:
        """Take over what changed in sidecars, as one step called `what`; closed before its end, nothing."""
        news: dict[int, Said] = {}
        agreed: dict[int, Agreed] = {}
        for opened, progress in self._opened(ids):
            for one in opened:
                photo, comparison = one.compared.photo.id, one.compared.comparison
                if comparison.to_read:
                    news[photo] = comparison.to_read
                if not one.compared.sentence:
                    settled = not comparison.conflicts and not comparison.to_write
                    agreed[photo] = one.agreed(comparison.to_read, one.stamp, settled=settled)
                yield one.compared
            yield progress
        self._take_in(what, news, agreed)

    def settling(self, choices: Choices, what: str) -> Iterator[Told]:
        """Let one side's words hold where both changed and a person decided, and tell the sidecars."""
        news: dict[int, Said] = {}
        agreed: dict[int, Agreed] = {}
        for opened, _ in self._opened(list(choices)):
            for one in opened:
                photo, chosen = one.compared.photo.id, choices[one.compared.photo.id]
                conflicts = one.compared.comparison.conflicts
                theirs = {name: conflicts[name].theirs for name in chosen if name in conflicts}
                news[photo] = {name: said for name, said in theirs.items() if chosen[name] == Side.THEIRS}
                agreed[photo] = one.agreed(theirs, one.stamp, settled=False)
        self._take_in(what, {photo: said for photo, said in news.items() if said}, agreed)
        self._review.sidecars.touch(agreed)
        yield from Exchange(self._review).writing(list(agreed))

    # One photo

    def _opened(
        self, ids: Sequence[int], *, take: bool = False
    ) -> Iterator[tuple[Iterator[_Opened], Progress]]:
        """Photos with their sidecars, some at a time, without those of which nothing changed.

        Each is opened when it is asked for: other programs write, too. With `take`, what changes here from
        now on is told the next time.
        """
        for start in range(0, len(ids), _AT_ONCE):
            if take:
                self._review.sidecars.take(ids[start : start + _AT_ONCE])
            photos = self._review.photos(ids[start : start + _AT_ONCE])
            agreed = self._review.sidecars.agreed([photo.id for photo in photos])
            opened = (self._open(photo, agreed.get(photo.id)) for photo in photos)
            yield (one for one in opened if one), Progress(min(start + _AT_ONCE, len(ids)), len(ids))

    def _open(self, photo: Photo, agreed: Agreed | None) -> _Opened | None:
        there = self._finder.of(photo)
        path, *others = there or [self._finder.new(photo)]
        if agreed and agreed.settled and photo.id not in self._unwritten and _unchanged(path, agreed):
            return None
        stamp, compared = file.stamp(path) if there else file.NOWHERE, Compared(photo, path, tuple(others))
        packet, theirs = Packet.new(PREFIXES), Said()
        try:
            if there:
                packet, theirs = _read(path, file.read(path))
        except file.SidecarLeft as error:
            return _Opened(replace(compared, sentence=str(error)), packet, stamp)
        before = _agreed_before(path, agreed) if there else {}
        comparison = compare(said.of_marks(photo.marks), theirs, before)
        return _Opened(replace(compared, comparison=comparison), packet, stamp)

    def _written(self, opened: _Opened, agreed: dict[int, Agreed]) -> Compared:
        """Tell one sidecar; what both agree on then goes to `agreed`."""
        compared, packet = opened.compared, opened.packet
        if compared.sentence:
            return compared
        photo, comparison = compared.photo, compared.comparison
        merging.merge(packet, comparison.to_write, said.of_marks(photo.marks))
        tells = subject.put(packet, self._subject(photo))
        if not comparison.to_write and not tells:
            agreed[photo.id] = opened.agreed({}, opened.stamp, settled=comparison.settled)
            return compared
        try:
            data = packet.data()
            _, back = _read(compared.path, data)
            now = file.write(compared.path, data, opened.stamp)
        except file.SidecarLeft as error:
            return replace(compared, sentence=str(error))
        learned = {address: back.get(address, "") for address in comparison.to_write}
        agreed[photo.id] = opened.agreed(learned, now, settled=comparison.settled)
        return replace(compared, written=True)

    def _subject(self, photo: Photo) -> tuple[str, ...]:
        return subject.paths(photo.marks, self._review.judgement(photo.id)) if self._tells_subject else ()

    def _take_in(self, what: str, news: Mapping[int, Said], agreed: Mapping[int, Agreed]) -> None:
        sidecars = self._review.sidecars
        with sidecars.writing():
            if news:
                finish(self._review.taking_in(what, news))
            sidecars.agree(agreed)
            done = [photo for photo in agreed if agreed[photo].settled]
            sidecars.take(done)
            sidecars.written(done)

    def _note_sums(self, paths: Iterable[Path]) -> None:
        """Let the manifests of folders tell what sidecars hold now that came with an import."""
        folders: dict[Path, list[Path]] = defaultdict(list)
        for path in paths:
            folders[path.parent].append(path)
        for folder, inside in folders.items():
            manifest = Manifest(folder)
            listed = [path for path in inside if manifest.sum_of(path.name)]
            manifest.add({path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in listed})


def _read(path: Path, data: bytes) -> tuple[Packet, Said]:
    """What a sidecar holds and says."""
    try:
        packet = Packet.parse(data, KNOWN)
        return packet, said.of_packet(packet)
    except BrokenPacket as error:
        raise file.SidecarLeft(path, str(error)) from error


def _unchanged(path: Path, agreed: Agreed) -> bool:
    return file.stamp(path) == (agreed.size, agreed.mtime_ns) and agreed.name in ("", path.name)


def _agreed_before(path: Path, agreed: Agreed | None) -> Said:
    """What both agreed on last. With another file than this one, nothing was."""
    return dict(agreed.said) if agreed and agreed.name in ("", path.name) else {}
