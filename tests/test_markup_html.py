"""A page is the same in HTML and in what Python-Markdown makes of its Markdown."""

from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.structure.toc import AnchorLink, get_toc
from mkdocs.utils.meta import get_data
from project import PROJECT, make_project

from builder import markup
from builder.build import build_site
from builder.markdown_extension import KuntenExtension
from builder.markup_html import Permalink, Written, html_page
from builder.markup_markdown import markdown_of
from builder.model import RubySegment
from builder.pages import Page

TITLE = 'ここへ "here" & <now>'
PERMALINK = Permalink(text="¶", title=TITLE)


def by_python_markdown(text: str) -> tuple[str, list[tuple[int, str, str]]]:
    """The HTML, and the level, id and name of each heading."""
    markdown = Markdown(
        extensions=["admonition", "attr_list", "tables", "fenced_code", "toc", KuntenExtension()],
        extension_configs={"toc": {"permalink": "¶", "permalink_title": TITLE}},
    )
    html = markdown.convert(text)
    tokens = getattr(markdown, "toc_tokens", [])  # which the extension sets
    return html, [each for one in get_toc(tokens) for each in headings(one)]


def headings(link: AnchorLink) -> list[tuple[int, str, str]]:
    within = [each for child in link.children for each in headings(child)]
    return [(link.level, link.id, link.title), *within]


def written_as_it_is(blocks: Iterable[str]) -> Written:
    return html_page(blocks, PERMALINK, lambda target: target)


def pages(root: Path) -> list[Page]:
    return list(build_site(root).pages.values())


@pytest.mark.parametrize("project", ["own", "default"])
def test_every_page_of_an_edition_comes_out_the_same(project: str, tmp_path: Path) -> None:
    root = PROJECT if project == "default" else make_project(tmp_path)
    found = pages(root)
    assert len(found) >= 6
    for page in found:
        body, meta = get_data(page.markdown)
        written = written_as_it_is(page.blocks)
        html, toc = by_python_markdown(body)
        assert written.html == html, page.path
        assert [(each.level, each.id, each.name) for each in written.headings] == toc
        assert page.head.meta() == meta


SIGNS = st.text(
    st.one_of(
        st.sampled_from(
            "あ漢字ー、。AZ09 　\n!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~｜《》\u00a0\u2028"
        ),
        st.characters(exclude_categories=["Cs", "Cc"]),
    ),
    max_size=12,
)
WORDS = SIGNS.map(markup.escape).filter(lambda text: text.strip() and "\n" not in text)
ADDRESSES = st.sampled_from(
    ["gpu.md#t-24-00", "https://x.test/?a=1&b='2'&c=d_e*f", "#あ", "?q=%E3"]
)
LINKS = st.builds(
    lambda text, to, names: markup.link(text, to, *names),
    WORDS,
    ADDRESSES,
    st.sampled_from([(), ("kt-at",), ("kt-term", "kt-person")]),
)
RUBY = st.sampled_from(
    [
        markup.ruby(RubySegment(base="漢字", reading="かんじ")),
        markup.ruby(RubySegment(base="漢", reading="かん"), doubtful=True),
    ]
)
SPANS = WORDS.map(lambda text: f'<span lang="en">{text}</span>')
# Without blanks at its ends, as sources are read: Markdown takes some from the beginning of a block.
INLINE = (
    st.lists(st.one_of(WORDS, LINKS, RUBY, SPANS), min_size=1, max_size=5)
    .map(lambda parts: "".join(parts).strip())
    .filter(bool)
)
BLOCKS: list[Callable[[str], str]] = [
    markup.block,
    lambda text: markup.block(text, id="x", classes=["kt-a", "kt-b"]),
    lambda text: markup.heading(2, text, id="x", classes=["kt-a"]),
    lambda text: markup.heading(3, text, id="x", toc=text.partition("<")[0][:3] or "-"),
    lambda text: markup.paragraph(text, id="p1"),
    lambda text: markup.bullets([text, text]),
    lambda text: markup.numbered([text, markup.strong("x")]),
    lambda text: markup.raw_html(f"<p>{text}</p>"),
]
LISTS = ("<ul>", "<ol>")


@given(st.lists(st.tuples(st.sampled_from(BLOCKS), INLINE), min_size=1, max_size=4), SIGNS)
def test_whatever_stands_in_our_forms_comes_out_the_same(
    written: list[tuple[Callable[[str], str], str]], data: str
) -> None:
    blocks = [write(text) for write, text in written]
    # Two lists one behind the other would be one in Markdown; no page has such.
    assume(
        not any(one.startswith(LISTS) and two.startswith(LISTS) for one, two in pairwise(blocks))
    )
    blocks.append(markup.data_block("kt-page", {"terms": data}))
    found = written_as_it_is(blocks)
    html, toc = by_python_markdown(markdown_of(blocks))
    assert found.html == html
    assert [(each.level, each.id, each.name) for each in found.headings] == toc


def test_each_link_is_asked_for_and_files_alone_in_raw_html() -> None:
    links = markup.link("a", "gpu.md#p1") + markup.link("b", "https://x.test/?a=1&b=2")
    elsewhere = '<a href="#p3">2</a><a href="https://x.test/a.md">3</a>'
    raw = f'<a href="gpu.md#p2">1</a>{elsewhere}<script src="../a.mjs"></script>'
    asked: list[str] = []

    def address(target: str) -> str:
        asked.append(target)
        return target.upper()

    blocks = [markup.block(links, id="x"), markup.raw_html(raw), markup.raw_html(raw)]
    found = html_page(blocks, PERMALINK, address)
    assert asked == ["gpu.md#p1", "https://x.test/?a=1&b=2", "gpu.md", "../a.mjs"]
    assert '<a href="GPU.MD#P1">a</a><a href="HTTPS://X.TEST/?A=1&amp;B=2">b</a>' in found.html
    assert f'<a href="GPU.MD#p2">1</a>{elsewhere}<script src="../A.MJS"></script>' in found.html
    assert found.ids == {"x"}
