"""Tags that write what a template would take longer over."""

from typing import NamedTuple

import lxml.html
from django.template import Context, Template

from pathways.templatetags.portal import source


class Row(NamedTuple):
    name: str
    cost: str


def test_rows_that_stack_have_their_labels_and_escape_what_they_show() -> None:
    template = Template('{% load portal %}{% stack_rows rows "name" "cost" label %}')
    rows = [Row("a <b>", "10 CAD"), Row("{c}", "")]

    shown = template.render(Context({"rows": rows, "label": '"{x}" & y'}))

    head = '<tr role="row"><th role="rowheader" scope="row">'
    cell = '</th><td role="cell" data-label="&quot;{x}&quot; &amp; y">'
    assert shown.split("\n") == [
        f"{head}a &lt;b&gt;{cell}10 CAD</td></tr>",
        f"{head}{{c}}{cell}</td></tr>",
    ]


def test_a_rule_says_when_it_was_last_read_or_that_nobody_knows() -> None:
    lines = {
        "2026-06-12": "The law, last read on 12 June 2026",
        "2026-06": "The law, last read in June 2026",
        "": "The law, day of reading not known",
    }
    for day, words in lines.items():
        line = lxml.html.fromstring(source("The law", as_of=day, is_rule=True))
        assert " ".join(line.text_content().split()) == words
    assert "not known" not in source("A page")
