"""What somebody could put into a contact sheet, each by what it is."""

import io
import re
from collections.abc import Callable

import pikepdf

from tests.reviewer.export.canary import TOKEN
from tests.reviewer.export.pieces import after_soi, encoded, exif, picture, segment

Bend = Callable[[bytes], bytes]


def _saved(change: Callable[[pikepdf.Pdf], object]) -> Bend:
    """The sheet as another program writes it, with a change."""

    def bend(sheet: bytes) -> bytes:
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(sheet)) as pdf:
            change(pdf)
            pdf.save(out, static_id=True)
        return out.getvalue()

    return bend


def _put(old: str, new: str) -> Bend:
    """The first `old` as `new`, and all that is told of lengths and places made right again."""

    def bend(sheet: bytes) -> bytes:
        assert old.encode() in sheet
        return rebuilt(sheet.replace(old.encode(), new.encode(), 1))

    return bend


def rebuilt(sheet: bytes) -> bytes:
    """A sheet whose lengths and places are told anew, as if nobody had bent it."""
    body, _, _ = sheet.rpartition(b"xref\n0 ")
    parts = re.split(rb"(?m)^(?=\d+ 0 obj\n)", body)
    objects = [_measured(part) for part in parts[1:]]
    made, places = parts[0], []
    for one in objects:
        places.append(len(made))
        made += one
    size = len(objects) + 1
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    made_to = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % size + rows
    return made + b"trailer\n<< /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n" % (size, made_to)


def _measured(one: bytes) -> bytes:
    head, marked, rest = one.partition(b">>\nstream\n")
    if not marked:
        return one
    length = len(rest.removesuffix(b"\nendstream\nendobj\n"))
    return re.sub(rb"/Length(1?) \d+", rb"/Length\g<1> %d" % length, head) + marked + rest


def with_object(line: str) -> Bend:
    """The sheet with one more object that nothing refers to."""

    def bend(sheet: bytes) -> bytes:
        body, _, rest = sheet.rpartition(b"xref\n0 ")
        count = int(rest.split(b"\n")[0])
        return rebuilt(body + f"{count} 0 obj\n{line}\nendobj\n".encode() + b"xref\n0 " + rest)

    return bend


def _in_picture(change: Bend) -> Bend:
    """The sheet with its first picture changed."""

    def bend(sheet: bytes) -> bytes:
        start = sheet.index(b"\xff\xd8")
        end = sheet.index(b"\nendstream", start)
        return rebuilt(sheet[:start] + change(sheet[start:end]) + sheet[end:])

    return bend


def _in_font(change: Bend) -> Bend:
    """The sheet with its first font changed."""

    def bend(sheet: bytes) -> bytes:
        start = sheet.index(b"stream\n", sheet.index(b"/Length1")) + len(b"stream\n")
        end = sheet.index(b"\nendstream", start)
        return rebuilt(sheet[:start] + change(sheet[start:end]) + sheet[end:])

    return bend


def _javascript(pdf: pikepdf.Pdf) -> None:
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=TOKEN)
    pdf.Root.OpenAction = pdf.make_indirect(script)


def _annotated(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Contents=TOKEN)
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(note)])


def _attached(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["note.txt"] = pikepdf.AttachedFileSpec(pdf, TOKEN.encode())


def _described(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        metadata["dc:creator"] = [TOKEN]


def _informed(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Producer"] = TOKEN


COMMENT = segment(0xFE, TOKEN.encode())
_EXIF = exif({0x010F: TOKEN})
_UNUSED = f"<< /Type /X /Y ({TOKEN}) >>"
_TEXT = "BT /F1 8 Tf 0.11 0.102 0.094 rg 20 20 Td <0001> Tj ET"
_LINE = "\nBT /F1"

BENT: dict[str, Bend] = {
    "information on the document": _saved(_informed),
    "metadata": _saved(_described),
    "an attached file": _saved(_attached),
    "a script": _saved(_javascript),
    "an annotation": _saved(_annotated),
    "another program": _saved(lambda pdf: None),
    "bytes behind the end": lambda sheet: sheet + TOKEN.encode(),
    "a line behind the end": lambda sheet: sheet + b"\n",
    "an update behind the end": lambda sheet: sheet + b"1 0 obj\n<< >>\nendobj\nstartxref\n9\n%%EOF\n",
    "bytes before the beginning": lambda sheet: b"\n" + sheet,
    "another version": lambda sheet: sheet.replace(b"%PDF-1.4", b"%PDF-1.7", 1),
    "a comment": lambda sheet: sheet.replace(b"%PDF-1.4\n", f"%PDF-1.4\n%{TOKEN}\n".encode(), 1),
    "a comment between objects": lambda sheet: sheet.replace(b"2 0 obj", f"%{TOKEN}\n2 0 obj".encode(), 1),
    "an id": lambda sheet: sheet.replace(b"/Root 1 0 R", b"/ID [ <41> <41> ] /Root 1 0 R", 1),
    "the name of who made it": lambda sheet: sheet.replace(b"/Root 1 0 R", b"/Info 1 0 R /Root 1 0 R", 1),
    "an object that nothing uses": with_object(_UNUSED),
    "a stream that nothing uses": with_object("<< /Length 9 >>\nstream\nCANARY\nendstream"),
    "a second catalog": with_object("<< /Pages 2 0 R /Type /Catalog >>"),
    "a key in the catalog": _put("/Type /Catalog", "/Lang (CANARY) /Type /Catalog"),
    "an action": _put("/Type /Catalog", "/OpenAction 2 0 R /Type /Catalog"),
    "a key of a page": _put("/Type /Page >>", "/Type /Page /UserUnit 2 >>"),
    "a page turned": _put("/Type /Page >>", "/Rotate 90 /Type /Page >>"),
    "a page of another size": _put("/MediaBox [ 0 0 595 842 ]", "/MediaBox [ 0 0 595 900 ]"),
    "a page that is not told": _put("/Count 1", "/Count 2"),
    "spaces in an object": _put("<< /Pages 2 0 R", "<<  /Pages 2 0 R"),
    "the name of a font": _put("/AAAAAA+F1", "/CANARY+F1"),
    "a number in another form": _put("/ItalicAngle 0", "/ItalicAngle 0.000"),
    "words in the content": _put(_LINE, f"\n%{TOKEN}{_LINE}"),
    "an operator": _put(_LINE, f"\n/Span BMC{_LINE}"),
    "a line drawn": _put(_LINE, f"\n0 0 m 9 9 l S{_LINE}"),
    "a line drawn in white": _put(_LINE, f"\n1 1 1 rg{_LINE}"),
    "letters in white": _put(_LINE, f"\n{_TEXT.replace('0.11 0.102 0.094', '1 1 1')}{_LINE}"),
    "letters that are not drawn": _put(_LINE, f"\n{_TEXT.replace('BT', 'BT 3 Tr')}{_LINE}"),
    "letters too small": _put(_LINE, f"\n{_TEXT.replace('8 Tf', '1 Tf')}{_LINE}"),
    "letters beside the page": _put(_LINE, f"\n{_TEXT.replace('20 20', '20 -20')}{_LINE}"),
    "letters beside the page on the way": _put(
        _LINE, f"\n{_TEXT.replace('ET', '900 0 Td <0001> Tj ET')}{_LINE}"
    ),
    "letters of another font": _put(_LINE, f"\n{_TEXT.replace('F1', 'F9')}{_LINE}"),
    "letters that are not in the font": _put(_LINE, f"\n{_TEXT.replace('0001', '0fff')}{_LINE}"),
    "a picture over another": lambda sheet: _over(sheet),
    "a picture twice": lambda sheet: _twice(sheet),
    "a comment in a picture": _in_picture(lambda jpeg: after_soi(jpeg, COMMENT)),
    "EXIF in a picture": _in_picture(lambda jpeg: after_soi(jpeg, segment(0xE1, _EXIF))),
    "bytes behind a picture": _in_picture(lambda jpeg: jpeg + TOKEN.encode()),
    "another picture": _in_picture(lambda jpeg: encoded(picture(size=(20, 10)))),
    "a picture of another width": _put("/Type /XObject /Width 480", "/Type /XObject /Width 481"),
    "a mask of a picture": _put("/Type /XObject /Width", "/SMask 9 0 R /Type /XObject /Width"),
    "bytes behind a font": _in_font(lambda font: font + TOKEN.encode()),
    "zeros behind a font": _in_font(lambda font: font + bytes(4)),
    "the date of a font": _in_font(lambda font: _with_date(font)),
    "the shape of a letter": _in_font(lambda font: font[:200] + b"\xff" + font[201:]),
    "a meaning that no letter has": _put("endbfchar", "<0ffe> <0041>\nendbfchar"),
    "words in a meaning": _put("12 dict begin", f"%{TOKEN}\n12 dict begin"),
    "another order of meanings": _put("<0000> <ffff>", "<0000> <fffe>"),
}


def _boxes(sheet: bytes) -> list[bytes]:
    return re.findall(rb"(?m)^q [\d. -]+ cm /Im\d+ Do Q$", sheet)


def _over(sheet: bytes) -> bytes:
    first, second, *_ = _boxes(sheet)
    place = first.partition(b" /Im")[0]
    return rebuilt(sheet.replace(second, place + b" /Im" + second.partition(b" /Im")[2], 1))


def _twice(sheet: bytes) -> bytes:
    first = _boxes(sheet)[0]
    return rebuilt(sheet.replace(first, first + b"\n" + first, 1))


def _with_date(font: bytes) -> bytes:
    at = int.from_bytes(font[font.index(b"head") + 8 :][:4], "big")
    return font[: at + 20] + b"\1" + font[at + 21 :]
