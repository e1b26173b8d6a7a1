"""What Word wraps around words is taken off: controls, text boxes, rows, changes."""

from __future__ import annotations

from pathways.resumes import Resume, read_resume
from tests.pathways.resumes.hostile import docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = f'<?xml version="1.0"?><w:document xmlns:w="{W}"><w:body>'


def read(body: str) -> Resume:
    contents = f"{HEAD}{body}</w:body></w:document>"
    return read_resume(docx({"word/document.xml": contents.encode()}))


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def control(inner: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def test_content_controls_are_read_through() -> None:
    title = f"<w:p>{control('<w:r><w:t>Engineer</w:t></w:r>')}</w:p>"
    body = control(paragraph("Experience") + title) + control(
        paragraph("Acme, Austin, TX") + paragraph("May 2019 - Present")
    )

    (job,) = read(body).jobs

    assert (job.title, job.employer, job.started) == ("Engineer", "Acme", "2019-05")


def test_rows_in_controls_and_cells_side_by_side_are_one_line() -> None:
    cells = "".join(
        f"<w:tc>{paragraph(text)}</w:tc>" for text in ("2019 - 2021", "Engineer, Acme")
    )
    row = control(f"<w:tr>{cells}</w:tr>")

    (job,) = read(paragraph("Experience") + f"<w:tbl>{row}</w:tbl>").jobs

    assert (job.title, job.employer, job.ended) == ("Engineer", "Acme", "2021")


def test_a_text_box_is_read_and_deleted_words_are_not() -> None:
    box = "".join(map(paragraph, ("Languages", "French (fluent)")))
    body = (
        f"<w:p><w:r><w:pict><w:txbxContent>{box}</w:txbxContent></w:pict></w:r></w:p>"
        "<w:p><w:del><w:r><w:t>German (native)</w:t></w:r></w:del></w:p>"
    )

    (language,) = read(body).languages

    assert (language.code, language.level) == ("fr", "fluent")
