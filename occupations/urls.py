"""The addresses of occupations."""

from django.urls import URLPattern, URLResolver

app_name = "occupations"
urlpatterns: list[URLPattern | URLResolver] = []
