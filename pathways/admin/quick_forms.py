"""The forms of the quick lane: what each asks, and the rows that it writes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from occupations.models import WEB_ADDRESS, Province, Source
from pathways import models
from pathways.changes.following import end_of, follow
from pathways.models.rounds import DrawUnit, RoundKind
from pathways.models.streams import IntakeState
from pathways.rounds.records import draw_key
from pathways.rules.checks import day_fault
from pathways.words.vocabulary import Text

DAY: Final = {"type": "date"}
MOST: Final = 10_000_000  # of what is counted in one round


def day_field(label: Text, **options: Any) -> forms.DateField:
    """A day, typed as the browser offers it, of a year that can be meant."""
    field = forms.DateField(label=label, widget=forms.DateInput(attrs=DAY), **options)
    field.validators.append(_check_year)
    return field


def _check_year(day: date) -> None:
    if fault := day_fault(day, timezone.localdate()):
        raise ValidationError(fault)


def past_day_field(label: Text) -> forms.DateField:
    """A day of what was: not one still to come."""
    field = day_field(label)
    field.validators.append(_check_past)
    return field


def _check_past(day: date) -> None:
    if day > timezone.localdate():
        raise ValidationError(_("This day is still to come."))


class QuickForm(forms.Form):
    """What every quick change rests on."""

    source = forms.ModelChoiceField(
        queryset=Source.objects.order_by("title"), label=lazy("Notice")
    )
    is_read = forms.BooleanField(label=lazy("I read it today"))
    note = forms.CharField(
        required=False,
        label=lazy("What changed, for readers"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=lazy("Left empty, the sentence above is the note."),
    )
    reason = forms.CharField(
        required=False,
        label=lazy("Why is what is warned of right?"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    is_exercise = forms.BooleanField(required=False, label=lazy("An exercise"))

    def title(self) -> str:
        """What the change is about."""
        raise NotImplementedError

    def starts_on(self) -> date | None:
        """The day on which it takes effect."""
        return None

    def save(self, cite: Mapping[str, Any]) -> None:
        """Write the rows, inside the change."""
        raise NotImplementedError


class PauseForm(QuickForm):
    """Another state of a stream's intake, from a day on."""

    stream = forms.ModelChoiceField(
        queryset=models.Stream.objects.order_by("slug"), label=lazy("Stream")
    )
    state = forms.ChoiceField(
        choices=[
            (value, label)
            for value, label in IntakeState.choices
            if value in ("paused", "open", "by_invitation", "closed")
        ],
        label=lazy("It is then"),
    )
    day = day_field(lazy("From"))
    until = day_field(
        lazy("Until"),
        required=False,
        help_text=lazy("The last day; empty while no end is known."),
    )
    field_order = ["stream", "state", "day", "until"]

    def clean(self) -> dict[str, Any]:
        """An end is not before its beginning."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        day, until = cleaned.get("day"), cleaned.get("until")
        if day and until and until < day:
            self.add_error("until", _("This day is before the first."))
        return cleaned

    def title(self) -> str:
        """Such as “Tech Pathway: paused”."""
        state = dict(IntakeState.choices)[self.cleaned_data["state"]]
        return f"{self.cleaned_data['stream'].name}: {state}"

    def starts_on(self) -> date:
        """The first day of the new state."""
        day: date = self.cleaned_data["day"]
        return day

    def save(self, cite: Mapping[str, Any]) -> None:
        """Close the state in force on the day, and open the new one."""
        values, day = self.cleaned_data, self.cleaned_data["day"]
        stream, until = values["stream"], values["until"]
        held = stream.intakes.filter(effective_from__lte=day).order_by(
            "-effective_from"
        )
        row = held.first() or stream.intakes.order_by("pk").first()
        after = (until or date.max).toordinal() + 1 if until else None
        end = date.fromordinal(after) if after else None
        if row is None:
            row = models.Intake(stream=stream, state=values["state"])
            row.key = f"{stream.slug}/intakes/{day.isoformat()}:{values['state']}"
            row.effective_from, row.effective_to = day, end
            for name, value in cite.items():
                setattr(row, name, value)
            row.save()
            return
        before = models.Intake.objects.get(pk=row.pk)
        new = follow(row, day, cite, state=values["state"], note="")
        if end is not None:
            models.Intake.objects.filter(pk=new.pk).update(effective_to=end)
            follow_on = {"state": before.state, "note": before.note}
            again = models.Intake.objects.get(pk=new.pk)
            again.effective_to = end_of(before, end)
            follow(again, end, cite, **follow_on)


class FeeForm(QuickForm):
    """Another amount of a fee, from a day on."""

    fee = forms.ModelChoiceField(
        queryset=models.Fee.objects.order_by("title"), label=lazy("Fee")
    )
    amount_cad = forms.DecimalField(
        label=lazy("Amount in CAD"), min_value=0, max_digits=10, decimal_places=2
    )
    day = day_field(lazy("From"))
    field_order = ["fee", "amount_cad", "day"]

    def title(self) -> str:
        """Such as “Right of permanent residence: 600 CAD”."""
        return (
            f"{self.cleaned_data['fee'].title}: {self.cleaned_data['amount_cad']} CAD"
        )

    def starts_on(self) -> date:
        """The first day of the new amount."""
        day: date = self.cleaned_data["day"]
        return day

    def save(self, cite: Mapping[str, Any]) -> None:
        """Close the amount in force, and open the new one."""
        fee, day = self.cleaned_data["fee"], self.cleaned_data["day"]
        amount = self.cleaned_data["amount_cad"]
        row = fee.versions.order_by("-effective_from", "-pk").first()
        if row is not None:
            follow(row, day, cite, amount_cad=amount, note="")
            return
        models.FeeVersion.objects.create(
            fee=fee,
            key=f"{fee.slug}/{day.isoformat()}",
            amount_cad=amount,
            effective_from=day,
            **cite,
        )


class AddressForm(QuickForm):
    """A source that has moved to another address."""

    url = forms.URLField(
        label=lazy("New address"),
        assume_scheme="https",
        max_length=500,
        validators=[WEB_ADDRESS],
    )
    field_order = ["source", "url"]

    def title(self) -> str:
        """Such as “Fee list: another address”."""
        return _("%(source)s: another address") % {
            "source": self.cleaned_data["source"].title
        }

    def save(self, cite: Mapping[str, Any]) -> None:
        """Another address for the same source."""
        source = Source.objects.get(pk=self.cleaned_data["source"].pk)
        source.url = self.cleaned_data["url"]
        source.save()


class RoundForm(QuickForm):
    """A round of invitations of Express Entry."""

    number = forms.CharField(max_length=10, label=lazy("Number"))
    held_on = past_day_field(lazy("Day of the round"))
    kind = forms.ChoiceField(choices=RoundKind.choices, label=lazy("Kind"))
    category = forms.SlugField(
        max_length=40,
        label=lazy("Program or category"),
        help_text=lazy("Such as cec or french."),
    )
    name = forms.CharField(max_length=200, label=lazy("Name as published"))
    invitations = forms.IntegerField(
        min_value=1, max_value=MOST, label=lazy("Invitations")
    )
    cutoff = forms.IntegerField(
        min_value=0, max_value=1200, label=lazy("Lowest score invited")
    )
    field_order = ["number", "held_on", "kind", "category", "name"]

    def title(self) -> str:
        """Such as “Round 448”."""
        return _("Round %(number)s") % {"number": self.cleaned_data["number"]}

    def starts_on(self) -> date:
        """The day of the round."""
        day: date = self.cleaned_data["held_on"]
        return day

    def clean_number(self) -> str:
        """Each round once."""
        number: str = self.cleaned_data["number"]
        if models.Round.objects.filter(number=number).exists():
            raise ValidationError(_("This round is known already."))
        return number

    def save(self, cite: Mapping[str, Any]) -> None:
        """The round as it was published."""
        when = ("number", "held_on", "kind", "category")
        names = (*when, "name", "invitations", "cutoff")
        values = {name: self.cleaned_data[name] for name in names}
        models.Round.objects.create(**values, **cite)


class DrawForm(QuickForm):
    """A round of a province."""

    province = forms.ModelChoiceField(
        queryset=Province.objects.order_by("name_en"), label=lazy("Province")
    )
    stream = forms.CharField(max_length=200, label=lazy("Stream as published"))
    drawn_on = past_day_field(lazy("Day"))
    invitations = forms.IntegerField(
        required=False, min_value=1, max_value=MOST, label=lazy("Invitations")
    )
    minimum_score = forms.IntegerField(
        required=False, min_value=0, max_value=10_000, label=lazy("Lowest score")
    )
    field_order = ["province", "stream", "drawn_on", "invitations", "minimum_score"]

    def title(self) -> str:
        """Such as “Alberta: Tech Pathway”."""
        return f"{self.cleaned_data['province']}: {self.cleaned_data['stream']}"

    def starts_on(self) -> date:
        """The day of the draw."""
        day: date = self.cleaned_data["drawn_on"]
        return day

    def save(self, cite: Mapping[str, Any]) -> None:
        """The draw as it was published."""
        names = ("province", "stream", "drawn_on", "invitations", "minimum_score")
        row = models.ProvincialDraw(
            **{name: self.cleaned_data[name] for name in names}, **cite
        )
        row.unit = DrawUnit.INVITATION
        row.key = draw_key(row.province.code, row.stream, row.drawn_on, "")
        row.save()

    def clean(self) -> dict[str, Any]:
        """Each draw once."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        names = ("province", "stream", "drawn_on")
        if all(cleaned.get(name) for name in names):
            key = draw_key(
                cleaned["province"].code, cleaned["stream"], cleaned["drawn_on"], ""
            )
            if models.ProvincialDraw.objects.filter(key=key).exists():
                self.add_error(None, _("This draw is known already."))
        return cleaned


FORMS: Final[dict[str, tuple[type[QuickForm], Text]]] = {
    "round": (RoundForm, lazy("A round of Express Entry")),
    "draw": (DrawForm, lazy("A draw of a province")),
    "pause": (PauseForm, lazy("Pause or reopen a stream")),
    "fee": (FeeForm, lazy("A fee from a day on")),
    "address": (AddressForm, lazy("The address of a source")),
}
