"""The addresses of occupations."""

from django.urls import URLPattern, URLResolver, path

from occupations.views import places, search

app_name = "occupations"

FINDER = [
    path("occupations/", search.search, name="finder"),
    path("occupations/search.json", search.search_json, name="search-json"),
]

PLACES = [
    path("places/", places.ranking, name="places"),
    path("places/<slug:slug>/", places.place, name="place"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    *FINDER,
    *PLACES,
]
