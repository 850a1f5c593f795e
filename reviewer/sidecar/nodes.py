"""Single elements of an XMP packet: what they say, and how they are made to say something else.

A text stands in an element, or where things are said of it, in an `rdf:value` within (XMP specification part
1, 7.5). White space is kept as the file has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reviewer.lazily import lazily

if TYPE_CHECKING:
    from lxml import etree
else:
    etree = lazily("lxml.etree")

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DEFAULT = "x-default"
DESCRIPTION, LI, _VALUE = f"{{{RDF}}}Description", f"{{{RDF}}}li", f"{{{RDF}}}value"
_LISTS = frozenset(f"{{{RDF}}}{kind}" for kind in ("Bag", "Seq", "Alt"))

# The characters XML 1.0 allows, section 2.2; others cannot be written at all.
_NOT_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)))


def words(element: etree._Element) -> str:
    """What an element says; where things are said of it, its value stands within (7.5, qualifiers)."""
    value = next(element.iter(_VALUE), None)
    if value is not None:
        return str(value.text or "")
    for inner in element.iter(DESCRIPTION):
        if _VALUE in inner.attrib:
            return str(inner.get(_VALUE))
    alternatives = list_in(element)
    if alternatives is not None:
        items = list(alternatives.iterchildren(LI))
        return words(_default(items)) if items else ""
    return str(element.get(f"{{{RDF}}}resource") or "".join(map(str, element.itertext())))


def say(element: etree._Element, text: str) -> None:
    """Let an element say a text, and keep what is said of it."""
    value = next(element.iter(_VALUE), None)
    if value is not None:
        value.text = clean(text)
        return
    for inner in element.iter(DESCRIPTION):
        if _VALUE in inner.attrib:
            inner.set(_VALUE, clean(text))
            return
    element.attrib.pop(f"{{{RDF}}}resource", "")
    for child in list(element):
        element.remove(child)
    element.text = clean(text)


def list_in(element: etree._Element) -> etree._Element | None:
    """The list in an element; None where it says a text."""
    return next((child for child in element if child.tag in _LISTS), None)


def _language(item: etree._Element) -> str:
    return str(item.get(LANG) or "").casefold()


def _default(items: Sequence[etree._Element]) -> etree._Element:
    """The text for all, else the first."""
    return next((item for item in items if _language(item) == DEFAULT), items[0])


def with_language(items: list[etree._Element], language: str, text: str) -> list[etree._Element]:
    """Alternatives with another text in one language."""
    there = [item for item in items if _language(item) == language.casefold()]
    if not text:
        return [item for item in items if item not in there]
    for item in there:
        say(item, text)
    return items if there else [*items, alternative(language, text)]


def with_default(items: list[etree._Element], text: str) -> list[etree._Element]:
    """Alternatives with another text for all; an empty one stands there while other languages do."""
    if not items:
        return [alternative(DEFAULT, text)]
    old = words(_default(items))
    alike = [item for item in items if words(item) == old or _language(item) == DEFAULT]
    if not text:
        others = [item for item in items if item not in alike]
        return [alternative(DEFAULT, ""), *others]
    for item in alike:
        say(item, text)
    if _language(_default(items)) == DEFAULT:
        return items
    return [alternative(DEFAULT, text), *items]


def alternative(language: str, text: str) -> etree._Element:
    """A text in a language."""
    item = etree.Element(LI, {LANG: language})
    item.text = clean(text)
    return item


def fill(inner: etree._Element, items: Sequence[etree._Element]) -> None:
    """Put items into a list, in their order, indented as those before; comments in it come first."""
    between = inner.text
    there = list(inner)
    end = there[-1].tail if there else None
    if between and end is None and between.startswith("\n"):
        step = indent(inner)
        end = between[: len(between) - len(step)]
    for item in inner.iterchildren(LI):
        inner.remove(item)
    for item in items:
        item.tail = between
        inner.append(item)
    if len(inner):
        inner[-1].tail = end


def take_out(element: etree._Element) -> None:
    """Remove an element with the white space before it."""
    parent, before = element.getparent(), element.getprevious()
    assert parent is not None
    if before is not None:
        before.tail = element.tail
    else:
        parent.text = element.tail
    parent.remove(element)


def depth(element: etree._Element) -> int:
    """How deep an element stands."""
    return sum(1 for _ in element.iterancestors())


def indent(element: etree._Element) -> str:
    """By what the file indents one level, told by its `rdf:RDF`; nothing where it does not."""
    rdf = next(element.iterancestors(f"{{{RDF}}}RDF"))
    inside = (rdf.text or "").rpartition("\n")[2]
    levels = depth(rdf) + 1
    return inside[: len(inside) // levels] if inside.isspace() else ""


def clean(text: str) -> str:
    """A text without what no XML can hold."""
    return text.translate(_NOT_XML)
