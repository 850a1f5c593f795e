"""An XMP packet as a tree of RDF: single properties are changed in the form in which they stand.

A property of a picture is an attribute or an element of an `rdf:Description`: a text, a list (`rdf:Bag`,
`rdf:Seq`) or a text in several languages (`rdf:Alt` of items with `xml:lang`, of which `x-default` is meant
for all). XMP specification part 1 (ISO 16684-1), 7. Everything that is not asked to change stays: foreign
properties and their prefixes, comments, processing instructions. The files may be hostile: no entity is
resolved, nothing is loaded, and depth and size have limits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from reviewer.errors import ReviewerError
from reviewer.lazily import lazily

if TYPE_CHECKING:
    from lxml import etree
else:
    etree = lazily("lxml.etree")

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XMPMETA = "adobe:ns:meta/"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DEFAULT = "x-default"
_DESCRIPTION, _LI, _VALUE = f"{{{RDF}}}Description", f"{{{RDF}}}li", f"{{{RDF}}}value"
_LISTS = frozenset(f"{{{RDF}}}{kind}" for kind in ("Bag", "Seq", "Alt"))
_ABOUT = f"{{{RDF}}}about"

# The characters XML 1.0 allows, section 2.2; others cannot be written at all.
_NOT_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)))


class BrokenPacket(ReviewerError):
    """What should be XMP is none, or none that is safe to change; `str()` ends a sentence about the file."""


class Packet:
    """One packet. Names are in Clark's notation: `{namespace}local`.

    `prefixes` tell which namespaces prefixes stand for; with a slash behind it, a second one of that name.
    """

    def __init__(self, root: etree._Element, prefixes: Mapping[str, str], *, declared: bool = False) -> None:
        self._tree = root.getroottree()
        self._prefixes = prefixes
        self._declared = declared
        rdf = next(root.iter(f"{{{RDF}}}RDF"), None)
        if rdf is None:
            raise BrokenPacket("it holds no RDF")
        if any(child.tag != _DESCRIPTION for child in rdf if isinstance(child.tag, str)):
            raise BrokenPacket("it holds RDF in another form than XMP has")
        self._rdf = rdf
        self._declared_prefixes = [pair for _, pair in etree.iterwalk(self._tree, events=("start-ns",))]
        for prefix, space in self._declared_prefixes:
            # Readers go by prefixes, too.
            if prefix in prefixes and space not in (prefixes[prefix], prefixes.get(f"{prefix}/")):
                raise BrokenPacket(f"it calls another namespace {prefix!r} than XMP does")

    @classmethod
    def parse(cls, data: bytes, prefixes: Mapping[str, str]) -> Packet:
        """Read a packet. Raises BrokenPacket for what is no XML, has a DTD or is too deep or too large."""
        if b"<!DOCTYPE" in data.replace(b"\0", b""):
            raise BrokenPacket("it has a DTD, which no XMP has")
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, strip_cdata=False
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise BrokenPacket(f"it is broken XML: {str(error).partition(', line')[0]}") from error
        return cls(root, prefixes, declared=b"<?xml " in data[:16].replace(b"\0", b""))

    @classmethod
    def new(cls, prefixes: Mapping[str, str]) -> Packet:
        """A packet that says nothing yet."""
        root = etree.Element(f"{{{_XMPMETA}}}xmpmeta", nsmap={"x": _XMPMETA})
        rdf = etree.SubElement(root, f"{{{RDF}}}RDF", nsmap={"rdf": RDF})
        etree.SubElement(rdf, _DESCRIPTION, {_ABOUT: ""}, nsmap=dict(prefixes))
        etree.indent(root, " ")
        root.addprevious(
            etree.ProcessingInstruction("xpacket", 'begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"')
        )
        root.addnext(etree.ProcessingInstruction("xpacket", 'end="w"'))
        return cls(root, prefixes)

    def data(self) -> bytes:
        """The whole file, in its own encoding."""
        encoding = self._tree.docinfo.encoding or "UTF-8"
        root = self._tree.getroot()
        before, after = root.itersiblings(preceding=True), root.itersiblings()
        nodes = [*reversed(list(before)), root, *after]
        lines = [etree.tostring(node, encoding="unicode", with_tail=False) for node in nodes]
        if self._declared:
            lines.insert(0, f'<?xml version="1.0" encoding="{encoding}"?>')
        return "".join(f"{line}\n" for line in lines).encode(encoding, "xmlcharrefreplace")

    def plain(self) -> bytes:
        """The RDF alone in UTF-8, as any reader of XMP takes it."""
        rdf = etree.tostring(self._rdf, encoding="unicode", with_tail=False)
        return f'<x:xmpmeta xmlns:x="adobe:ns:meta/">{rdf}</x:xmpmeta>'.encode()

    # What stands there

    @property
    def empty(self) -> bool:
        """Whether no property stands in it."""
        return not any(
            len(one) or any(name != _ABOUT for name in one.attrib)
            for one in self._rdf.iterchildren(_DESCRIPTION)
        )

    def text(self, name: str) -> str | None:
        """A simple property; None where it does not stand."""
        for description, element in self._standing(name):
            return str(description.get(name)) if element is None else _text(element)
        return None

    def items(self, name: str) -> list[str] | None:
        """A list; None where it does not stand."""
        for description, element in self._standing(name):
            if element is None:
                return [str(description.get(name))]
            inner = _list_in(element)
            return (
                [_text(item) for item in inner.iterchildren(_LI)] if inner is not None else [_text(element)]
            )
        return None

    # Changing

    def set_text(self, name: str, text: str) -> None:
        """Say something in a simple property; with an empty text it no longer stands."""
        places = list(self._standing(name))
        self._remove(name, places[1:] if text else places)
        if not text:
            return
        if not places:
            self._append(name).text = _clean(text)
        elif places[0][1] is None:
            places[0][0].set(name, _clean(text))
        else:
            _say(places[0][1], text)

    def set_items(self, name: str, items: Sequence[str], kind: str) -> None:
        """Say a list, a `Bag` or a `Seq` where none stands; items keep what is said of them."""
        if not items:
            self._remove(name, list(self._standing(name)))
            return
        inner = self._list(name, kind)
        there = list(inner.iterchildren(_LI))
        new: list[etree._Element] = []
        for text in map(_clean, items):
            same = next((item for item in there if _text(item) == text), None)
            if same is None:
                same = etree.Element(_LI)
                same.text = text
            else:
                there.remove(same)
            new.append(same)
        _fill(inner, new)

    def set_language(self, name: str, language: str, text: str) -> None:
        """Say a text in a language, or with an empty one that which is meant for all.

        What said the same as the text for all goes on saying the same (XMP Toolkit, SetLocalizedText).
        """
        if not text and self.text(name) is None:
            return
        inner = self._list(name, "Alt")
        items = list(inner.iterchildren(_LI))
        if language:
            _fill(inner, _with(items or [_alternative(_DEFAULT, "")], language, text))
        else:
            _fill(inner, _with_default(items, text))
        if not any(_text(item) for item in inner.iterchildren(_LI)):
            self._remove(name, list(self._standing(name)))

    # The tree

    def _standing(self, name: str) -> Iterator[tuple[etree._Element, etree._Element | None]]:
        """Where a property stands: in which description, and its element unless it is an attribute."""
        for description in self._rdf.iterchildren(_DESCRIPTION):
            if name in description.attrib:
                yield description, None
            for element in description.iterchildren(name):
                yield description, element

    def _remove(self, name: str, places: Sequence[tuple[etree._Element, etree._Element | None]]) -> None:
        for description, element in places:
            if element is None:
                del description.attrib[name]
            else:
                _take_out(element)

    def _list(self, name: str, kind: str) -> etree._Element:
        """The list that stands, or one made of the text that stands, or a new one."""
        places = list(self._standing(name))
        old = next(
            (inner for _, one in places if one is not None and (inner := _list_in(one)) is not None), None
        )
        if old is not None:
            return old
        text = self.text(name)
        self._remove(name, places)
        element = self._append(name)
        inner = etree.SubElement(element, f"{{{RDF}}}{kind}")
        if text:
            item = etree.SubElement(inner, _LI)
            item.text = text
            if kind == "Alt":
                item.set(_LANG, _DEFAULT)
        step = _step(element)
        element.text = inner.text = None
        if step:
            outer = "\n" + step * _depth(element)
            element.text, inner.tail = outer + step, outer
            inner.text = outer + 2 * step
        return inner

    def _declaring(self, space: str) -> dict[str, str] | None:
        """A namespace with its prefix. A file has one for each, or Adobe's toolkit does not read it."""
        there = (prefix for prefix, known in self._declared_prefixes if prefix and known == space)
        ours = (prefix for prefix, known in self._prefixes.items() if known == space)
        return next(({prefix: space} for prefix in (*there, *ours)), None)

    def _append(self, name: str) -> etree._Element:
        """A new element in a description that knows its namespace, indented as its neighbours are."""
        space = str(etree.QName(name).namespace)
        descriptions = list(self._rdf.iterchildren(_DESCRIPTION))
        if not descriptions:
            descriptions = [etree.SubElement(self._rdf, _DESCRIPTION, {_ABOUT: ""})]
        knowing = (one for one in descriptions if space in one.nsmap.values())
        description = next(knowing, descriptions[0])
        element = etree.SubElement(description, name, nsmap=self._declaring(space))
        before = element.getprevious()
        if before is not None:
            element.tail, before.tail = before.tail, description.text
        elif step := _step(description):
            depth = _depth(description)
            description.text, element.tail = "\n" + step * (depth + 1), "\n" + step * depth
        return element


def _text(element: etree._Element) -> str:
    """What an element says; where things are said of it, its value stands within (7.5, qualifiers)."""
    value = next(element.iter(_VALUE), None)
    if value is not None:
        return str(value.text or "")
    for inner in element.iter(_DESCRIPTION):
        if _VALUE in inner.attrib:
            return str(inner.get(_VALUE))
    alternatives = _list_in(element)
    if alternatives is not None:
        items = list(alternatives.iterchildren(_LI))
        return _text(_default(items)) if items else ""
    return str(element.get(f"{{{RDF}}}resource") or "".join(map(str, element.itertext())))


def _say(element: etree._Element, text: str) -> None:
    """Let an element say a text, and keep what is said of it."""
    value = next(element.iter(_VALUE), None)
    if value is not None:
        value.text = _clean(text)
        return
    for inner in element.iter(_DESCRIPTION):
        if _VALUE in inner.attrib:
            inner.set(_VALUE, _clean(text))
            return
    element.attrib.pop(f"{{{RDF}}}resource", "")
    for child in list(element):
        element.remove(child)
    element.text = _clean(text)


def _list_in(element: etree._Element) -> etree._Element | None:
    return next((child for child in element if child.tag in _LISTS), None)


def _language(item: etree._Element) -> str:
    return str(item.get(_LANG) or "").casefold()


def _default(items: Sequence[etree._Element]) -> etree._Element:
    """The text for all, else the first."""
    return next((item for item in items if _language(item) == _DEFAULT), items[0])


def _with(items: list[etree._Element], language: str, text: str) -> list[etree._Element]:
    """Alternatives with another text in one language."""
    there = [item for item in items if _language(item) == language.casefold()]
    if not text:
        return [item for item in items if item not in there]
    for item in there:
        _say(item, text)
    return items if there else [*items, _alternative(language, text)]


def _with_default(items: list[etree._Element], text: str) -> list[etree._Element]:
    """Alternatives with another text for all; an empty one stands there while other languages do."""
    if not items:
        return [_alternative(_DEFAULT, text)]
    old = _text(_default(items))
    alike = [item for item in items if _text(item) == old or _language(item) == _DEFAULT]
    if not text:
        others = [item for item in items if item not in alike]
        return [_alternative(_DEFAULT, ""), *others]
    for item in alike:
        _say(item, text)
    if _language(_default(items)) == _DEFAULT:
        return items
    return [_alternative(_DEFAULT, text), *items]


def _alternative(language: str, text: str) -> etree._Element:
    item = etree.Element(_LI, {_LANG: language})
    item.text = _clean(text)
    return item


def _fill(inner: etree._Element, items: Sequence[etree._Element]) -> None:
    """Put items into a list, in their order, indented as those before; comments in it come first."""
    between = inner.text
    there = list(inner)
    end = there[-1].tail if there else None
    if between and end is None and between.startswith("\n"):
        step = _step(inner)
        end = between[: len(between) - len(step)]
    for item in inner.iterchildren(_LI):
        inner.remove(item)
    for item in items:
        item.tail = between
        inner.append(item)
    if len(inner):
        inner[-1].tail = end


def _take_out(element: etree._Element) -> None:
    """Remove an element with the white space before it."""
    parent, before = element.getparent(), element.getprevious()
    assert parent is not None
    if before is not None:
        before.tail = element.tail
    else:
        parent.text = element.tail
    parent.remove(element)


def _depth(element: etree._Element) -> int:
    return sum(1 for _ in element.iterancestors())


def _step(element: etree._Element) -> str:
    """By what the file indents one level, told by its `rdf:RDF`; nothing where it does not."""
    rdf = next(element.iterancestors(f"{{{RDF}}}RDF"))
    inside = (rdf.text or "").rpartition("\n")[2]
    levels = _depth(rdf) + 1
    return inside[: len(inside) // levels] if inside.isspace() else ""


def _clean(text: str) -> str:
    return text.translate(_NOT_XML)
