"""Words by which a piece of a line is known as a job's title, a school or a firm."""

from __future__ import annotations

import re

from pathways.resumes.folding import fold

# The nouns of occupations, whole words, in the three languages, folded.
TITLES = re.compile(
    r"\b(?:engineer|developer|programmer|manager|analyst|architect|consultant|director|"
    r"administrator|designer|scientist|technician|specialist|assistant|associate|intern|"
    r"lead|head|officer|coordinator|supervisor|researcher|professor|lecturer|teacher|"
    r"instructor|tutor|fellow|accountant|bookkeeper|auditor|economist|statistician|"
    r"mathematician|nurse|physician|pharmacist|dentist|therapist|technologist|operator|"
    r"tester|writer|editor|journalist|recruiter|representative|advisor|adviser|planner|"
    r"strategist|producer|founder|co-founder|cofounder|owner|president|chief|c[etfiop]o|"
    r"vp|svp|evp|sre|sde|dba|qa|sdet|swe|sysadmin|devops|clerk|cashier|driver|mechanic|"
    r"electrician|carpenter|welder|plumber|cook|chef|barista|server|waiter|secretary|"
    r"receptionist|attorney|lawyer|paralegal|trainee|apprentice|freelancer|contractor|"
    r"partner|principal|agent|buyer|broker|controller|marketer|copywriter|photographer|"
    r"artist|animator|translator|interpreter|librarian|scholar|postdoc|surveyor|chemist|"
    r"biologist|physicist|geologist|soldier|sergeant|captain|investigator|inspector|"
    r"practitioner|evangelist|advocate|maintainer|coach|trainer|superintendent|foreman|"
    r"ingenieure?s?|developpeu(?:r|se)|programmeu(?:r|se)|analyste|architecte|"
    r"consultante?|directeur|directrice|gestionnaire|technicien(?:ne)?|conseill(?:er|ere)|"
    r"chef(?:fe)?|charge[e]?|responsable|administrat(?:eur|rice)|concept(?:eur|rice)|"
    r"chercheu(?:r|se)|stage|enseignante?|professeure?|stagiaire|assistante?|adjointe?|"
    r"comptable|coordonnat(?:eur|rice)|redact(?:eur|rice)|alternante?|apprentie?|"
    r"vendeu(?:r|se)|infirmi(?:er|ere)|gerante?|auditeur|auditrice|intervenante?|"
    r"ingenier[oa]|desarrollador[a]?|programador[a]?|analista|arquitect[oa]|consultor[a]?|"
    r"director[a]?|gerente|jef[ea]|tecnic[oa]|administrador[a]?|disenador[a]?|"
    r"cientific[oa]|investigador[a]?|profesor[a]?|docente|practicante|becari[oa]|pasante|"
    r"asistente|auxiliar|coordinador[a]?|encargad[oa]|contador[a]?|auditor[a]?|lider|"
    r"especialista|asesor[a]?|operador[a]?|vendedor[a]?|enfermer[oa]|abogad[oa]|"
    r"supervisor[a]?|fundador[a]?|soci[oa])s?\b"
)
# Words that make a piece a firm or an office even where a title's word is in it.
FIRMS = re.compile(
    r"\b(?:inc|llc|ltd|limited|corp|corporation|company|gmbh|ag|sa|sas|sarl|plc|ab|asa|oy|"
    r"group|holdings|labs|bank|banque|banco|technologies|systems|solutions|services|"
    r"partners|associates|consulting|agency|department|ministry|hospital|studios?)\b\.?$"
)
SCHOOLS = re.compile(
    r"\b(?:university|universite|universidad|universitat|universidade|universita|univ|"
    r"college|institute|institut|instituto|school|ecole|escuela|lycee|liceo|academy|"
    r"academia|politecnico|polytechnique|polytechnic|politecnica|politecnic|tecnologico|"
    r"cegep|faculty|faculte|facultad|hochschule|fachhochschule|universiteit|universitet|"
    r"uniwersytet|seminary|conservatory|conservatoire|kaist|mit|ucla|eth|epfl|caltech|hec|"
    r"insead|iit|nit|iiit|unam|itesm|itam|uc|suny|cuny|cal poly|insa|academie)\b"
)
COUNCIL = re.compile(r"\b(?:city|ville|state|department|ministry) (?:of|de)\b")


def is_title(text: str) -> bool:
    folded = fold(text).strip(" .")
    return bool(TITLES.search(folded)) and not FIRMS.search(folded)


def is_school(text: str) -> bool:
    return bool(SCHOOLS.search(fold(text)))


def is_firm(text: str) -> bool:
    folded = fold(text).strip()
    return bool(FIRMS.search(folded) or COUNCIL.search(folded))
