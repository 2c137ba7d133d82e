"""The HTML made of our own Markdown is what Python-Markdown makes of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.structure.toc import AnchorLink, get_toc
from mkdocs.utils.meta import get_data
from project import PROJECT, make_project

from builder import markup
from builder.build import build_site
from builder.markdown_extension import KuntenExtension
from builder.markup_html import Permalink, UnknownFormError, html_page
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


def pages(root: Path) -> list[Page]:
    return list(build_site(root).pages.values())


@pytest.mark.parametrize("project", ["own", "default"])
def test_every_page_of_an_edition_comes_out_the_same(project: str, tmp_path: Path) -> None:
    root = PROJECT if project == "default" else make_project(tmp_path)
    found = pages(root)
    assert len(found) >= 6
    for page in found:
        body, meta = get_data(page.markdown)
        written = html_page(page.markdown, PERMALINK, lambda target: target)
        html, toc = by_python_markdown(body)
        assert written.html == html, page.path
        assert [(each.level, each.id, each.name) for each in written.headings] == toc
        assert written.meta == meta


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
INLINE = st.lists(st.one_of(WORDS, LINKS, RUBY, SPANS), min_size=1, max_size=5).map("".join)
BLOCKS: list[Callable[[str], str]] = [
    str,
    lambda text: markup.block(text, id="x", classes=["kt-a", "kt-b"]),
    lambda text: markup.heading(2, text, id="x", classes=["kt-a"]),
    lambda text: markup.heading(3, text, id="x", toc=text.partition("<")[0][:3] or "-"),
    lambda text: markup.paragraph(text, id="p1"),
    lambda text: f"- {text}\n- {text}",
    lambda text: f"1. {text}\n1. **{text.partition('[')[0].strip() or 'x'}**",
    lambda text: markup.raw_html(f"<p>{text}</p>"),
    lambda text: markup.data_block("kt-page", {"terms": text}),
]


@given(st.lists(st.tuples(st.sampled_from(BLOCKS), INLINE), min_size=1, max_size=4))
def test_whatever_stands_in_our_forms_comes_out_the_same(
    blocks: list[tuple[Callable[[str], str], str]],
) -> None:
    text = "\n\n".join(write(text) for write, text in blocks) + "\n"
    try:
        found = html_page(text, PERMALINK, lambda target: target)
    except UnknownFormError:
        return  # Python-Markdown is asked
    html, toc = by_python_markdown(text)
    assert found.html == html
    assert [(each.level, each.id, each.name) for each in found.headings] == toc


@pytest.mark.parametrize(
    "text",
    [
        "*strong*",
        "`code`",
        "a <b>b</b>",
        "![picture](x.png)",
        "a & b",
        "> said",
        "a | b\n--- | ---\n1 | 2",
        "- one\n\n- two",
        "- one\n    - two",
        "<div>a</div>",
        "Title\n=====",
        "[a][b]",
        "a\\*",
        "a { .b }",
        "## Heading",
        "    code",
    ],
)
def test_what_is_not_ours_is_left_to_python_markdown(text: str) -> None:
    with pytest.raises(UnknownFormError):
        html_page(f"{text}\n", PERMALINK, lambda target: target)
