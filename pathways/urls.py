"""The addresses of pathways."""

from django.urls import URLPattern, URLResolver, path

from pathways.views import (
    answer,
    changes,
    deleting,
    home,
    mails,
    next_questions,
    occupation,
    odds,
    offer,
    options,
    previews,
    profile_file,
    public,
    questions,
    report,
    reports,
    start,
    todo,
    uploads,
    where,
)
from pathways.views.moved import moved

app_name = "pathways"

PUBLIC = [
    path("", home.home, name="home"),
    path("about/", home.about, name="about"),
    path("privacy/", home.privacy, name="privacy"),
    path("sources/", home.sources, name="sources"),
    path("changes/", changes.changes, name="changes"),
    path("changes/feed/", changes.feed, name="changes-feed"),
    path("changes/<int:number>/", changes.change, name="change"),
    path("preview/<str:key>/", previews.preview, name="preview"),
    path(
        "preview/<str:key>/<path:slug>/", previews.preview_stream, name="preview-stream"
    ),
    path("pathways/", public.catalogue, name="catalogue"),
    path("pathways/<path:slug>/draws/", public.stream_draws, name="stream-draws"),
    path("pathways/<path:slug>/points/", public.stream_points, name="stream-points"),
    path("pathways/<path:slug>/", public.stream, name="stream"),
    path("provinces/", public.provinces, name="provinces"),
    path("provinces/<slug:code>/", public.province, name="province"),
    path("provinces/<slug:code>/draws/", public.province_draws, name="province-draws"),
    path("rounds/", public.rounds, name="rounds"),
    path("occupations/<str:code>/", occupation.occupation, name="occupation"),
    path("odds/", odds.odds, name="odds"),
    path("admissibility/", public.admissibility, name="admissibility"),
]
QUESTIONS = [
    path("start/", start.start, name="start"),
    path("start/upload/", uploads.start, name="upload"),
    path("resume/", profile_file.resume, name="resume"),
    path("deleted/", deleting.deleted, name="deleted"),
    path("a/<str:token>/", questions.check, name="check"),
    path("a/<str:token>/keep/", profile_file.keep, name="keep"),
    path("a/<str:token>/delete/", deleting.delete, name="delete"),
    path("a/<str:token>/answers.json", profile_file.download, name="download"),
    path("a/<str:token>/everything.zip", profile_file.everything, name="everything"),
    path("a/<str:token>/upload/", uploads.bring, name="upload-more"),
    path("a/<str:token>/upload/check/", uploads.check, name="upload-check"),
    path("a/<str:token>/upload/discard/", uploads.discard, name="upload-discard"),
    path("a/<str:token>/next/", next_questions.begin, name="next"),
    path("a/<str:token>/next/<slug:step>/", next_questions.step, name="next-step"),
    path("a/<str:token>/questions/<slug:page>/", questions.page, name="question"),
    path(
        "a/<str:token>/questions/<slug:page>/<slug:entries>/none/",
        questions.no_entries,
        name="no-entries",
    ),
    path(
        "a/<str:token>/questions/<slug:page>/<slug:entries>/<int:number>/",
        questions.entry,
        name="entry",
    ),
    path(
        "a/<str:token>/questions/<slug:page>/<slug:entries>/<int:number>/remove/",
        questions.remove_entry,
        name="remove-entry",
    ),
]
RESULTS = [
    path("a/<str:token>/answer/", answer.answer, name="answer"),
    path("a/<str:token>/todo/", todo.todo, name="todo"),
    path("a/<str:token>/todo/done/", todo.tick, name="todo-done"),
    path("a/<str:token>/todo/routes/", todo.choose, name="todo-routes"),
    path("a/<str:token>/todo.ics", todo.calendar, name="todo-calendar"),
    path("a/<str:token>/options/", options.options, name="options"),
    path("a/<str:token>/options/provinces/", where.provinces, name="own-provinces"),
    path(
        "a/<str:token>/options/provinces/<slug:code>/",
        where.province,
        name="own-province",
    ),
    path("a/<str:token>/options/<path:slug>/", options.option, name="option"),
]
OFFERS = [
    path("a/<str:token>/offer/", offer.offer, name="offer"),
    path("a/<str:token>/offer/page/", offer.sheet, name="offer-sheet"),
    path("a/<str:token>/offer/links/", offer.links, name="offer-links"),
    path(
        "a/<str:token>/offer/links/<int:number>/close/",
        offer.unshare,
        name="offer-unshare",
    ),
    path("o/<str:key>/", offer.shared, name="shared-offer"),
]
MOVED = [
    path("a/<str:token>/result/", moved("pathways:answer")),
    path("a/<str:token>/plan/", moved("pathways:answer")),
    path("a/<str:token>/ways/", moved("pathways:options")),
    path("a/<str:token>/compare/", moved("pathways:options", "stream")),
    path("a/<str:token>/checklist/", moved("pathways:todo")),
    path("a/<str:token>/checklist.ics", moved("pathways:todo-calendar")),
    path("a/<str:token>/provinces/", moved("pathways:own-provinces")),
    path("a/<str:token>/provinces/<slug:code>/", moved("pathways:own-province")),
]

REPORTS = [
    path("a/<str:token>/reports/", reports.reports, name="reports"),
    path(
        "a/<str:token>/reports/<int:number>/link/", reports.renew, name="report-renew"
    ),
    path(
        "a/<str:token>/reports/<int:number>/delete/",
        reports.remove,
        name="report-remove",
    ),
    path("confirm/<str:confirmation>/", report.confirm, name="report-confirm"),
    path("stop/<str:mailbox>/", mails.stop, name="mail-stop"),
    path("hear/<str:hearing>/", mails.hear, name="hear"),
    path("report-<slug:what>/", report.gone, name="report-gone"),
    path("r/<str:key>/", report.page, name="report"),
    path("r/<str:key>/progress/", report.progress, name="report-progress"),
    path("r/<str:key>/report.pdf", report.pdf, name="report-pdf"),
    path("r/<str:key>/answers.json", report.answers, name="report-answers"),
    path("r/<str:key>/send/", report.send, name="report-send"),
    path("r/<str:key>/send/<int:number>/", report.send_again, name="report-send-again"),
    path(
        "r/<str:key>/hear/<int:number>/end/", report.end_hearing, name="report-hear-end"
    ),
    path("r/<str:key>/revoke/", report.revoke, name="report-revoke"),
    path("r/<str:key>/delete/", report.delete, name="report-delete"),
    path("r/<str:key>/again/", report.again, name="report-again"),
]

# What is asked most stands first: an address is compared with one after the other.
urlpatterns: list[URLPattern | URLResolver] = [
    *RESULTS,
    *OFFERS,
    *PUBLIC,
    *QUESTIONS,
    *MOVED,
    *REPORTS,
]
