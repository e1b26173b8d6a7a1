"""The words of offers, transfers, ventures and treaty enterprises."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from pathways.words.vocabulary import Word, Words

LMIAS: Final[Words] = (
    Word("none", _("none")),
    Word("pending", _("asked for, not decided")),
    Word("positive", _("positive")),
)
CONTRACT_FORMS: Final[Words] = (
    Word("employee", _("employee"), _("As an employee of the Canadian company")),
    Word(
        "contract_with_canadian_employer",
        _("contract with a Canadian company"),
        _("Under a contract between me and a Canadian company"),
    ),
    Word(
        "contract_between_enterprises",
        _("contract between your company and a Canadian one"),
        _("Under a contract between my company and a Canadian company"),
    ),
    Word("self_employed", _("self-employed in Canada")),
)
SECTORS: Final[Words] = (
    Word("technology", _("technology")),
    Word("construction", _("construction")),
    Word("agriculture", _("agriculture")),
    Word("aviation", _("aviation")),
    Word("manufacturing", _("manufacturing")),
    Word("health_care", _("health care")),
    Word("other", _("another sector")),
)
COMPANY_RELATIONS: Final[Words] = (
    Word("parent", _("parent company"), _("It is the parent company")),
    Word("subsidiary", _("subsidiary"), _("It is a subsidiary")),
    Word("branch", _("branch"), _("It is a branch")),
    Word(
        "affiliate",
        _("affiliate"),
        _("It is an affiliate: both have the same owner"),
    ),
    Word(
        "none",
        _("none of these"),
        _("None of these: a contract, a licence, a franchise, a minority holding"),
    ),
)
ROLES: Final[Words] = (
    Word(
        "executive",
        _("executive"),
        _("Executive: I direct the company or a major part of it"),
    ),
    Word(
        "senior_manager",
        _("senior manager"),
        _("Senior manager: I manage managers or a whole function"),
    ),
    Word(
        "functional_manager",
        _("functional manager"),
        _("Functional manager: I manage an essential function, not people"),
    ),
    Word(
        "specialized_knowledge",
        _("specialized knowledge"),
        _("Specialized knowledge: I know the company’s product or processes as few do"),
    ),
    Word("other", _("another role")),
)
COMMITMENTS: Final[Words] = (
    Word("venture_capital", _("a designated venture capital fund")),
    Word("angel", _("a designated angel investor group")),
    Word("incubator", _("a designated business incubator")),
    Word("none", _("nobody")),
)
POSITIONS: Final[Words] = (
    Word("executive", _("executive")),
    Word("supervisory", _("supervisory")),
    Word(
        "essential_skills",
        _("essential skills"),
        _("With skills essential to the enterprise"),
    ),
    Word("other", _("another position")),
)
