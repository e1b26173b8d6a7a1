"""Tags that write what a template would take longer over."""

from typing import NamedTuple

from django.template import Context, Template


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
