"""What an article said, and what is true today."""

from __future__ import annotations

from dataclasses import dataclass

from pathways.outlook.standing import Cite
from pathways.public.edition import Published
from pathways.rules import Spec


@dataclass(frozen=True, slots=True)
class StreamLink:
    """A stream by its slug and name, with its intake on the day."""

    slug: str
    name: str
    intake: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One pathway of an article, and what we checked it against."""

    article: str
    checked_on: str
    title: str
    said: str
    today: str
    verdict: str
    checked_against: tuple[str, ...]
    streams: tuple[StreamLink, ...]
    citation: Cite | None


def claims(published: Published, stream: str = "") -> list[Claim]:
    """Every pathway of every article; of one stream, those that speak of it."""
    items = []
    for article in published.standing.snapshot.get("articles", ()):
        for claim in article.get("claims", ()):
            if not stream or stream in claim.get("streams", ()):
                items.append(_claim(published, article, claim))
    return items


def _claim(published: Published, article: Spec, claim: Spec) -> Claim:
    standing = published.standing
    known = [slug for slug in claim.get("streams", ()) if slug in standing.by_slug]
    links = [
        StreamLink(
            slug,
            published.names.stream(slug),
            standing.by_slug[slug].intake(published.on),
        )
        for slug in known
    ]
    return Claim(
        article=article["title"],
        checked_on=article["on"],
        title=claim["title"],
        said=claim["said"],
        today=claim["today"],
        verdict=claim["verdict"],
        checked_against=tuple(claim.get("checked_against", ())),
        streams=tuple(links),
        citation=standing.cite(claim),
    )
