"""Word documents: headings, readings, boxes, tables, what is deleted, and damage."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from commands import kunten
from docx.oxml import parse_xml
from taken import made

pytestmark = pytest.mark.usefixtures("empty_site")
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word_document(paragraphs: list[tuple[str, str]], extra: str = "") -> bytes:
    """A document of paragraphs in these styles; `extra`: the XML of one more."""
    document = docx.Document()
    for style, text in paragraphs:
        document.add_paragraph(text, style=style)
    if extra:
        document.element.body.insert(-1, parse_xml(f"<w:p {WORD}>{extra}</w:p>"))
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_word_document_keeps_its_headings_and_readings() -> None:
    ruby = (
        "<w:r><w:t>箱は</w:t></w:r><w:r><w:ruby><w:rt><w:r><w:t>きり</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>桐</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>です。</w:t></w:r>"
    )
    styles = [
        ("Title", "箱を作る"),
        ("Heading 1", "木を選ぶ"),
        ("Normal", "聞き手：どの木ですか。"),
    ]
    found = made("hako.docx", word_document(styles, ruby))
    parsed = found["parse"]
    assert parsed["title"] == "箱を作る"
    (section,) = parsed["sections"]
    texts = [each["text"] for passage in section["passages"] for each in passage["paragraphs"]]
    assert section["title"] == "木を選ぶ"
    assert texts == ["聞き手：どの木ですか。", "箱は｜桐《きり》です。"]


BOX = (
    '<w:r><w:t>外の文。</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    "<mc:Choice Requires='wps'><w:txbxContent><w:p><w:r><w:t>箱の文。</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
    "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>箱の文。</w:t></w:r></w:p></w:txbxContent></mc:Fallback>"
    "</mc:AlternateContent></w:r><w:del><w:r><w:delText>消した文。</w:delText></w:r></w:del>"
)


def test_a_word_document_without_styles_is_read_as_pasted_text() -> None:
    document = docx.Document()
    for text in ("箱を作る人", "2024年3月1日", "■木を選ぶ", "――軽いですか。"):
        document.add_paragraph(text)
    document.element.body.insert(-1, parse_xml(f"<w:p {WORD}>{BOX}</w:p>"))
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "道具", "鉋"
    document.sections[0].footer.paragraphs[0].text = "三枚目"
    stream = BytesIO()
    document.save(stream)
    found = made("hako.docx", stream.getvalue())
    parsed = found["parse"]
    assert (parsed["title"], parsed["published"]) == ("箱を作る人", "2024-03-01T00:00:00+09:00")
    (section,) = parsed["sections"]
    texts = [each["text"] for passage in section["passages"] for each in passage["paragraphs"]]
    assert (section["title"], texts) == (
        "木を選ぶ",
        ["――軽いですか。", "外の文。", "箱の文。", "道具　鉋"],
    )
    assert {"left out (footer1): 「三枚目」", "left out (deleted text): 「消した文。」"} <= set(
        found["told"]
    )


def test_a_word_document_that_was_damaged_on_its_way_is_told() -> None:
    whole = word_document([("Title", "箱を作る"), ("Normal", "山田：桐です。")])
    results = []
    for place in range(0, len(whole), 499):
        damaged = whole[:place] + bytes([whole[place] ^ 0xFF] * 3) + whole[place + 3 :]
        Path(f"{place}.docx").write_bytes(damaged)
        results.append(kunten("new", f"hako-{place}", "--from", f"{place}.docx"))
    refused = [result.stderr for result in results if result.exit_code]
    assert refused and all("expected" in told for told in refused)


def test_a_word_document_tells_its_author_and_asserts_none() -> None:
    found = made("hako.docx", word_document([("Title", "箱を作る"), ("Normal", "木を選ぶ。")]))
    assert "author" not in str(found["edition.yml"])
    (told,) = [line for line in found["told"] if "as its author" in line]
    assert told.startswith("unsure: the file names 「python-docx」 as its author")
