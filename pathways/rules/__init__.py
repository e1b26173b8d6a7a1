"""The rules engine: pure, standard library only, reads no clock and no database."""

from pathways.rules.engine import specs
from pathways.rules.engine.case import Case
from pathways.rules.engine.criteria import (
    FALLING,
    QUALIFIED,
    RISING,
    Alternative,
    Citation,
    Criterion,
    Finding,
    Requirement,
    Verdict,
)
from pathways.rules.engine.days import DAY, add_months, completed_years, window_start
from pathways.rules.engine.family import (
    ONE_PERSON,
    Count,
    accompanying_children,
    accompanying_partner,
    paying,
)
from pathways.rules.engine.grids import Branch, Grid, Leaf, Node, Score
from pathways.rules.engine.names import (
    CRS,
    EXPRESS_ENTRY,
    OF_EXPRESS_ENTRY,
    START_UP_VISA,
)
from pathways.rules.engine.places import plain
from pathways.rules.engine.specs import RuleError, Spec
from pathways.rules.engine.tables import Axis, Table, UnknownCell
from pathways.rules.engine.topics import statements_of
from pathways.rules.engine.values import NOTHING, Between, Open, known
from pathways.rules.planner.costs import (
    CAD,
    Range,
    Rate,
    cost_cad,
    lever_cost,
    rate,
    step_cost,
)
from pathways.rules.planner.gathering import Need, Place, arrange
from pathways.rules.planner.lengths import Length, Span, published
from pathways.rules.planner.planning import Month, Plan, Planner
from pathways.rules.planner.walking import (
    BASE,
    ENHANCED,
    FEDERAL_PARTS,
    PERMIT_PARTS,
    PROVINCE_PARTS,
    SELECTED,
    USABLE,
)
from pathways.rules.profile.enterprise import JobOffer
from pathways.rules.profile.parsing import NotJsonError, parse, unique_keys
from pathways.rules.profile.person import TESTS
from pathways.rules.profile.profile import (
    PARTNERED,
    Answer,
    Partner,
    Person,
    Profile,
    ProfileError,
    Status,
    Transfer,
    Venture,
    read_profile,
)
from pathways.rules.profile.reading import (
    LARGEST_PROFILE,
    TOO_LARGE,
    UNANSWERED,
    ReadError,
    iso_day,
    key_of,
)
from pathways.rules.profile.writing import write_profile
from pathways.rules.rulebook import Rulebook, rulebook_of
from pathways.rules.ruleset.changed import assess_changed
from pathways.rules.ruleset.reads import all_paths, joined, places_of
from pathways.rules.ruleset.rules import (
    FOREIGN_NATIONAL,
    NOT_COLLECTED,
    Assessment,
    Ruleset,
    Stream,
)

__all__ = [
    "BASE",
    "CAD",
    "CRS",
    "DAY",
    "ENHANCED",
    "EXPRESS_ENTRY",
    "FALLING",
    "FEDERAL_PARTS",
    "FOREIGN_NATIONAL",
    "LARGEST_PROFILE",
    "NOTHING",
    "NOT_COLLECTED",
    "OF_EXPRESS_ENTRY",
    "ONE_PERSON",
    "PARTNERED",
    "PERMIT_PARTS",
    "PROVINCE_PARTS",
    "QUALIFIED",
    "RISING",
    "SELECTED",
    "START_UP_VISA",
    "TESTS",
    "TOO_LARGE",
    "UNANSWERED",
    "USABLE",
    "Alternative",
    "Answer",
    "Assessment",
    "Axis",
    "Between",
    "Branch",
    "Case",
    "Citation",
    "Count",
    "Criterion",
    "Finding",
    "Grid",
    "JobOffer",
    "Leaf",
    "Length",
    "Month",
    "Need",
    "Node",
    "NotJsonError",
    "Open",
    "Partner",
    "Person",
    "Place",
    "Plan",
    "Planner",
    "Profile",
    "ProfileError",
    "Range",
    "Rate",
    "ReadError",
    "Requirement",
    "RuleError",
    "Rulebook",
    "Ruleset",
    "Score",
    "Span",
    "Spec",
    "Status",
    "Stream",
    "Table",
    "Transfer",
    "UnknownCell",
    "Venture",
    "Verdict",
    "accompanying_children",
    "accompanying_partner",
    "add_months",
    "all_paths",
    "arrange",
    "assess_changed",
    "completed_years",
    "cost_cad",
    "iso_day",
    "joined",
    "key_of",
    "known",
    "lever_cost",
    "parse",
    "paying",
    "places_of",
    "plain",
    "published",
    "rate",
    "read_profile",
    "rulebook_of",
    "specs",
    "statements_of",
    "step_cost",
    "unique_keys",
    "window_start",
    "write_profile",
]
