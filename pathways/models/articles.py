"""What an article said, and what is true today."""

from __future__ import annotations

from django.db import models
from django.db.models import JSONField
from django.utils.translation import gettext_lazy as _

from occupations.models import Cited
from pathways.models.catalogue import Keyed


class Article(Cited):
    """A published article that many readers arrive with."""

    slug = models.SlugField(max_length=80, unique=True, help_text=_("Permanent name."))
    title = models.CharField(max_length=200, help_text=_("The article's title."))
    on = models.DateField(help_text=_("The day on which it was checked."))
    note = models.TextField(blank=True, help_text=_("How the article was read."))

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def __str__(self) -> str:
        return self.title


class ArticleClaim(Keyed, Cited):
    """One pathway of an article: what it said of it, and what holds."""

    article = models.ForeignKey(
        Article,
        on_delete=models.CASCADE,
        related_name="claims",
        help_text=_("The article."),
    )
    slug = models.SlugField(max_length=80, help_text=_("Permanent name."))
    title = models.CharField(max_length=200, help_text=_("The pathway."))
    streams = JSONField(
        default=list, blank=True, help_text=_("The streams that it speaks of.")
    )
    said = models.TextField(help_text=_("What the article said, in our words."))
    today = models.TextField(help_text=_("What holds on the day of the check."))
    verdict = models.CharField(max_length=200, help_text=_("Both in a sentence."))
    checked_against = JSONField(
        default=list, blank=True, help_text=_("What the claim was checked against.")
    )

    class Meta:
        verbose_name = _("claim of an article")
        verbose_name_plural = _("claims of articles")
