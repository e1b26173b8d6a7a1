"""The addresses of occupations."""

from django.urls import URLPattern, URLResolver, path

from occupations.views import occupation, places, search

app_name = "occupations"

FINDER = [
    path("occupations/", search.search, name="finder"),
    path("occupations/search.json", search.search_json, name="search-json"),
]

PASSPORT = [
    path("occupations/<str:code>/", occupation.occupation, name="occupation"),
]

PLACES = [
    path("places/", places.ranking, name="places"),
    path("places/<slug:slug>/", places.place, name="place"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    *FINDER,
    *PASSPORT,
    *PLACES,
]
