"""Canadian ancestors: who has one may be a citizen already."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.forms.base import AnswersForm
from pathways.forms.choice_fields import Choice, YesNo
from pathways.forms.entries import Described, Entry, EntryList
from pathways.words.vocabulary import ANCESTORS, CITIZEN_BY, choices


class AncestorForm(AnswersForm):
    """One ancestor who is or was a Canadian citizen."""

    relation = Choice(
        choices=choices(ANCESTORS),
        label=lazy("Who is it?"),
        why=lazy("Each link from the ancestor to you is judged the same way."),
    )
    born_in_canada = YesNo(
        label=lazy("Was this person born in Canada?"),
        why=lazy("A birth in Canada gives citizenship, and its certificate shows it."),
    )
    citizen_by = Choice(
        choices=choices(CITIZEN_BY),
        label=lazy("How did this person become a Canadian citizen?"),
        hint=lazy("By descent means: through a Canadian parent, when born abroad."),
    )


def describe_ancestor(entry: Entry) -> Described:
    """Who it is, and how they became a citizen."""
    relation = dict(choices(ANCESTORS)).get(entry.get("relation", ""), _("Ancestor"))
    how = dict(choices(CITIZEN_BY)).get(entry.get("citizen_by", ""), "")
    return Described(str(relation), str(how))


ANCESTOR_LIST = EntryList(
    slug="ancestors",
    path=("applicant", "canadian_ancestor"),
    form=AncestorForm,
    title=lazy("Canadian parents, grandparents and great-grandparents"),
    why=lazy(
        "Add each one who is or was a Canadian citizen. Since 15 December 2025 "
        "citizenship passes on over more than one generation."
    ),
    add=lazy("Add an ancestor"),
    none=lazy("Nobody"),
    describe=describe_ancestor,
)
