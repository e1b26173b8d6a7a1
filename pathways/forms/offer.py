"""A job offer in Canada: the offer itself, and the employer."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as lazy

from occupations.models import Area, OccupationListEntry
from pathways.answers import ABSENT, Answers, Path, answer_at
from pathways.forms.base import AnswersForm
from pathways.forms.choice_fields import LEAVE_OPEN, Choice, YesNo
from pathways.forms.choices import PROVINCES
from pathways.forms.fields import Number, Text, Whole
from pathways.forms.occupation import OccupationForm
from pathways.forms.plans import OFFER_STREAMS, is_cusma_citizen, provinces_in_play
from pathways.words.enterprise import CONTRACT_FORMS, LMIAS, SECTORS
from pathways.words.vocabulary import choices

# Questions that only rules of certain provinces use.
ONLY_IN: dict[str, frozenset[str]] = {
    "employer_position_assessment": frozenset({"SK"}),
    "vacancy_assessment": frozenset({"NL"}),
    "sector": frozenset({"AB", "SK", "NL"}),
    "employer_revenue_cad": frozenset({"ON", "MB", "NS", "PE", "NL", "BC"}),
    "citizen_or_pr_employees": frozenset({"ON", "MB", "NS", "PE", "NL", "BC"}),
    "applicant_share_percent": frozenset(dict(PROVINCES)) - {"QC"},
}
CUSMA_LIST = "cusma-professions"


class JobOfferForm(OccupationForm):
    """The offer: occupation, place, wage, length."""

    at = ("job_offer",)
    employer = Text(
        label=lazy("Who is the employer?"),
        why=lazy(
            "Any name you like. If you work there already, write it as in your jobs."
        ),
        used_by=lazy("streams for people who work for the employer already"),
    )
    province = Choice(
        choices=PROVINCES,
        radio=False,
        label=lazy("In which province or territory is the job?"),
        why=lazy("Each province has streams and wage levels of its own."),
        used_by=OFFER_STREAMS,
    )
    city = Text(
        label=lazy("In which city or town?"),
        why=lazy("Some grids give points by region, and wages are compared by region."),
        used_by=lazy("provincial grids, the prevailing wage, community pilots"),
    )
    wage_cad_hourly = Number(
        unit=lazy("CAD an hour"),
        label=lazy("What does it pay an hour?"),
        why=lazy(
            "In Canadian dollars before tax, without bonus. A yearly salary divided "
            "by 52 and by the weekly hours."
        ),
        used_by=lazy("Global Talent Stream, provincial grids, the prevailing wage"),
    )
    hours_per_week = Number(
        most=100,
        unit=lazy("hours a week"),
        one=lazy("hour a week"),
        label=lazy("For how many hours a week?"),
        why=lazy("30 hours or more are full time."),
        used_by=OFFER_STREAMS,
    )
    indeterminate = YesNo(
        label=lazy("Is the job permanent, without an end date?"),
        why=lazy("Many provincial streams ask for it."),
        used_by=lazy("provincial streams, Atlantic Immigration Program"),
    )
    months = Number(
        unit=lazy("months"),
        one=lazy("month"),
        most=600,
        label=lazy("If it has an end date: for how many months is it?"),
        why=lazy("Only if the job is not permanent."),
        used_by=lazy("provincial streams, Atlantic Immigration Program"),
    )
    seasonal = YesNo(
        label=lazy("Is it seasonal work?"),
        why=lazy("Seasonal work is left out of many streams."),
        used_by=lazy("provincial streams, Atlantic Immigration Program"),
    )
    works_there_now = YesNo(
        label=lazy("Do you do this job in Canada today?"),
        why=lazy("For this employer, in this unit group, in Canada."),
        used_by=lazy("provincial streams for people who work there already"),
    )
    contract_form = Choice(
        choices=choices(CONTRACT_FORMS),
        label=lazy("How would you work for them?"),
        why=lazy("Some work permits are closed to the self-employed."),
        used_by=lazy("CUSMA professional"),
    )
    profession = Choice(
        choices=[],
        radio=False,
        label=lazy("Which profession on the CUSMA list is it?"),
        why=lazy("The list has 63 professions, each with the credential it asks for."),
        used_by=lazy("CUSMA professional"),
    )
    area = Choice(
        choices=[],
        radio=False,
        label=lazy("In which part of the province is the job?"),
        why=lazy("Asked because some rules of this province go by area."),
        used_by=lazy("provincial grids, community pilots"),
    )

    @classmethod
    def asked_paths(cls, answers: Answers) -> list[Path]:
        """Without the two questions that only some offers raise."""
        paths = super().asked_paths(answers)
        return [path for path in paths if path[-1] not in ("profession", "area")]

    def arrange(self) -> None:
        """Professions for those whom CUSMA covers, areas of the offer's province."""
        super().arrange()
        province = self.record.get("province")
        areas = Area.objects.filter(province__code=province or "").order_by("title")
        professions = OccupationListEntry.objects.filter(
            occupation_list__slug=CUSMA_LIST
        ).order_by("label")
        if is_cusma_citizen(self.answers) or self.is_wanted("profession"):
            self._offer("profession", list(professions.values_list("key", "label")))
        else:
            del self.fields["profession"]
        if areas or self.is_wanted("area"):
            self._offer("area", list(areas.values_list("slug", "title")))
        else:
            del self.fields["area"]

    def _offer(self, name: str, listed: list[tuple[str, str]]) -> None:
        """The choices of a list, and what is stored even if it left the list."""
        field, stored = self.fields[name], self.record.get(name)
        if isinstance(field, Choice):
            known = dict(listed)
            extra = [(stored, stored)] if stored and stored not in known else []
            field.choices = [("", LEAVE_OPEN), *known.items(), *extra]


class EmployerForm(AnswersForm):
    """What the employer does for the offer, and what the employer is."""

    at = ("job_offer",)
    lmia = Choice(
        choices=choices(LMIAS),
        label=lazy("Is there a labour market impact assessment (LMIA)?"),
        why=lazy(
            "In the Global Talent Stream it is the result. Elsewhere only a positive "
            "one counts."
        ),
        used_by=lazy("arranged employment for the 67 points, provincial streams"),
    )
    at_or_above_prevailing_wage = YesNo(
        label=lazy("Is the wage at least what is usual for the job in that place?"),
        why=lazy(
            "Left open, we compare your wage with the median that Job Bank publishes."
        ),
        used_by=lazy("Global Talent Stream, provincial streams"),
    )
    employer_years_operating = Number(
        unit=lazy("years"),
        one=lazy("year"),
        most=500,
        label=lazy("How many years has the employer been operating in Canada?"),
        why=lazy("Several provinces ask for a year or more."),
        used_by=lazy("provincial streams"),
    )
    employer_employees = Number(
        unit=lazy("people"),
        one=lazy("person"),
        label=lazy("How many people does the employer have in Canada?"),
        why=lazy("Several provinces ask for a least number."),
        used_by=lazy("provincial streams"),
    )
    referral_partner = YesNo(
        label=lazy(
            "Was the employer referred by a designated partner of the Global Talent "
            "Stream?"
        ),
        why=lazy("Category A is only for employers whom a designated partner refers."),
        used_by=lazy("Global Talent Stream, Category A"),
    )
    labour_market_benefits_plan = YesNo(
        label=lazy("Does the employer commit to a Labour Market Benefits Plan?"),
        why=lazy("Both categories ask the employer for one."),
        used_by=lazy("Global Talent Stream"),
    )
    category_a_positions_before = Whole(
        unit=lazy("positions"),
        one=lazy("position"),
        most=1000,
        label=lazy(
            "How many Category A positions did the employer already have this "
            "calendar year?"
        ),
        why=lazy(
            "The first two in a calendar year have another wage floor than later ones."
        ),
        used_by=lazy("Global Talent Stream, Category A"),
    )
    designated_employer = YesNo(
        label=lazy("Is the employer designated by the province or community?"),
        why=lazy("Atlantic and community programs are only for designated employers."),
        used_by=lazy("Atlantic Immigration Program, community immigration pilots"),
    )
    province_authorized = YesNo(
        label=lazy("Has the province authorized or approved this offer?"),
        why=lazy(
            "Some streams begin with the employer’s own application to the province."
        ),
        used_by=lazy("provincial streams, Innovation Stream"),
    )
    employer_position_assessment = YesNo(
        label=lazy("Has the province assessed the employer’s position?"),
        why=lazy("A step of the employer in some provinces."),
        used_by=lazy("provincial streams"),
    )
    vacancy_assessment = YesNo(
        label=lazy("Is there a job vacancy assessment?"),
        why=lazy("A step of the employer in some provinces."),
        used_by=lazy("provincial streams"),
    )
    employer_revenue_cad = Number(
        unit=lazy("CAD a year"),
        label=lazy("What is the employer’s yearly revenue?"),
        why=lazy("Some provinces ask for a least revenue."),
        used_by=lazy("provincial streams"),
    )
    citizen_or_pr_employees = Number(
        unit=lazy("people"),
        one=lazy("person"),
        label=lazy("How many of its people are citizens or permanent residents?"),
        why=lazy("Some provinces count them against the nominees."),
        used_by=lazy("provincial streams"),
    )
    applicant_share_percent = Number(
        most=100,
        unit=lazy("per cent"),
        label=lazy("What share of the company do you own?"),
        why=lazy("0 if none. Owners are left out of streams for employees."),
        used_by=lazy("provincial streams"),
    )
    sector = Choice(
        choices=choices(SECTORS),
        radio=False,
        label=lazy("In which sector is the employer?"),
        why=lazy("Some provinces invite by sector."),
        used_by=lazy("provincial grids and rounds by sector"),
    )

    @classmethod
    def asked_paths(cls, answers: Answers) -> list[Path]:
        """What a rule of the provinces in play asks, and what is answered."""
        places = provinces_in_play(answers)
        return [
            path
            for path in super().asked_paths(answers)
            if str(path[-1]) not in ONLY_IN
            or places & ONLY_IN[str(path[-1])]
            or answer_at(answers, path) is not ABSENT
        ]

    def arrange(self) -> None:
        """Only what a rule of the provinces in play asks, and what is answered."""
        places = provinces_in_play(self.answers)
        for name, provinces in ONLY_IN.items():
            if not places & provinces and not self.is_wanted(name):
                del self.fields[name]
