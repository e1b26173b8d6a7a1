"""Routes in few words: their steps, their names, how each stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from pathways.rules import EXPRESS_ENTRY, Ruleset, Spec, Verdict
from pathways.rules.routes import LEVER, STREAM, Cost, Route, RouteStep
from pathways.wording import money_words
from pathways.words.places import province_name
from pathways.words.vocabulary import Text

# What a stream is called where there is room for few words, by its slug or program.
SHORT: Final[Mapping[str, Text]] = {
    "atlantic-immigration-program": lazy("Atlantic program"),
    "citizenship/by-descent": lazy("Citizenship by descent"),
    "cusma/intra-company-transferee": lazy("CUSMA transfer permit"),
    "cusma/investor": lazy("CUSMA investor permit"),
    "cusma/professional": lazy("CUSMA professional permit"),
    "cusma/trader": lazy("CUSMA trader permit"),
    "express-entry": lazy("Express Entry"),
    "express-entry/category/agriculture": lazy("Express Entry, agriculture rounds"),
    "express-entry/category/education": lazy("Express Entry, education rounds"),
    "express-entry/category/french": lazy("Express Entry, French rounds"),
    "express-entry/category/healthcare": lazy("Express Entry, health care rounds"),
    "express-entry/category/military": lazy("Express Entry, military rounds"),
    "express-entry/category/physicians": lazy("Express Entry, physicians’ rounds"),
    "express-entry/category/researchers": lazy("Express Entry, researchers’ rounds"),
    "express-entry/category/senior-managers": lazy("Express Entry, managers’ rounds"),
    "express-entry/category/stem": lazy("Express Entry, STEM rounds"),
    "express-entry/category/trades": lazy("Express Entry, trades rounds"),
    "express-entry/category/transport": lazy("Express Entry, transport rounds"),
    "express-entry/cec": lazy("Express Entry, Canadian experience"),
    "family-class/partner": lazy("Sponsorship by your partner"),
    "global-talent-stream": lazy("Global Talent permit"),
    "rural-community-immigration-pilot": lazy("Rural community pilot"),
    "start-up-visa": lazy("Start-up Visa"),
    "study-permit/degree": lazy("Study permit"),
    "work-permit/business-owner": lazy("Business owner permit"),
    "work-permit/francophone-mobility": lazy("Francophone Mobility permit"),
    "work-permit/iec-second-passport": lazy("International Experience permit"),
    "work-permit/iec-us": lazy("International Experience permit"),
    "work-permit/intra-company-transferee": lazy("Transfer permit"),
    "work-permit/pgwp": lazy("Post-graduation permit"),
}
LEVERS: Final[Mapping[str, Text]] = {
    "employer-with-office": lazy("Employer with an office in Canada"),
    "english": lazy("Better English"),
    "french": lazy("French"),
    "job-offer": lazy("Job offer"),
    "offer-province": lazy("Offer elsewhere"),
    "offer-terms": lazy("Better terms"),
    "offer-wage": lazy("Better pay"),
    "partner-french": lazy("Partner’s French"),
    "partner-principal": lazy("Partner applies"),
    "transfer": lazy("Transfer"),
}
# What a step asks for, behind "Needs a step:".
NEEDS: Final[Mapping[str, Text]] = {
    "eca": lazy("an assessment of your degree"),
    "employer-with-office": lazy("an employer with an office in Canada"),
    "english": lazy("better English"),
    "french": lazy("French"),
    "job-offer": lazy("a Canadian job offer"),
    "offer-province": lazy("an offer in another province"),
    "offer-terms": lazy("other terms in your offer"),
    "partner-french": lazy("your partner’s French"),
    "partner-principal": lazy("your partner applies"),
    "transfer": lazy("a transfer"),
}
# Rounds of Express Entry beside a count of them.
ROUNDS: Final[Mapping[str, Text]] = {
    "express-entry/category/french": lazy("French rounds"),
    "express-entry/category/senior-managers": lazy("Managers’ rounds"),
    "express-entry/category/stem": lazy("STEM rounds"),
    "express-entry/cec": lazy("Canadian Experience Class"),
}
# What a step costs that is learned: of neither part is there an official figure.
LESSONS: Final[Mapping[str, Text]] = {
    "french": lazy("French lessons and test"),
    "partner-french": lazy("your partner’s French lessons and test"),
}
ABBREVIATED: Final = frozenset({"BC"})
# In a route's head, which has six words: what stands there instead of the names above.
IN_HEAD: Final[Mapping[str, Text]] = {
    "cusma/professional": lazy("CUSMA permit"),
    "employer-with-office": lazy("Another employer"),
    "global-talent-stream": lazy("Global Talent"),
}
# The same where another step comes first: within the name, in fewer words.
WITHIN_HEAD: Final[Mapping[str, Text]] = {
    "cusma/intra-company-transferee": lazy("CUSMA transfer"),
    "cusma/investor": lazy("CUSMA investor"),
    "cusma/trader": lazy("CUSMA trader"),
    "family-class/partner": lazy("sponsorship"),
    "rural-community-immigration-pilot": lazy("rural pilot"),
    "study-permit/degree": lazy("study permit"),
    "work-permit/business-owner": lazy("owner’s permit"),
    "work-permit/francophone-mobility": lazy("Francophone Mobility"),
    "work-permit/iec-second-passport": lazy("International Experience"),
    "work-permit/iec-us": lazy("International Experience"),
    "work-permit/intra-company-transferee": lazy("transfer permit"),
    "work-permit/pgwp": lazy("post-graduation permit"),
}
# Provinces of more than one word, in a head that has no room for them.
IN_LETTERS: Final[Mapping[str, Text]] = {
    "BC": lazy("BC"),
    "NB": lazy("NB"),
    "NL": lazy("NL"),
    "NS": lazy("NS"),
    "NT": lazy("NWT"),
    "PE": lazy("PEI"),
}
MOST_IN_HEAD: Final = 6
# Steps that a head leaves to its state, which says how far.
IN_STATE: Final = frozenset({"offer-wage", "offer-terms"})
AN_OFFER: Final = lazy("an offer")
BY_NOMINATION: Final = lazy("Residence by your nomination")


def stream_name(spec: Spec) -> str:
    """A stream in few words: a province by its name, a permit by its kind."""
    slug, province = str(spec["slug"]), spec.get("province")
    if slug in SHORT:
        return str(SHORT[slug])
    if province == "QC":
        return _("Quebec selection")
    if province:
        return _("%(province)s nomination") % {"province": short_province(province)}
    return str(SHORT.get(str(spec.get("program")), spec["name"]))


def round_name(spec: Spec) -> str:
    """Whose rounds are counted: a province, a category, a class."""
    province = spec.get("province")
    if province:
        return short_province(province)
    return str(ROUNDS.get(str(spec["slug"])) or stream_name(spec))


def short_province(code: str) -> str:
    """A province by its name; British Columbia as everybody writes it."""
    return code if code in ABBREVIATED else province_name(code)


def route_name(route: Route, rules: Ruleset) -> str:
    """A route by its steps: “Job offer, CUSMA professional permit, BC nomination”."""
    return _in_order(list(dict.fromkeys(_step_names(route, rules))))


def head_name(route: Route, rules: Ruleset) -> str:
    """The same in at most six words: “Job offer, CUSMA permit, BC nomination”."""
    full = list(dict.fromkeys(_head_names(route, rules)))
    short = list(dict.fromkeys(_head_names(route, rules, short=True)))
    ends = [short[0], short[-1]] if len(short) > 1 else short
    names = (_in_order(full), _in_order(short), _in_order(ends), ", ".join(ends))
    fitting = (name for name in names if len(name.split()) <= MOST_IN_HEAD)
    return next(fitting, names[-1])


def _head_names(route: Route, rules: Ruleset, *, short: bool = False) -> Iterator[str]:
    """Levers, the first stream, and the one by which residence is had."""
    if route.is_nominated:
        yield str(BY_NOMINATION)
        return
    levers = [lever.slug for lever in route.levers if lever.slug not in IN_STATE]
    yield from (str(IN_HEAD.get(slug) or LEVERS.get(slug, slug)) for slug in levers)
    specs = [rules.stream(slug).spec for slug in route.streams]
    nominating = [spec for spec in specs if spec.get("province")]
    last = nominating[0] if nominating else specs[-1]
    inside = bool(levers)
    for spec in specs[:1]:
        if spec != last:
            yield _in_head(spec, inside=inside, short=short)
            inside = True
    yield _in_head(last, inside=inside, short=short)


def unpriced(cost: Cost, rules: Ruleset) -> list[str]:
    """The steps of which nobody published what they cost."""
    return [
        str(
            LESSONS.get(slug)
            or LEVERS.get(slug)
            or stream_name(rules.stream(slug).spec)
        )
        for slug in cost.unknown
    ]


def _in_head(spec: Spec, *, inside: bool, short: bool) -> str:
    """A stream; of Express Entry its rounds are told only where it stands alone."""
    slug, program, province = str(spec["slug"]), str(spec.get("program")), ""
    if slug not in SHORT:
        province = str(spec.get("province") or "")
    if short and province in IN_LETTERS:
        return _("%(province)s nomination") % {"province": IN_LETTERS[province]}
    name = IN_HEAD.get(slug) or IN_HEAD.get(program)
    if inside or short:
        name = name or WITHIN_HEAD.get(slug) or WITHIN_HEAD.get(program)
    if name is None and program == EXPRESS_ENTRY and inside:
        name = SHORT[program]
    return str(name or stream_name(spec))


def _in_order(names: list[str]) -> str:
    """One, one then another, or a list."""
    if len(names) == 2:
        return _("%(first)s, then %(second)s") % dict(
            zip(("first", "second"), names, strict=True)
        )
    return ", ".join(names)


def _step_names(route: Route, rules: Ruleset) -> Iterator[str]:
    nominated = route.is_nominated
    if nominated:
        yield str(BY_NOMINATION)
    for step in route.steps:
        if step.what == LEVER:
            yield str(LEVERS.get(step.slug, step.slug))
        elif step.what == STREAM and not nominated:
            spec = rules.stream(step.slug).spec
            nominated = bool(spec.get("province"))
            yield stream_name(spec)


def state_of(route: Route) -> str:
    """How a route stands, as a key of ``states.STANDS``."""
    verdicts = [step.verdict for step in route.steps if step.what == STREAM]
    if route.before:
        return "needs_step"
    if Verdict.NOT_ANSWERED in verdicts[:1]:
        return "ask"
    if route.chance > 1:
        return "no_round"
    return "officer" if verdicts[:1] == [Verdict.OFFICER] else "eligible"


def need_words(
    step: RouteStep, records: Mapping[str, Any], *, short: bool = False
) -> str:
    """What a lever asks for, with its months: “an offer, 3 to 12 months”."""
    values = dict(step.values)
    if step.slug == "offer-wage":
        gap = money(values["gap"])
        return _("%(gap)s CAD an hour more") % {"gap": gap}
    is_offer = short and step.slug == "job-offer"
    need = str(AN_OFFER if is_offer else NEEDS.get(step.slug, step.slug))
    record = records.get(step.slug, {})
    months = months_range(record.get("months_low"), record.get("months_high"))
    if not months:
        return need
    return _("%(need)s, %(months)s") % {"need": need, "months": months}


def months_range(low: Any, high: Any) -> str:
    """From so many months to so many; nothing where it takes none."""
    if not high:
        return ""
    if not low or low == high:
        words = ngettext("%(n)s month", "%(n)s months", int(high))
        return words % {"n": high}
    return _("%(low)s to %(high)s months") % {"low": low, "high": high}


def money(amount: Any) -> str:
    """A sum without its currency: whole, or with its cents."""
    return money_words(amount)


def listed(names: Iterable[str]) -> str:
    """Names in a sentence: “a, b and c”."""
    every = list(names)
    if len(every) < 2:
        return "".join(every)
    first = ", ".join(every[:-1])
    return _("%(first)s and %(last)s") % {"first": first, "last": every[-1]}


def alternatives(names: Iterable[str]) -> str:
    """Names of which one is enough: “a, b or c”."""
    every = list(names)
    if len(every) < 2:
        return "".join(every)
    first = ", ".join(every[:-1])
    return _("%(first)s or %(last)s") % {"first": first, "last": every[-1]}
