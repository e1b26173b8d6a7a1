"""The portal's addresses; each app keeps its own."""

from django.contrib import admin
from django.urls import include, path

from pathways.admin.desk import index
from pathways.admin.leaves import leaves
from pathways.admin.login import login
from pathways.admin.notices import notice
from pathways.admin.preview_links import preview_links
from pathways.admin.quick import quick
from pathways.admin.second_factor import second_factor
from pathways.views import health

handler404 = "pathways.views.errors.page_not_found"
handler500 = "pathways.views.errors.server_error"

urlpatterns = [
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
    path("admin/login/", login),
    path("admin/second-factor/", second_factor, name="second-factor"),
    path("admin/", admin.site.admin_view(index)),
    path("admin/notice/", notice, name="notice"),
    path("admin/change/<int:pk>/levels/", leaves, {"kind": "levels"}, name="levels"),
    path("admin/change/<int:pk>/leaf/", leaves, {"kind": "leaf"}, name="leaf"),
    path("admin/change/<int:pk>/stream/", leaves, {"kind": "stream"}, name="stream"),
    path("admin/preview/<int:pk>/", preview_links, name="preview-links"),
    path("admin/quick/<slug:lane>/", quick, name="quick"),
    path("admin/", admin.site.urls),
    path("", include("occupations.urls")),
    path("", include("pathways.urls")),
]
