"""Text is data: whatever stands in a source comes out of HTML and Markdown as the same characters."""

import html
import json
import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.markup import (
    always_shown,
    block,
    data_block,
    element_text,
    escape,
    heading,
    link,
    raw_html,
    references,
    ruby,
    strong,
    url,
    with_addresses,
)
from builder.markup_markdown import markdown_of, ruby_as_html
from builder.model import RubySegment

EXTENSIONS = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "smarty", "tables",
    "toc", "kunten", "pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.caret",
    "pymdownx.details", "pymdownx.emoji", "pymdownx.highlight", "pymdownx.keys",
    "pymdownx.magiclink", "pymdownx.mark", "pymdownx.smartsymbols", "pymdownx.snippets",
    "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde",
]  # fmt: skip

# Signs that mean something to Markdown, HTML, Jinja or us, between ordinary ones.
MEANINGFUL = "*_`#+-.!<>&|~^=:\"'$@/\\[](){}《》｜%;?,  　1a半かａ１"


def by_markdown(block: str) -> str:
    """The HTML that becomes of a block's Markdown."""
    return markdown.markdown(markdown_of([block]), extensions=EXTENSIONS)


def text_of(page: str) -> str:
    """The text that HTML shows, without its ruby."""
    bare = re.sub(r"<rt>.*?</rt>|<rp>.*?</rp>|<[^>]*>", "", page)
    return html.unescape(bare)


@given(st.text(MEANINGFUL, min_size=1).filter(str.strip))
def test_escaped_text_comes_back_character_for_character(text: str) -> None:
    written = block(escape(text), classes=["kt-p"])
    assert text_of(written) == text
    assert text_of(by_markdown(written)).strip("\n") == text


@pytest.mark.parametrize(
    "text",
    [
        "# 見出し", "1. 一つ目", "- 点", "    字下げ", "　全角の字下げ", "[TOC]", "!!! note", "???",
        "--8<-- \"x\"", "```", "| a | b |", "用語\n:   説明", "*[AI]: x", "[^1]: 注", "<script>x</script>",
        "{{ config }}", "{% raw %}", "{: .x }", "文{#id}", "www.example.org", "(c) (tm) ...", ":smile:",
        "｜漢字《かんじ》", "一行目  \n二行目", "一行目\n　二行目", "a\tb", "---", "===", "++ctrl++", "&amp;",
    ],
)  # fmt: skip
def test_text_that_looks_like_markup_stays_text(text: str) -> None:
    written = block(escape(text), classes=["kt-p"])
    assert text_of(written) == text
    assert text_of(by_markdown(written)).strip("\n") == text


@given(st.text(MEANINGFUL))
def test_an_attribute_keeps_its_value(value: str) -> None:
    page = by_markdown(block(f'前<span title="{references(value)}">x</span>'))
    found = re.search(r'title="([^"]*)"', page)
    assert found and html.unescape(found[1]) == value


def test_a_reading_stands_over_its_characters() -> None:
    segment = RubySegment(base="漢字", reading="かんじ")
    assert ruby(segment) == "<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>"


def test_a_doubtful_reading_is_marked() -> None:
    segment = RubySegment(base="風", reading="かぜ")
    assert ruby(segment, doubtful=True).startswith('<ruby class="kt-doubt">風<rp>')


def test_a_reading_that_is_always_shown_is_marked() -> None:
    segment = RubySegment(base="湯川", reading="ゆかわ")
    assert always_shown(ruby(segment)).startswith('<ruby class="kt-always">湯川<rp>')
    doubtful = always_shown(ruby(segment, doubtful=True))
    assert doubtful.startswith('<ruby class="kt-doubt kt-always">湯川<rp>')


def test_signs_under_a_reading_are_text() -> None:
    written = ruby(RubySegment(base="<b>い字", reading="じ"))
    assert written == "<ruby>&#60;b&#62;い字<rp>(</rp><rt>じ</rt><rp>)</rp></ruby>"


def test_ruby_is_written_in_the_notation_of_aozora_bunko() -> None:
    plain, doubtful = (ruby(RubySegment("風", "かぜ"), doubtful=each) for each in (False, True))
    texts = [plain, doubtful, always_shown(plain), always_shown(doubtful)]
    notation = markdown_of([block("と".join(texts))])
    assert notation == "｜風《かぜ》と｜風《かぜ？》と｜風《かぜ！》と｜風《かぜ？！》"
    assert ruby_as_html(notation) == "と".join(texts)


@pytest.mark.parametrize(
    "kept", ["<code>｜漢字《かんじ》</code>", '<a title="｜字《じ》">', "《》", "｜"]
)
def test_ruby_is_made_in_running_text_alone(kept: str) -> None:
    assert ruby_as_html(kept) == kept


def test_a_heading_has_its_own_id_and_its_own_name_in_the_contents() -> None:
    converter = markdown.Markdown(extensions=EXTENSIONS)
    written = heading(2, escape("24:00 始まり"), id="t-24-00", toc="24:00")
    page = converter.convert(markdown_of([written]))
    assert 'id="t-24-00"' in page
    assert [html.unescape(each["name"]) for each in getattr(converter, "toc_tokens", [])] == [
        "24:00"
    ]


def test_a_link_keeps_signs_of_its_address() -> None:
    assert url("https://example.org/a(b)?c=[d]") == "https://example.org/a%28b%29?c=%5Bd%5D"
    written = link("字", "https://example.org/a_b_(c)?d=1&e=2", "x")
    assert written == '<a class="x" href="https://example.org/a_b_%28c%29?d=1&amp;e=2">字</a>'
    assert by_markdown(block(written)) == block(written)


def test_a_link_to_a_file_to_keep_says_under_which_name() -> None:
    written = block(f"{link('字', 'umi.epub', download='海.epub')} {strong('本')}")
    assert by_markdown(written) == written
    assert markdown_of([written]) == '[字](umi.epub){ download="海.epub" } **本**'


@given(st.recursive(st.text(MEANINGFUL), lambda inner: st.lists(inner), max_leaves=5))
def test_data_in_a_page_comes_back_as_it_was(value: object) -> None:
    page = by_markdown(data_block("kt-page", value))
    found = re.fullmatch(r'<pre id="kt-page" hidden>(.*)</pre>', page)
    assert found and json.loads(found[1]) == value


def test_links_to_files_in_html_become_addresses() -> None:
    html = '<a href="umi.md#p1">1</a><a href="#p2">2</a><a href="https://x.example/a.md">3</a>'
    html += '<script src="../a.mjs"></script>'
    assert with_addresses(html, str.upper) == (
        '<a href="UMI.MD#p1">1</a><a href="#p2">2</a><a href="https://x.example/a.md">3</a>'
        '<script src="../A.MJS"></script>'
    )


def test_marked_html_is_kept_as_it_stands_but_for_ruby() -> None:
    html = '<table class="x">\n<tr><td>*a* ｜港《みなと》 [b](c)</td></tr>\n\n</table>'
    page = markdown.markdown(f"*a*\n\n{raw_html(html)}\n\nb", extensions=["kunten"])
    assert page.startswith("<p><em>a</em></p>\n<table")
    assert "*a* <ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby> [b](c)" in page


def test_text_for_an_element_is_text_and_no_ruby() -> None:
    text = element_text('<｜a《b》 & "c">')
    assert markdown.markdown(raw_html(f"<div>{text}</div>"), extensions=["kunten"]) == (
        "<div>&lt;&#65372;a&#12298;b&#12299; &amp; &quot;c&quot;&gt;</div>"
    )
