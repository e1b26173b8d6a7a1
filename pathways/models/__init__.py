"""The relational model. Models are imported here from their modules."""

from occupations.models import Source
from pathways.models.articles import Article, ArticleClaim
from pathways.models.casework import SavedProfile
from pathways.models.changes import (
    Change,
    ChangeAuthor,
    ChangedRow,
    ChangeKind,
    ChangeState,
    CompiledChange,
    RowChange,
)
from pathways.models.costs import Cost, ExchangeRate, LeverCost
from pathways.models.editions import Edition
from pathways.models.fees import Fee, FeeVersion, ResidenceFee
from pathways.models.golden import GoldenExpectation, GoldenPerson
from pathways.models.grids import (
    Grid,
    GridNode,
    GridVersion,
    Table,
    TableCell,
    TableVersion,
)
from pathways.models.impact import ImpactRun, ImpactShard
from pathways.models.incidents import Incident
from pathways.models.languages import ChartAbility, ChartLevel, LanguageChart
from pathways.models.levers import Lever, LeverFee
from pathways.models.news import News, NewsPart, Subscription
from pathways.models.offers import SharedOffer
from pathways.models.previews import PreviewLink
from pathways.models.recipients import AskedAddress, StoppedAddress
from pathways.models.records import (
    Allocation,
    Bridge,
    Evidence,
    FamilyRight,
    Note,
    PastChange,
    PermitCode,
    Practice,
    ProcessingTime,
    Stay,
    StreamFee,
)
from pathways.models.reports import OutgoingMail, Report, ReportAddress
from pathways.models.requirements import (
    Alternative,
    Condition,
    Criterion,
    Requirement,
)
from pathways.models.rounds import (
    FeedFetch,
    FeedName,
    FetchOutcome,
    PoolBand,
    PoolSnapshot,
    ProvincialDraw,
    Round,
    RoundKind,
)
from pathways.models.streams import Intake, Program, Stream
from pathways.models.topics import Statement, Topic
from pathways.models.uploads import Upload
from pathways.models.watching import SourceWatch, VisitOutcome

__all__ = [
    "Allocation",
    "Alternative",
    "Article",
    "ArticleClaim",
    "AskedAddress",
    "Bridge",
    "Change",
    "ChangeAuthor",
    "ChangeKind",
    "ChangeState",
    "ChangedRow",
    "ChartAbility",
    "ChartLevel",
    "CompiledChange",
    "Condition",
    "Cost",
    "Criterion",
    "Edition",
    "Evidence",
    "ExchangeRate",
    "FamilyRight",
    "Fee",
    "FeeVersion",
    "FeedFetch",
    "FeedName",
    "FetchOutcome",
    "GoldenExpectation",
    "GoldenPerson",
    "Grid",
    "GridNode",
    "GridVersion",
    "ImpactRun",
    "ImpactShard",
    "Incident",
    "Intake",
    "LanguageChart",
    "Lever",
    "LeverCost",
    "LeverFee",
    "News",
    "NewsPart",
    "Note",
    "OutgoingMail",
    "PastChange",
    "PermitCode",
    "PoolBand",
    "PoolSnapshot",
    "Practice",
    "PreviewLink",
    "ProcessingTime",
    "Program",
    "ProvincialDraw",
    "Report",
    "ReportAddress",
    "Requirement",
    "ResidenceFee",
    "Round",
    "RoundKind",
    "RowChange",
    "SavedProfile",
    "SharedOffer",
    "Source",
    "SourceWatch",
    "Statement",
    "Stay",
    "StoppedAddress",
    "Stream",
    "StreamFee",
    "Subscription",
    "Table",
    "TableCell",
    "TableVersion",
    "Topic",
    "Upload",
    "VisitOutcome",
]
