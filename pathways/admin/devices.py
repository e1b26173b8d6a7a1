"""Second factors in the admin: who has one, and taking a lost one away.

No key and no code is shown here, and none is made: the first log-in does that.
"""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from pathways.admin.editions import ReadOnlyAdmin

admin.site.unregister([StaticDevice, TOTPDevice])


@admin.register(StaticDevice, TOTPDevice)
class DeviceAdmin(ReadOnlyAdmin):
    """Deleting the device of somebody lets their next log-in set up another."""

    list_display = ("user", "name", "confirmed", "last_used_at")
    fields = list_display
    list_select_related = ("user",)
    ordering = ("pk",)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Who may delete devices at all."""
        return admin.ModelAdmin.has_delete_permission(self, request, obj)
