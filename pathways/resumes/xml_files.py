"""XML of strangers: no document types, no entities, nothing fetched."""

from __future__ import annotations

from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from pathways.resumes.bounds import MAX_DEPTH
from pathways.resumes.unreadable import Reason, Unreadable


def read_xml(data: bytes) -> Element:
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise Unreadable(Reason.HOSTILE, what="entities") from error
    except (ParseError, LookupError, ValueError) as error:
        raise Unreadable(Reason.BROKEN) from error
    _refuse_depth(root)
    return root


def _refuse_depth(root: Element) -> None:
    level = [root]
    for _ in range(MAX_DEPTH):
        level = [below for element in level for below in element]
    if level:
        raise Unreadable(Reason.BOMB)


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
