"""What people say of their work, as a title: *I manage a team of 12 developers*."""

from __future__ import annotations

import re

_ARTICLE = r"(?:an?\s+|the\s+|our\s+|my\s+|un\s+|une\s+|le\s+|la\s+)?"
_INTRODUCTION = re.compile(
    r"^\s*(?:hi,?\s+|well,?\s+)?(?:"
    r"i\s*(?:am|'m|was|have been|'ve been)|im|i\s+(?:currently\s+)?work(?:ed)?\s+as|"
    r"my\s+(?:current\s+)?(?:job|title|role|position|occupation)(?:\s+title)?\s+(?:is|was)|"
    r"(?:currently\s+)?(?:working|employed|hired)\s+as|"
    r"(?:current\s+)?(?:job\s+title|title|position|role|occupation)\s*(?::|\bis\b)|"
    r"je\s+suis|je\s+travaille\s+comme|mon\s+(?:poste|métier|emploi|titre)\s+est"
    rf")\s+{_ARTICLE}",
    re.IGNORECASE,
)
_SPEAKER = (
    r"^\s*(?:i|we|(?:an?\s+|the\s+)?(?:guy|gal|girl|man|woman|person|one|someone|somebody)\s+(?:who|that))\s+"
    r"(?:mostly\s+|mainly\s+|currently\s+|just\s+|also\s+|help\s+(?:to\s+)?)*"
)
_LEADS = (
    r"(?:manag(?:es?|ed|ing)|leads?|led|leading|runs?|ran|running|heads?|heading"
    r"|supervis(?:es?|ed|ing)|oversees?|overseeing|direct(?:s|ing)?)(?:\s+up)?"
)
_TEAM = re.compile(
    rf"^\s*(?:{_SPEAKER[1:]})?{_LEADS}\s+{_ARTICLE}(?:[\w-]+\s+)?"
    r"(?:team|group|crew|department|dept|bunch|squad)s?\s+of\s+"
    r"(?:(?:about|over|around|some|several|many|~)\s*)?"
    r"(?:\d+\+?|two|three|four|five|six|seven|eight|nine|ten|twelve)?\s*(?P<what>.+)$",
    re.IGNORECASE,
)
_CHARGE = re.compile(
    rf"(?:{_SPEAKER}(?:manage|lead|supervise|oversee)s?|^\s*in\s+charge\s+of)\s+"
    rf"(?:\d+\s+)?{_ARTICLE}(?P<what>.+)$",
    re.IGNORECASE,
)
_DOES = re.compile(rf"{_SPEAKER}(?P<verb>\w+)\s+{_ARTICLE}(?P<what>.*)$", re.IGNORECASE)
_COLLOQUIAL = re.compile(
    r"\b(?:guys?|gals?|dudes?|folks?|wizard|ninja|guru|rock\s?star|whiz)\b",
    re.IGNORECASE,
)
_CIRCUMSTANCE = re.compile(
    r"\s+(?=(?:for|at|in|with|on|to|from|chez|pour)\b)|(?=[,.;])", re.IGNORECASE
)
_DOERS = {
    "administer": "administrator",
    "analyze": "analyst",
    "analyse": "analyst",
    "audit": "auditor",
    "build": "developer",
    "clean": "cleaner",
    "code": "programmer",
    "cook": "cook",
    "design": "designer",
    "develop": "developer",
    "drive": "driver",
    "edit": "editor",
    "fix": "technician",
    "hire": "recruiter",
    "install": "installer",
    "maintain": "technician",
    "make": "developer",
    "operate": "operator",
    "paint": "painter",
    "program": "programmer",
    "recruit": "recruiter",
    "repair": "repairer",
    "research": "researcher",
    "run": "administrator",
    "sell": "sales representative",
    "support": "support technician",
    "teach": "teacher",
    "test": "tester",
    "train": "trainer",
    "translate": "translator",
    "weld": "welder",
    "write": "writer",
}
_FIELDS = {
    "accountant": "accounting",
    "analyst": "analysis",
    "architect": "architecture",
    "designer": "design",
    "developer": "development",
    "engineer": "engineering",
    "programmer": "programming",
    "recruiter": "recruiting",
    "scientist": "science",
    "tester": "testing",
}
_ALONE = {
    "coder": "software development",
    "dev": "software development",
    "developer": "software development",
    "engineer": "engineering",
    "programmer": "software development",
    "tester": "software testing",
}
_MACHINES = re.compile(
    r"\b(?:servers?|networks?|systems?|databases?|infrastructure|clusters?)\b",
    re.IGNORECASE,
)
_WRITES_CODE = re.compile(r"^(?:code|software|programs?|scripts?)\b", re.IGNORECASE)


def as_title(text: str) -> str:
    """The title that a sentence describes; a text that is none stays as it is."""
    title = _INTRODUCTION.sub("", text)
    title = _of_leader(title) or _of_doer(title) or title
    return _COLLOQUIAL.sub(" ", title).strip() or text


def _of_leader(text: str) -> str:
    match = _TEAM.match(text) or _CHARGE.match(text)
    if match is None:
        return ""
    what, *circumstances = _CIRCUMSTANCE.split(match["what"], maxsplit=1)
    return _titled(f"{_field(what)} {' '.join(circumstances)}", "manager")


def _field(people: str) -> str:
    """What people do: *developers* do *software development*."""
    *before, last = people.split() or [""]
    singular = last.casefold().removesuffix("s")
    if not before and singular in _ALONE:
        return _ALONE[singular]
    return " ".join([*before, _FIELDS.get(singular, last)])


def _of_doer(text: str) -> str:
    match = _DOES.match(text)
    if match is None:
        return ""
    verb, what = match["verb"].casefold(), match["what"]
    if verb == "write" and _WRITES_CODE.match(what):
        return _titled(_WRITES_CODE.sub("", what), "programmer")
    if verb in ("run", "runs") and not _MACHINES.search(what):
        return _titled(what, "manager")
    if verb in ("do", "does"):
        return _titled(what, "")
    stems = (verb, verb.removesuffix("s"), verb.removesuffix("es"))
    doer = next((_DOERS[stem] for stem in stems if stem in _DOERS), "")
    return _titled(what, doer) if doer else ""


def _titled(what: str, doer: str) -> str:
    """*Math at a school* and *teacher* are *math teacher at a school*."""
    what, *circumstances = _CIRCUMSTANCE.split(f" {what}", maxsplit=1)
    return " ".join(f"{what} {doer} {' '.join(circumstances)}".split())
