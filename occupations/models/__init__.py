"""Reference data. Models are imported here from their modules."""

from occupations.models.aliases import (
    Distinction,
    LevelWord,
    OccupationAlias,
    ShortForm,
)
from occupations.models.citation import Cited, Confidence, Dated, DatedQuerySet, Source
from occupations.models.classification import (
    DataSet,
    FrenchBasis,
    FromDataSet,
    Language,
    NocGroup,
    NocLevel,
    OccupationTitle,
    UnitGroup,
)
from occupations.models.crosswalks import (
    Concordance,
    MappingRank,
    Relation,
    SocMapping,
    UsTitle,
    UsTitleAlternative,
)
from occupations.models.lists import OccupationList, OccupationListEntry
from occupations.models.market import (
    Condition,
    NationalProjection,
    Outlook,
    OutlookLevel,
    Vacancy,
    Wage,
    WageArea,
    WageAreaLevel,
    WageUnit,
)
from occupations.models.provinces import (
    Area,
    AreaKind,
    AreaMember,
    Municipality,
    Province,
)
from occupations.models.seed import PendingKind, SeedFile, SeedRow

__all__ = [
    "Area",
    "AreaKind",
    "AreaMember",
    "Cited",
    "Concordance",
    "Condition",
    "Confidence",
    "DataSet",
    "Dated",
    "DatedQuerySet",
    "Distinction",
    "FrenchBasis",
    "FromDataSet",
    "Language",
    "LevelWord",
    "MappingRank",
    "Municipality",
    "NationalProjection",
    "NocGroup",
    "NocLevel",
    "OccupationAlias",
    "OccupationList",
    "OccupationListEntry",
    "OccupationTitle",
    "Outlook",
    "OutlookLevel",
    "PendingKind",
    "Province",
    "Relation",
    "SeedFile",
    "SeedRow",
    "ShortForm",
    "SocMapping",
    "Source",
    "UnitGroup",
    "UsTitle",
    "UsTitleAlternative",
    "Vacancy",
    "Wage",
    "WageArea",
    "WageAreaLevel",
    "WageUnit",
]
