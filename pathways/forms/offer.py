"""A job offer in Canada: the offer itself, and the employer."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from occupations.models import Area
from pathways.forms.base import ALL, AnswersForm
from pathways.forms.choice_fields import LEAVE_OPEN, Choice, YesNo
from pathways.forms.choices import PROVINCES
from pathways.forms.fields import Number, Text, Whole
from pathways.forms.money import Amount, Money
from pathways.forms.occupation import OccupationForm
from pathways.forms.professions import Listed, every_profession, near_professions
from pathways.forms.typed_numbers import plain_words
from pathways.rules.facts import WEEKS
from pathways.words.enterprise import CONTRACT_FORMS, LMIAS, SECTORS
from pathways.words.vocabulary import choices

# From here on an hour's pay is asked back: it would be two million a year.
ASKED_BACK_FROM = Decimal(1000)
USUAL_HOURS = Decimal(40)


class JobOfferForm(OccupationForm):
    """The offer: occupation, place, wage, length."""

    at = ("job_offer",)
    further = frozenset(
        {
            "indeterminate",
            "months",
            "seasonal",
            "works_there_now",
            "contract_form",
            "profession",
            "area",
        }
    )
    employer = Text(
        label=lazy("Who is the employer?"),
        hint=lazy(
            "Any name you like. If you work there already, write it as in your jobs."
        ),
    )
    province = Choice(
        choices=PROVINCES,
        radio=False,
        label=lazy("In which province or territory is the job?"),
        why=lazy("Each province has streams and wage levels of its own."),
    )
    city = Text(
        label=lazy("In which city or town?"),
        why=lazy("Some grids give points by region, and wages are compared by region."),
    )
    wage_cad_hourly = Money(
        unit=lazy("an hour"),
        label=lazy("What does it pay an hour?"),
        hint=lazy(
            "Before tax, without bonus. A yearly salary divided by 52 and by the "
            "weekly hours."
        ),
    )
    hours_per_week = Number(
        most=100,
        unit=lazy("hours a week"),
        singular=lazy("hour a week"),
        label=lazy("For how many hours a week?"),
        why=lazy("30 hours or more are full time."),
    )
    indeterminate = YesNo(
        label=lazy("Is the job permanent, without an end date?"),
        why=lazy("Many provincial streams ask for it."),
    )
    months = Number(
        unit=lazy("months"),
        singular=lazy("month"),
        most=600,
        label=lazy("If it has an end date: for how many months is it?"),
        hint=lazy("Only if the job is not permanent."),
    )
    seasonal = YesNo(
        label=lazy("Is it seasonal work?"),
        why=lazy("Seasonal work is left out of many streams."),
    )
    works_there_now = YesNo(
        label=lazy("Do you do this job in Canada today?"),
        hint=lazy("For this employer, in this occupation, in Canada."),
    )
    contract_form = Choice(
        choices=choices(CONTRACT_FORMS),
        label=lazy("How would you work for them?"),
        why=lazy("Some work permits are closed to the self-employed."),
    )
    profession = Choice(
        choices=[],
        radio=False,
        label=lazy("Which profession on the CUSMA list is it?"),
        why=lazy("The list has 63 professions, each with the credential it asks for."),
    )
    area = Choice(
        choices=[],
        radio=False,
        label=lazy("In which part of the province is the job?"),
        why=lazy("Asked because some rules of this province go by area."),
    )

    def check(self, cleaned: dict[str, Any]) -> None:
        """A salary of a year is asked back with what it is an hour."""
        wage = cleaned.get("wage_cad_hourly")
        if "wage_cad_hourly" not in self.changed_data or not isinstance(wage, Amount):
            return
        if wage.cad >= ASKED_BACK_FROM:
            hours = cleaned.get("hours_per_week") or USUAL_HOURS
            self.add_error("wage_cad_hourly", _is_it_a_year(wage, hours))

    def arrange(self) -> None:
        """The professions of the list, and the areas of the offer's province."""
        super().arrange()
        if "profession" in self.fields:
            self._offer("profession", every_profession())
        if "area" in self.fields:
            areas = _areas(self.record.get("province") or "")
            self._offer("area", [("", LEAVE_OPEN), *areas])
            if not areas and not self.asks_for("area"):
                del self.fields["area"]

    def ask_alone(self, name: str) -> None:
        """The professions near to the offer's occupation: few enough to be read."""
        field, noc = self.fields[name], str(self.record.get("noc") or "")
        near = near_professions(noc) if name == "profession" and noc else []
        if near and isinstance(field, Choice) and not self.record.get(name):
            field.widget = forms.RadioSelect()
            field.choices = near

    def _offer(self, name: str, listed: Listed) -> None:
        """The choices of a list, and what is stored even if it left the list."""
        field, stored = self.fields[name], self.record.get(name)
        if isinstance(field, Choice):
            known = dict(listed)
            extra = [(stored, stored)] if stored and stored not in known else []
            field.choices = [*known.items(), *extra]


def _is_it_a_year(wage: Amount, hours: Decimal) -> str:
    """Both readings of a large wage: an hour's, or a year's."""
    amount = Decimal(str(wage.typed["amount"])) if wage.typed else wage.cad
    words = _(
        "Is %(amount)s paid an hour, or a year? A year of it at %(hours)s hours a week "
        "is %(hourly)s an hour: write that."
    )
    return words % {
        "amount": plain_words(amount),
        "hours": plain_words(hours),
        "hourly": plain_words(round(amount / hours / WEEKS, 2)),
    }


def _areas(province: str) -> list[tuple[str, str]]:
    areas = Area.objects.filter(province__code=province).order_by("title")
    return list(areas.values_list("slug", "title"))


class EmployerForm(AnswersForm):
    """What the employer does for the offer, and what the employer is."""

    at = ("job_offer",)
    further = ALL
    lmia = Choice(
        choices=choices(LMIAS),
        label=lazy("Is there a labour market impact assessment (LMIA)?"),
        why=lazy(
            "In the Global Talent Stream it is the result. Elsewhere only a positive "
            "one counts."
        ),
    )
    at_or_above_prevailing_wage = YesNo(
        label=lazy("Is the wage at least what is usual for the job in that place?"),
        hint=lazy(
            "Left open, we compare your wage with the median that Job Bank publishes."
        ),
    )
    employer_years_operating = Number(
        unit=lazy("years"),
        singular=lazy("year"),
        most=500,
        label=lazy("How many years has the employer been operating in Canada?"),
        why=lazy("Several provinces ask for a year or more."),
    )
    employer_employees = Number(
        unit=lazy("people"),
        singular=lazy("person"),
        label=lazy("How many people does the employer have in Canada?"),
        why=lazy("Several provinces ask for a least number."),
    )
    referral_partner = YesNo(
        label=lazy(
            "Was the employer referred by a designated partner of the Global Talent "
            "Stream?"
        ),
        why=lazy("Category A is only for employers whom a designated partner refers."),
    )
    labour_market_benefits_plan = YesNo(
        label=lazy("Does the employer commit to a Labour Market Benefits Plan?"),
        why=lazy("Both categories ask the employer for one."),
    )
    category_a_positions_before = Whole(
        unit=lazy("positions"),
        singular=lazy("position"),
        most=1000,
        label=lazy(
            "How many Category A positions did the employer already have this "
            "calendar year?"
        ),
        why=lazy(
            "The first two in a calendar year have another wage floor than later ones."
        ),
    )
    designated_employer = YesNo(
        label=lazy("Is the employer designated by the province or community?"),
        why=lazy("Atlantic and community programs are only for designated employers."),
    )
    province_authorized = YesNo(
        label=lazy("Has the province authorized or approved this offer?"),
        why=lazy(
            "Some streams begin with the employer’s own application to the province."
        ),
    )
    employer_position_assessment = YesNo(
        label=lazy("Has the province assessed the employer’s position?"),
        why=lazy("A step of the employer in some provinces."),
    )
    vacancy_assessment = YesNo(
        label=lazy("Is there a job vacancy assessment?"),
        why=lazy("A step of the employer in some provinces."),
    )
    employer_revenue_cad = Money(
        unit=lazy("a year"),
        label=lazy("What is the employer’s yearly revenue?"),
        why=lazy("Some provinces ask for a least revenue."),
    )
    citizen_or_pr_employees = Number(
        unit=lazy("people"),
        singular=lazy("person"),
        label=lazy("How many of its people are citizens or permanent residents?"),
        why=lazy("Some provinces count them against the nominees."),
    )
    applicant_share_percent = Number(
        most=100,
        unit=lazy("per cent"),
        label=lazy("What share of the company do you own?"),
        hint=lazy("0 if none."),
        why=lazy("Owners are left out of streams for employees."),
    )
    sector = Choice(
        choices=choices(SECTORS),
        radio=False,
        label=lazy("In which sector is the employer?"),
        why=lazy("Some provinces invite by sector."),
    )
