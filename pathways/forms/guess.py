"""Our guess of an occupation, its reason, two others to choose, and none of them."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from pathways.forms.choice_fields import NONE
from pathways.forms.fields import Answer
from pathways.forms.occupation import Match, group_title
from pathways.forms.start_fields import hits_of
from pathways.words.sentences import PICK_ONE


class Guess(Answer, forms.CharField):
    """An occupation of the job's title; the best hit is ticked beforehand."""

    widget = forms.RadioSelect
    own_template = "pathways/uploads/guess.html"
    matches: list[Match]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.matches = []

    def offer(self, title: str, *kept: str) -> None:
        """The best occupations of a title, after those that were chosen already."""
        hits = hits_of(title) if title.strip() else []
        known = {hit.code for hit in hits}
        chosen = [
            Match(code, group_title(code), "")
            for code in dict.fromkeys(kept)
            if re.fullmatch(r"\d{5}", code) and code not in known
        ]
        self.matches = [match for match in chosen if match.title] + hits

    def clean(self, value: Any) -> str:
        """One of those offered, or none."""
        code = str(value or "")
        if code in ("", NONE):
            return ""
        if code not in [match.code for match in self.matches]:
            raise ValidationError(str(PICK_ONE))
        return code
