"""XML of strangers: no document types, no entities, nothing fetched."""

from __future__ import annotations

from xml.etree.ElementTree import (
    Element,
    ParseError,
    TreeBuilder,
)

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import XMLParser

from pathways.resumes.bounds import MAX_DEPTH
from pathways.resumes.unreadable import Reason, Unreadable


class ShallowBuilder(TreeBuilder):
    """Builds a tree, and refuses one that is deeper than any resume."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise Unreadable(Reason.BOMB)
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self.depth -= 1
        return super().end(tag)


def read_xml(data: bytes) -> Element:
    parser = XMLParser(target=ShallowBuilder(), forbid_dtd=True)
    try:
        parser.feed(data)
        root: Element = parser.close()
    except DefusedXmlException as error:
        raise Unreadable(Reason.HOSTILE, what="entities") from error
    except (ParseError, LookupError, ValueError) as error:
        raise Unreadable(Reason.BROKEN) from error
    return root


def local_name(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Element | None, name: str) -> list[Element]:
    if element is None:
        return []
    return [child for child in element if local_name(child) == name]


def child(element: Element | None, *path: str) -> Element | None:
    """The first element down a path of names."""
    for name in path:
        element = next(iter(children(element, name)), None)
    return element


def text_of(element: Element | None, *path: str) -> str:
    reached = child(element, *path)
    return (reached.text or "").strip() if reached is not None else ""


def descendants(element: Element, name: str) -> list[Element]:
    return [each for each in element.iter() if local_name(each) == name]
