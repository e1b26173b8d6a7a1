"""Deleting rows that a seed gave up, unless something else rests on them."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models.deletion import Collector, ProtectedError, RestrictedError


def remove(model: type[models.Model], rows: dict[str, Any]) -> dict[str, str]:
    """Delete rows (key to primary key); return why those that stay could not go."""
    if not rows:
        return {}
    instances = model._base_manager.in_bulk(list(rows.values()))
    if not _obstacle(model, list(instances.values())):
        model._base_manager.filter(pk__in=list(instances)).delete()
        return {}
    stay: dict[str, str] = {}
    for key, pk in rows.items():
        why = _obstacle(model, [instances[pk]])
        if why:
            stay[key] = why
        else:
            instances[pk].delete()
    return stay


def _obstacle(model: type[models.Model], instances: list[models.Model]) -> str:
    """What a deletion would be refused for, or would silently take along."""
    collector = Collector(using="default")
    try:
        collector.collect(instances)
    except (ProtectedError, RestrictedError) as error:
        return str(error.args[0])
    taken = {m for m in collector.data if m is not model and not m._meta.auto_created}
    taken |= {
        queryset.model
        for queryset in collector.fast_deletes
        if not queryset.model._meta.auto_created
        and queryset.model is not model
        and queryset.exists()
    }
    names = ", ".join(sorted(str(m._meta.verbose_name_plural) for m in taken))
    return f"{names} belong to it" if names else ""
