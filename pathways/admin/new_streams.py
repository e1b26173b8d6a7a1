"""A new stream with all that it asks: one page in a change.

Each requirement is one fact compared with one threshold; which parameters a fact takes
follows from its kind, so that they are shown once the kinds are chosen. Day and source
are the change's own, typed once.
"""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from occupations.models import Province
from pathways.admin.facts import kind_choices, parameter_fields, spec_from
from pathways.admin.thresholds import constant_field, is_several, unit_told
from pathways.catalogue.keys import key_of, unused
from pathways.models import (
    Alternative,
    Criterion,
    Intake,
    Program,
    Requirement,
    Stream,
)
from pathways.models.requirements import Comparison
from pathways.models.streams import IntakeState, Outcome
from pathways.rules.checks import has_figures
from pathways.rules.facts import BY_NAME, Fact

LINES: Final = 8


class RequirementLine(forms.Form):
    """One requirement: what is asked, the fact, and its threshold."""

    title = forms.CharField(required=False, max_length=300, label=lazy("What is asked"))
    kind = forms.ChoiceField(required=False, label=lazy("Fact"))
    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, prefix: str) -> None:
        super().__init__(data, prefix=prefix)
        kinds: Any = self.fields["kind"]
        kinds.choices = kind_choices()
        self.chosen = BY_NAME.get(self._sent("kind"))
        self.own: dict[str, forms.Field] = {}
        # Whether the fields of its fact were not on the page that was sent.
        self.is_new = self.chosen is not None and (
            self._sent("kind") != self._sent("shown")
        )
        if self.chosen is not None:
            self._add_fields(self.chosen)

    def _sent(self, name: str) -> str:
        return str(self.data.get(self.add_prefix(name), "")) if self.is_bound else ""

    def _add_fields(self, kind: type[Fact]) -> None:
        self.own = parameter_fields(kind)
        unit = unit_told({"kind": self._sent("kind"), "path": self._sent("path")})
        self.fields.update(self.own)
        self.fields["op"] = forms.ChoiceField(
            choices=Comparison.choices,
            label=_("Comparison"),
            initial=Comparison.AT_LEAST if has_figures(unit) else Comparison.IS,
        )
        several = is_several(self._sent("op"))
        self.fields["constant"] = constant_field(unit, several)
        if self.is_new:
            # The page that was sent had none of these: they stand as they begin.
            sent: Any = self.data
            self.data = self._begun(sent.copy())

    def _begun(self, data: Any) -> Any:
        """What was sent, with the fields of the fact as they begin."""
        data[self.add_prefix("shown")] = self._sent("kind")
        for name in (*self.own, "op"):
            start = self.fields[name].initial
            if start not in (None, "", False):
                values = start if isinstance(start, list) else [start]
                data.setlist(self.add_prefix(name), [str(item) for item in values])
        return data

    def main(self) -> list[Any]:
        """The fields that a curator fills in."""
        wanted = [name for name in self.own if self.fields[name].required]
        ends = [name for name in ("op", "constant") if name in self.fields]
        return [self[name] for name in ("title", "kind", *wanted, *ends)]

    def further(self) -> list[Any]:
        """What a fact can be told besides, folded."""
        return [self[name] for name in self.own if not self.fields[name].required]

    def clean(self) -> dict[str, Any]:
        """A fact that its kind takes, and a threshold that the fact can have."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("title") and not cleaned.get("kind"):
            return cleaned
        for name in ("title", "kind"):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("Say what is asked, and choose its fact."))
        if self.chosen is None or self.errors:
            return cleaned
        try:
            cleaned["fact"] = spec_from(self.chosen, cleaned)
            self.criterion(cleaned).clean()
        except ValidationError as error:
            self.add_error("constant", error.messages)
        return cleaned

    def criterion(self, values: dict[str, Any]) -> Criterion:
        """The fact, the comparison and the threshold, not stored."""
        constant = values.get("constant")
        value = None if constant in ("", []) else constant
        return Criterion(fact=values["fact"], op=values["op"], value=value)

    def save(self, stream: Stream, place: int, basis: Any) -> None:
        """The requirement, its only way, and the criterion of that."""
        values = self.cleaned_data
        if not values.get("title"):
            return
        its: dict[str, Any] = {
            "stream": stream,
            "slug": f"{slugify(values['title'])[:70]}-{place + 1}",
            "title": values["title"],
            "effective_from": basis.day,
        }
        asked = Requirement(**its, order=place, **basis.cite)
        asked.key = unused(Requirement, key_of(Requirement, its, place))
        asked.save()
        way = Alternative(requirement=asked, order=0)
        way.key = key_of(Alternative, {"requirement": asked}, 0)
        way.save()
        criterion = self.criterion(values)
        criterion.alternative = way
        criterion.key = key_of(Criterion, {"alternative": way}, 0)
        criterion.save()


class NewStreamForm(forms.Form):
    """A stream, its intake from the change's day, and what it asks."""

    program = forms.ModelChoiceField(
        queryset=Program.objects.order_by("name"), label=lazy("Program")
    )
    name = forms.CharField(max_length=200, label=lazy("Its own name"))
    slug = forms.RegexField(
        r"^[a-z0-9][a-z0-9/-]*$",
        required=False,
        max_length=120,
        label=lazy("Permanent name"),
        help_text=lazy("Left empty, it is made of the program and the name."),
    )
    province = forms.ModelChoiceField(
        queryset=Province.objects.order_by("name_en"),
        required=False,
        label=lazy("Province that selects"),
        help_text=lazy("Empty for a federal stream."),
    )
    outcome = forms.ChoiceField(
        choices=Outcome.choices, label=lazy("What approval gives")
    )
    summary = forms.CharField(
        required=False, label=lazy("What it is, in a sentence"), max_length=600
    )
    state = forms.ChoiceField(choices=IntakeState.choices, label=lazy("Its intake"))
    invitation = forms.BooleanField(
        required=False, label=lazy("Whoever qualifies waits for an invitation")
    )

    def __init__(self, data: Any, _files: Any, *, day: Any, **options: Any) -> None:
        """``day``: from which all of it holds; nothing is chosen by it."""
        super().__init__(data, **options)
        self.lines = [RequirementLine(data, f"r{n}") for n in range(1, LINES + 1)]

    def clean(self) -> dict[str, Any]:
        """A name that no stream has, and requirements that can be met."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        program, name = cleaned.get("program"), cleaned.get("name", "")
        if program and name and not cleaned.get("slug"):
            cleaned["slug"] = f"{program.slug}/{slugify(name)}"[:120]
        if Stream.objects.filter(slug=cleaned.get("slug") or None).exists():
            self.add_error("slug", _("Another stream has this name."))
        if any(line.is_new for line in self.lines):
            self.add_error(None, _("Now fill in what these facts take."))
        elif not all(line.is_valid() for line in self.lines):
            self.add_error(None, _("A requirement is not whole: see below."))
        elif not any(line.cleaned_data.get("title") for line in self.lines):
            self.add_error(None, _("Say what it asks: at least one requirement."))
        return cleaned

    def save(self, basis: Any) -> None:
        """The stream, its intake and its requirements."""
        values = self.cleaned_data
        names = ("program", "name", "slug", "province", "outcome", "summary")
        stream = Stream.objects.create(
            **{name: values[name] for name in names},
            invitation=values["invitation"],
            order=Stream.objects.filter(program=values["program"]).count(),
            **basis.cite,
        )
        held = {
            "stream": stream,
            "state": values["state"],
            "effective_from": basis.day,
        }
        intake = Intake(**held, **basis.cite)
        intake.key = key_of(Intake, held, 0)
        intake.save()
        asked = [line for line in self.lines if line.cleaned_data.get("title")]
        for place, line in enumerate(asked):
            line.save(stream, place, basis)
