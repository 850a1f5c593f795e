"""The story beside the pictures of a set, `story.html`: each line of it is known, or it is left behind.

An allow-list of lines, one an element, in one order. The head and the style are known to the byte, so nothing
runs, nothing is asked for but pictures, and nothing that is written can be hidden from who reads the page.
Pictures are files of the set. What a person wrote is meant to be read and is judged as in a caption file;
where it is known what may be said, each line must be made of that alone. What is left of room for a message
are the numbers told for a picture's width and height, which a browser forgets when it has the picture.
"""

import base64
import hashlib
import html
import re
from collections.abc import Collection, Iterator
from itertools import islice

from reviewer.export.verify.left import Left
from reviewer.export.verify.telling import STRANGER, telling, unseen

NAME = "story.html"
# Every style a story ever had, by the text between its tags.
_STYLES = frozenset({"759f6146d5042e8154e7c788f27c031c2702ba91402723d624eaa768db0ed1ad"})
_BEFORE = (
    "<!DOCTYPE html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self';"
    " style-src 'sha256-{style}'\">",
    '<meta name="referrer" content="no-referrer">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
)
_UNTITLED = "Photographs"
_MARKS = (' lang=""', ' loading="lazy"')
# What a line of places, or of names, has between them.
_APART = re.compile(r"[\s,/·]+")
_AFTER = "</style>\n</head>\n<body>\n<main>\n"
_END = "</main>\n</body>\n</html>\n"
# So much wrong is no story; the rest is not told.
_ENOUGH = 500

_TEXT = r"((?:[^<>&]|&(?:amp|lt|gt);)+)"
_WORDS = r"""((?:[^<>&"']|&(?:amp|lt|gt|quot|#x27);)+)"""
_LANGUAGE = r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?(?:-[a-z0-9]{5,8})*"
_ANY = ' lang="" dir="auto"'
_SPOKEN = f' lang="{_LANGUAGE}" dir="(?:ltr|rtl)"'
_SIZE = r"[1-9]\d{0,4}"
# One letter for each line that can stand in a body, and how it looks.
_LINES = {
    "{": re.compile("<header>"),
    "1": re.compile(f"<h1(?:{_ANY}|{_SPOKEN})>{_TEXT}</h1>"),
    "}": re.compile("</header>"),
    "f": re.compile("<figure>"),
    "i": re.compile(
        f'<img src="{_WORDS}" width="{_SIZE}" height="{_SIZE}" alt="{_WORDS}"( lang="")?( loading="lazy")?>'
    ),
    "c": re.compile("<figcaption>"),
    "2": re.compile(f"<h2{_ANY}>{_TEXT}</h2>"),
    "p": re.compile(f"<p{_ANY}>{_TEXT}</p>"),
    "t": re.compile(f"<p{_SPOKEN}>{_TEXT}</p>"),
    "w": re.compile(f'<p class="(?:place|credit)"{_ANY}>{_TEXT}</p>'),
    "C": re.compile("</figcaption>"),
    "F": re.compile("</figure>"),
}
_ORDER = re.compile(r"(?:\{1?(?:p*|t*)\})?(?:fi(?:c2?p*t*w{0,2}C)?F)+")
_TAG = re.compile(r"</?([a-zA-Z][\w-]*)")


def check(data: bytes, files: Collection[str], said: Collection[str] | None = None) -> tuple[Left, ...]:
    """What is left in a story beside `files`, in which nothing may be told but what is `said`.

    `said` are the texts of captions, the title and the opening; None where nobody knows them. Never raises,
    whatever the bytes are.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return (Left(error.start, error.end - error.start, "bytes that are no text in UTF-8"),)
    return tuple(islice(_Page(text, files, said).left(), _ENOUGH))


class _Page:
    def __init__(self, text: str, files: Collection[str], said: Collection[str] | None) -> None:
        self._files = files
        self._said = None if said is None else _said(said)
        self._head, _, rest = text.partition("\n<style>")
        self._style, between, rest = rest.partition(_AFTER)
        self._body, end, self._behind = rest.partition(_END)
        self._whole = bool(between and end)
        self._at_style = len(f"{self._head}\n<style>".encode())
        self._at_body = self._at_style + len((self._style + between).encode())
        self._length = len(text.encode())

    def left(self) -> Iterator[Left]:
        if not self._whole:
            yield Left(0, self._length, "another form than that of a story")
            return
        yield from self._left_in_head()
        yield from self._left_in_body()
        if self._behind:
            length = len(self._behind.encode())
            yield Left(self._length - length, length, "bytes behind the end of the page")

    def _left_in_head(self) -> Iterator[Left]:
        digest = hashlib.sha256(self._style.encode())
        if digest.hexdigest() not in _STYLES:
            yield Left(self._at_style, len(self._style.encode()), "a style that no story has")
        style = base64.b64encode(digest.digest()).decode()
        title = _LINES["1"].search(self._body)
        told = f"<title>{title[1] if title else _UNTITLED}</title>"
        should = [*(line.replace("{style}", style) for line in _BEFORE), told]
        lines = list(_lines(self._head, 0))
        strange = [Left(at, len(line.encode()), _named(line)) for at, line in lines if line not in should]
        yield from strange
        if not strange and [line for _, line in lines] != should:
            yield Left(0, len(self._head.encode()), "another head than that of a story")

    def _left_in_body(self) -> Iterator[Left]:
        order = ""
        for at, line in _lines(self._body.removesuffix("\n"), self._at_body):
            kind = next((kind for kind, form in _LINES.items() if form.fullmatch(line)), "")
            what = self._wrong_with(kind, line, order.count("i") + 1) if kind else _named(line)
            if what:
                yield Left(at, len(line.encode()), what)
            order += kind
        if not _ORDER.fullmatch(order):
            yield Left(self._at_body, len(self._body.encode()), "lines in another order than a story has")

    def _wrong_with(self, kind: str, line: str, number: int) -> str:
        """What is wrong with a line of this kind; the empty string when nothing is."""
        found = _LINES[kind].fullmatch(line)
        assert found
        texts = [html.unescape(one) for one in found.groups() if one and one not in _MARKS]
        if kind == "i":
            file, alt = texts
            if file not in self._files:
                return f"{STRANGER}: {file!r}"
            if not found[3]:
                return "" if alt == f"Photograph {number}" else "an alt text that nobody wrote"
            texts = [alt]
        return next(filter(None, (self._wrong_with_text(text, kind) for text in texts)), "")

    def _wrong_with_text(self, text: str, kind: str) -> str:
        if text != " ".join(text.split()):
            return "spaces that nobody sees"
        for told, what in (*unseen(text), *telling(text, self._files)):
            return f"{what}: {told!r}"
        if self._said is None or text in self._said:
            return ""
        put_together = kind == "w" and self._said.issuperset(_APART.split(text))
        return "" if put_together else f"what nobody said: {text!r}"


def _lines(text: str, at: int) -> Iterator[tuple[int, str]]:
    """Each line and the byte it begins at."""
    for line in text.split("\n"):
        yield at, line
        at += len(line.encode()) + 1


def _named(line: str) -> str:
    """What a line that no story has is, in words."""
    if "<!--" in line:
        return "a comment"
    tag = _TAG.search(line)
    return f"an element that no story has: {tag[0]}>" if tag else "text that no page shows in its place"


def _said(texts: Collection[str]) -> frozenset[str]:
    """These texts, each line of them and each word."""
    lines = {" ".join(line.split()) for text in texts for line in (text, *text.splitlines())}
    return frozenset(part for line in lines for part in (line, "", *_APART.split(line)))
