"""Europass: the older SkillsPassport, as XML and JSON, and today's Candidate."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from pathways.resumes.dates import read_date
from pathways.resumes.languages import code_of, language_code, read_level
from pathways.resumes.levels import find_degree
from pathways.resumes.places import country_code
from pathways.resumes.resume import (
    Job,
    Kind,
    Language,
    LanguageLevel,
    Resume,
    Study,
)
from pathways.resumes.unreadable import Reason, Unreadable
from pathways.resumes.xml_files import (
    child,
    children,
    descendants,
    local_name,
    read_xml,
    text_of,
)

# Levels of the European Qualifications Framework that name one kind of degree.
EQF = {"6": "three_year_or_more", "7": "masters", "8": "doctorate"}
LISTS = {
    "WorkExperience": "WorkExperienceList",
    "Education": "EducationList",
    "MotherTongue": "MotherTongueList",
    "ForeignLanguage": "ForeignLanguageList",
}
Node = dict[str, object]


def read_europass_xml(data: bytes) -> Resume:
    root = read_xml(data)
    if local_name(root) == "SkillsPassport":
        return _read_passport(_as_node(root), Kind.EUROPASS_XML)
    if local_name(root) == "Candidate":
        return _read_candidate(root)
    raise Unreadable(Reason.UNKNOWN_FORMAT)


def read_europass_json(contents: Node) -> Resume:
    return _read_passport(
        _node(contents, "SkillsPassport") or contents, Kind.EUROPASS_JSON
    )


def _as_node(element: Element, depth: int = 0) -> Node:
    """The older XML in the shape of its JSON; deeper than that it does not go."""
    node: Node = {
        f"{key.title()}": value.strip("-") for key, value in element.attrib.items()
    }
    if depth > 12:
        return node
    for each in element:
        name = local_name(each)
        value: object = (
            _as_node(each, depth + 1) if len(each) or each.attrib else each.text
        )
        entries = node.setdefault(name, [])
        if isinstance(entries, list):
            entries.append(value)
    return node


def _node(node: Node | None, *path: str) -> Node | None:
    """The first object down a path, lists of one being as good as the one."""
    for name in path:
        value = node.get(name) if node else None
        value = value[0] if isinstance(value, list) and value else value
        node = value if isinstance(value, dict) else None
    return node


def _nodes(node: Node | None, name: str) -> list[Node]:
    """A list by its name, or inside its list's element, or one object alone."""
    inner = _node(node, LISTS[name])
    value = node.get(name) or node.get(LISTS[name]) if node else None
    if inner is not None and name in inner:
        value = inner[name]
    values = value if isinstance(value, list) else [value]
    return [each for each in values if isinstance(each, dict)]


def _text(node: Node | None, *path: str) -> str:
    holder = _node(node, *path[:-1]) if len(path) > 1 else node
    value = holder.get(path[-1]) if holder else None
    value = value[0] if isinstance(value, list) and value else value
    return str(value).strip() if isinstance(value, str | int) else ""


def _read_passport(root: Node, kind: Kind) -> Resume:
    info = _node(root, "LearnerInfo")
    spoken = _node(info, "Skills", "Linguistic")
    mother = [_mother_tongue(each) for each in _nodes(spoken, "MotherTongue")]
    foreign = [_foreign(each) for each in _nodes(spoken, "ForeignLanguage")]
    return Resume(
        kind,
        tuple(_job(each) for each in _nodes(info, "WorkExperience")),
        tuple(_study(each) for each in _nodes(info, "Education")),
        tuple(language for language in mother + foreign if language),
        (),
    )


def _day(period: Node | None, name: str) -> str | None:
    year, month = _text(period, name, "Year"), _text(period, name, "Month")
    return read_date(f"{year}-{int(month):02}" if month.isdigit() else year)


def _is_current(period: Node | None) -> bool:
    return _text(period, "Current").lower() in {"true", "1"} or bool(
        period and period.get("Current") is True
    )


def _country(node: Node | None) -> str | None:
    where = _node(node, "ContactInfo", "Address", "Contact", "Country")
    return country_code(_text(where, "Code")) or country_code(_text(where, "Label"))


def _job(node: Node) -> Job:
    period = _node(node, "Period")
    title, employer = _text(node, "Position", "Label"), _text(node, "Employer", "Name")
    started, ended = _day(period, "From"), _day(period, "To")
    return Job(
        title=title or None,
        employer=employer or None,
        country=_country(_node(node, "Employer")),
        started=started,
        ended=ended,
        is_current=_is_current(period),
        line=_line(title, employer, started, ended),
    )


def _study(node: Node) -> Study:
    period = _node(node, "Period")
    title = _text(node, "Title") or _text(node, "Title", "Label")
    school = _text(node, "Organisation", "Name")
    started, completed = _day(period, "From"), _day(period, "To")
    return Study(
        **_degree(title, _text(node, "Level", "Code"), _text(node, "Field", "Label")),
        school=school or None,
        country=_country(_node(node, "Organisation")),
        started=started,
        completed=completed,
        line=_line(title, school, started, completed),
        is_unfinished=_is_current(period),
    )


def _degree(title: str, eqf: str, field: str) -> dict[str, str | None]:
    degree = find_degree(title)
    level = (degree.level if degree else None) or EQF.get(eqf)
    return {"level": level, "field": field or (degree.field if degree else None)}


def _line(*pieces: str | None) -> str:
    return " · ".join(piece for piece in pieces if piece)


def _mother_tongue(node: Node) -> Language | None:
    return _language(_node(node, "Description"), LanguageLevel.NATIVE)


def _foreign(node: Node) -> Language | None:
    levels = _node(node, "ProficiencyLevel") or {}
    scores = [_text(levels, name) for name in levels]
    return _language(_node(node, "Description"), _lowest(scores), ", ".join(scores))


def _language(
    node: Node | None, level: LanguageLevel | None, scores: str = ""
) -> Language | None:
    code, label = _text(node, "Code"), _text(node, "Label")
    known = code_of(code) or language_code(label)
    return Language(known, level, _line(label or code, scores)) if known else None


def _lowest(scores: list[str]) -> LanguageLevel | None:
    """A language is known as well as its weakest ability, by the CEFR's letters."""
    cefr = [score for score in scores if score[:1] in {"A", "B", "C"}]
    return read_level(min(cefr)) if cefr else None


def _read_candidate(root: Element) -> Resume:
    mother = descendants(root, "PrimaryLanguageCode")
    spoken = [_native(each) for each in mother]
    spoken += [_competency(each) for each in descendants(root, "PersonCompetency")]
    return Resume(
        Kind.EUROPASS_XML,
        tuple(
            _position(employer, position)
            for employer in descendants(root, "EmployerHistory")
            for position in children(employer, "PositionHistory")
        ),
        tuple(
            _attendance(each)
            for each in descendants(root, "EducationOrganizationAttendance")
        ),
        tuple(language for language in spoken if language),
        (),
    )


def _stated(period: Element | None, name: str) -> str | None:
    return read_date(text_of(period, name, "FormattedDateTime"))


def _country_of(organisation: Element) -> str | None:
    codes = descendants(organisation, "CountryCode")
    return country_code(codes[0].text or "") if codes else None


def _position(employer: Element, position: Element) -> Job:
    period = child(position, "EmploymentPeriod")
    title, name = (
        text_of(position, "PositionTitle"),
        text_of(employer, "OrganizationName"),
    )
    started, ended = _stated(period, "StartDate"), _stated(period, "EndDate")
    country = text_of(position, "Country")
    return Job(
        title=title or None,
        employer=name or None,
        country=country_code(country) if country else _country_of(employer),
        started=started,
        ended=ended,
        is_current=text_of(period, "CurrentIndicator").lower() == "true",
        line=_line(title, name, started, ended),
    )


def _attendance(node: Element) -> Study:
    period, degree = child(node, "AttendancePeriod"), child(node, "EducationDegree")
    school, title = text_of(node, "OrganizationName"), text_of(degree, "DegreeName")
    field = text_of(degree, "FieldOfStudy", "MainFieldOfStudy", "ProgramConcentration")
    started, completed = _stated(period, "StartDate"), _stated(period, "EndDate")
    return Study(
        **_degree(title, text_of(node, "EducationLevelCode"), field),
        school=school or None,
        country=_country_of(node),
        started=started,
        completed=completed,
        line=_line(title, school, started, completed),
        is_unfinished=text_of(period, "Ongoing").lower() == "true",
    )


def _native(node: Element) -> Language | None:
    text = (node.text or "").strip()
    code = code_of(text) or language_code(text)
    return Language(code, LanguageLevel.NATIVE, text) if code else None


def _competency(node: Element) -> Language | None:
    if text_of(node, "TaxonomyID").lower() != "language":
        return None
    text = text_of(node, "CompetencyID")
    code = code_of(text) or language_code(text)
    scores = [(each.text or "").strip() for each in descendants(node, "ScoreText")]
    return (
        Language(code, _lowest(scores), _line(text, ", ".join(scores)))
        if code
        else None
    )
