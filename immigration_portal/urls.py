"""The portal's addresses; each app keeps its own."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("occupations.urls")),
    path("", include("pathways.urls")),
]
