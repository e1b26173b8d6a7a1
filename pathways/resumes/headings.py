"""Headings of resumes, in English, French and Spanish: which part begins here."""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum

from pathways.resumes.folding import words
from pathways.resumes.lines import Line


class Section(StrEnum):
    """The parts of a resume; ``OTHER`` is named but read for nothing."""

    START = "start"
    JOBS = "jobs"
    STUDIES = "studies"
    LANGUAGES = "languages"
    OTHER = "other"


# A heading holds nothing but words of its own part and words that any may have.
JOBS = frozenset(
    "experience experiences employment employments job jobs career work working worked "
    "appointments positions employers employeurs emploi emplois travail parcours "
    "carriere experiencia experiencias laboral laborales trabajo empleo empleos "
    "trayectoria profesional profesionales".split()
)
STUDIES = frozenset(
    "education educational academic academics academia study studies studied degrees "
    "degree qualifications qualification schooling formation formations etudes diplomes "
    "diplome scolarite scolaire cursus academique academiques educacion educativa "
    "formacion academica academico academicos estudios estudio titulos".split()
)
LANGUAGES = frozenset("language languages langue langues idioma idiomas linguistiques".split())
OTHER = frozenset(
    "skills skill summary profile objective contact certifications certification "
    "certificates licenses publications publication awards honors honours projects "
    "project volunteer volunteering volunteering interests hobbies references referees "
    "patents courses memberships affiliations activities competences competence "
    "certificats interets loisirs benevolat projets profil resume sommaire coordonnees "
    "habilidades aptitudes competencias certificaciones proyectos voluntariado perfil "
    "resumen contacto contactar referencias intereses premios publicaciones cursos tools "
    "about technologies expertise distinctions prix outils conferences "
    "presentations talks cours informatique informatiques herramientas".split()
)
ANY = frozenset(
    "professional relevant history background record summary other and the of & i have "
    "where my selected recent additional previous paid experience experiences training "
    "credentials skills courses university details key top main technical core "
    "personal professionnel professionnelle professionnels professionnelles pertinente "
    "pertinentes de du des d et la le les mes mon en autres antecedentes datos historial "
    "y mi mis las los otros otras relevante complementaria spoken parlees language "
    "proficiency linguistic skill knowledge connaissances conocimientos conocimiento "
    "nivel teaching industry academic research honors-awards principales techniques "
    "tecnicas tecnicos interest centres centre awards development".split()
)  # fmt: skip
NO_PART_OF_WORK = frozenset(
    ["volunteer", "volunteering", "benevolat", "voluntariado", "summary", "resumen"]
)
WORDS = (
    (Section.LANGUAGES, LANGUAGES),
    (Section.JOBS, JOBS),
    (Section.STUDIES, STUDIES),
    (Section.OTHER, OTHER),
)
SPACED = re.compile(r"^(?:\w ){3,}\w$")


def heading_of(line: Line) -> Section | None:
    """The part that a line opens, if it is a heading at all."""
    text = line.text.strip().strip("=-_*#:~ ")
    if SPACED.match(text):
        text = text.replace(" ", "")
    if line.is_bullet or not text or len(text) > 60:
        return None
    folded = words(text.replace("/", " ").replace("'", " ").replace("’", " "))
    if not 1 <= len(folded) <= 7:
        return None
    return _section_of(folded)


def languages_after_colon(text: str) -> str | None:
    """“Languages: English (native)”: what stands behind the colon."""
    before, _, after = text.partition(":")
    if not after.strip() or len(before) > 40:
        return None
    return after if _section_of(words(before)) is Section.LANGUAGES else None


def split_sections(lines: list[Line]) -> list[tuple[Section, list[Line]]]:
    """The lines under their headings; what looks like a heading but is none we know
    opens a part that is not read."""
    sizes = {line.size for line in lines if heading_of(line)} - {_usual_size(lines)}
    sections: list[tuple[Section, list[Line]]] = [(Section.START, [])]
    for line in lines:
        section = heading_of(line)
        if section is None and line.size in sizes and not line.is_bullet:
            section = Section.OTHER
        if section is None:
            sections[-1][1].append(line)
        else:
            sections.append((section, []))
    return sections


def _usual_size(lines: list[Line]) -> float:
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _section_of(folded: list[str]) -> Section | None:
    """Every word must be a heading's; the first part that has one of them wins."""
    known = JOBS | STUDIES | LANGUAGES | OTHER | ANY
    if not folded or any(word not in known for word in folded):
        return None
    if NO_PART_OF_WORK & set(folded):
        return Section.OTHER
    for section, names in WORDS:
        if any(word in names for word in folded):
            return section
    return None
