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
from reviewer.sidecar import nodes
from reviewer.sidecar.nodes import RDF

if TYPE_CHECKING:
    from lxml import etree
else:
    etree = lazily("lxml.etree")

_XMPMETA = "adobe:ns:meta/"
_ABOUT = f"{{{RDF}}}about"


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
        if any(child.tag != nodes.DESCRIPTION for child in rdf if isinstance(child.tag, str)):
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
        etree.SubElement(rdf, nodes.DESCRIPTION, {_ABOUT: ""}, nsmap=dict(prefixes))
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
            for one in self._rdf.iterchildren(nodes.DESCRIPTION)
        )

    def text(self, name: str) -> str | None:
        """A simple property; None where it does not stand."""
        for description, element in self._standing(name):
            return str(description.get(name)) if element is None else nodes.words(element)
        return None

    def items(self, name: str) -> list[str] | None:
        """A list; None where it does not stand."""
        for description, element in self._standing(name):
            if element is None:
                return [str(description.get(name))]
            inner = nodes.list_in(element)
            if inner is None:
                return [nodes.words(element)]
            return [nodes.words(item) for item in inner.iterchildren(nodes.LI)]
        return None

    # Changing

    def set_text(self, name: str, text: str) -> None:
        """Say something in a simple property; with an empty text it no longer stands."""
        places = list(self._standing(name))
        self._remove(name, places[1:] if text else places)
        if not text:
            return
        if not places:
            self._append(name).text = nodes.clean(text)
        elif places[0][1] is None:
            places[0][0].set(name, nodes.clean(text))
        else:
            nodes.say(places[0][1], text)

    def set_items(self, name: str, items: Sequence[str], kind: str) -> None:
        """Say a list, a `Bag` or a `Seq` where none stands; items keep what is said of them."""
        if not items:
            self._remove(name, list(self._standing(name)))
            return
        inner = self._list(name, kind)
        there = list(inner.iterchildren(nodes.LI))
        new: list[etree._Element] = []
        for text in map(nodes.clean, items):
            same = next((item for item in there if nodes.words(item) == text), None)
            if same is None:
                same = etree.Element(nodes.LI)
                same.text = text
            else:
                there.remove(same)
            new.append(same)
        nodes.fill(inner, new)

    def set_language(self, name: str, language: str, text: str) -> None:
        """Say a text in a language, or with an empty one that which is meant for all.

        What said the same as the text for all goes on saying the same (XMP Toolkit, SetLocalizedText).
        """
        if not text and self.text(name) is None:
            return
        inner = self._list(name, "Alt")
        items = list(inner.iterchildren(nodes.LI))
        if language:
            nodes.fill(
                inner, nodes.with_language(items or [nodes.alternative(nodes.DEFAULT, "")], language, text)
            )
        else:
            nodes.fill(inner, nodes.with_default(items, text))
        if not any(nodes.words(item) for item in inner.iterchildren(nodes.LI)):
            self._remove(name, list(self._standing(name)))

    # The tree

    def _standing(self, name: str) -> Iterator[tuple[etree._Element, etree._Element | None]]:
        """Where a property stands: in which description, and its element unless it is an attribute."""
        for description in self._rdf.iterchildren(nodes.DESCRIPTION):
            if name in description.attrib:
                yield description, None
            for element in description.iterchildren(name):
                yield description, element

    def _remove(self, name: str, places: Sequence[tuple[etree._Element, etree._Element | None]]) -> None:
        for description, element in places:
            if element is None:
                del description.attrib[name]
            else:
                nodes.take_out(element)

    def _list(self, name: str, kind: str) -> etree._Element:
        """The list that stands, or one made of the text that stands, or a new one."""
        places = list(self._standing(name))
        lists = (nodes.list_in(element) for _, element in places if element is not None)
        if (old := next((inner for inner in lists if inner is not None), None)) is not None:
            return old
        text = self.text(name)
        self._remove(name, places)
        element = self._append(name)
        inner = etree.SubElement(element, f"{{{RDF}}}{kind}")
        if text:
            item = etree.SubElement(inner, nodes.LI)
            item.text = text
            if kind == "Alt":
                item.set(nodes.LANG, nodes.DEFAULT)
        step = nodes.indent(element)
        element.text = inner.text = None
        if step:
            outer = "\n" + step * nodes.depth(element)
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
        descriptions = list(self._rdf.iterchildren(nodes.DESCRIPTION))
        if not descriptions:
            descriptions = [etree.SubElement(self._rdf, nodes.DESCRIPTION, {_ABOUT: ""})]
        knowing = (one for one in descriptions if space in one.nsmap.values())
        description = next(knowing, descriptions[0])
        element = etree.SubElement(description, name, nsmap=self._declaring(space))
        before = element.getprevious()
        if before is not None:
            element.tail, before.tail = before.tail, description.text
        elif step := nodes.indent(description):
            depth = nodes.depth(description)
            description.text, element.tail = "\n" + step * (depth + 1), "\n" + step * depth
        return element
