"""Spelling, by dictionaries in Hunspell's format: those of the system, and those a person adds.

A dictionary is a file `<language>.dic` with its `<language>.aff` beside it, such as those of LibreOffice and
Firefox. Hunspell itself looks words up; it is called in worker processes only, since it holds up all threads
of its process for a tenth of a second and more, and reads files that anybody may have made.
"""

import sys
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from re import Match, Pattern, compile
from typing import TYPE_CHECKING

from reviewer import caption
from reviewer.errors import StorageError, UsageError, shown
from reviewer.lazily import lazily
from reviewer.whole_file import write_whole

if TYPE_CHECKING:
    import hunspell
else:
    hunspell = lazily("hunspell")

OWN_WORDS = "words.txt"
LONGEST = 60

# How many dictionaries a worker keeps in memory; one takes some ten MB.
_KEPT = 4
_SYSTEM = {
    "linux": (
        "/usr/share/hunspell",
        "/usr/share/myspell",
        "/usr/share/myspell/dicts",
        "/usr/local/share/hunspell",
        "~/.local/share/hunspell",
    ),
    "darwin": (
        "~/Library/Spelling",
        "/Library/Spelling",
        "/opt/homebrew/share/hunspell",
        "/Applications/LibreOffice.app/Contents/Resources/extensions/dict-*",
    ),
    "win32": ("C:/Program Files/LibreOffice/share/extensions/dict-*",),
}
# What is written with other letters than those of Latin, by language (ISO 15924 calls them scripts).
_SCRIPTS = {
    **dict.fromkeys(("ar", "fa", "ur", "ps", "ckb", "ug"), "ARABIC"),
    **dict.fromkeys(("ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "mn", "tg"), "CYRILLIC"),
    **dict.fromkeys(("he", "yi"), "HEBREW"),
    **dict.fromkeys(("hi", "mr", "ne"), "DEVANAGARI"),
    **{"ko": "HANGUL", "el": "GREEK", "hy": "ARMENIAN", "ka": "GEORGIAN", "th": "THAI", "am": "ETHIOPIC"},
    **{"bn": "BENGALI", "ta": "TAMIL", "te": "TELUGU", "my": "MYANMAR", "km": "KHMER", "lo": "LAO"},
}
_MARKS = ("Mn", "Mc")


@dataclass(frozen=True, slots=True)
class Dictionary:
    """A dictionary: the language it is of, as RFC 5646 spells it, and its `.dic` file."""

    language: str
    file: Path

    @property
    def script(self) -> str:
        """The letters its words are written with, as Unicode names them."""
        return _SCRIPTS.get(self.language.partition("-")[0], "LATIN")


def folders(own: Path) -> tuple[Path, ...]:
    """Where dictionaries may lie: those a person added, those of the system, the English one of Hunspell."""
    system = (Path(name).expanduser() for name in _SYSTEM.get(sys.platform, ()))
    found = (folder for place in system for folder in sorted(place.parent.glob(place.name)))
    spec = find_spec("hunspell")
    bundled = [Path(spec.origin).parent / "dictionaries"] if spec and spec.origin else []
    return (own, *found, *bundled)


def dictionaries(places: Iterable[Path]) -> dict[str, Dictionary]:
    """The dictionaries there are, by language; of two for one language the first."""
    found: dict[str, Dictionary] = {}
    for place in places:
        for file in sorted(place.glob("*.dic")):
            if (language := _language(file.stem)) and file.with_suffix(".aff").is_file():
                found.setdefault(language, Dictionary(language, file))
    return found


def _language(stem: str) -> str:
    """The language a file is named by: `en_US`, `ar`, `de_DE_frami`; empty where it is none."""
    parts = stem.replace("_", "-").split("-")
    for most in (2, 1):
        if told := caption.language("description@" + "-".join(parts[:most])):
            return told
    return ""


def fitting(there: Collection[str], language: str) -> str:
    """The language of those there are that serves for another: `ko-KR` for `ko`; empty where none does."""
    if language in there:
        return language
    wanted = language.partition("-")[0]
    alike = sorted(one for one in there if one.partition("-")[0] == wanted)
    return next((one for one in alike if one == "en-US"), alike[0] if alike else "")


# The words of a text


def words(text: str) -> Iterator[Match[str]]:
    """The words of a text that can be looked up: no numbers, addresses or abbreviations in capitals."""
    left_out = [found.span() for found in _ADDRESS.finditer(text)]
    for word in _word().finditer(text):
        inside = any(start <= word.start() < end for start, end in left_out)
        touches = text[word.end() : word.end() + 1].isdigit() or text[: word.start()][-1:].isdigit()
        letters = word[0]
        shouted = letters.isupper() and len(letters) > 1
        if not inside and not touches and not shouted and 1 < len(letters) <= LONGEST:
            yield word


_ADDRESS = compile(r"\S*(?:@|://|\\|www\.)\S*")


@cache
def _word() -> Pattern[str]:
    """Letters, the signs that stand over, below or behind them in other scripts, and apostrophes within."""
    marks = "".join(sign for sign in map(chr, range(0x300, 0x1_0000)) if unicodedata.category(sign) in _MARKS)
    letter = rf"[^\W\d_][{marks}\u200c\u200d]*"
    return compile(rf"(?:{letter})+(?:['’](?:{letter})+)*")


def written_in(word: str, script: str) -> bool:
    """Whether a word is written with the letters of a script, by Unicode's names of its letters."""
    return unicodedata.name(word[0], "").startswith(script)


# In a worker


def misspelt(file: Path, asked: Sequence[str]) -> frozenset[str]:
    """Those of the words that a dictionary does not have. Raises UsageError where it cannot be read."""
    dictionary = _opened(file)
    return frozenset(word for word in asked if not _has(dictionary, word))


def _has(dictionary: "hunspell.Hunspell", word: str) -> bool:
    try:
        return bool(dictionary.spell(word.replace("’", "'")))
    except UnicodeEncodeError:  # letters that no word of the dictionary has
        return True


def suggestions(file: Path, word: str) -> tuple[str, ...]:
    """What a dictionary has that is spelt much like a word, the likeliest first."""
    try:
        return tuple(_opened(file).suggest(word))
    except UnicodeEncodeError:
        return ()


@lru_cache(_KEPT)
def _opened(file: Path) -> "hunspell.Hunspell":
    try:
        # Told the encoding of names, it opens a folder called in Korean on Windows too.
        return hunspell.Hunspell(file.stem, hunspell_data_dir=str(file.parent), system_encoding="utf-8")
    except OSError as error:
        raise UsageError(f"The dictionary {shown(file)} cannot be read.") from error


# Words of one's own


def own_words(folder: Path) -> frozenset[str]:
    """The words a person added, one a line of a file."""
    try:
        return frozenset((folder / OWN_WORDS).read_text(encoding="utf-8").split("\n")) - {""}
    except (OSError, UnicodeDecodeError):
        return frozenset()


def keep_own_words(folder: Path, own: Iterable[str]) -> None:
    """Keep these as the words a person added. Raises StorageError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / OWN_WORDS, "".join(f"{word}\n" for word in sorted(own)).encode())
    except OSError as error:
        raise StorageError(f"Your list of words cannot be saved: {error.strerror}.") from error
