"""A paragraph in HTML: nothing is added to its text but readings."""

import html
import re
from dataclasses import replace

import markdown
from fakes import readings_of, term
from hypothesis import given
from hypothesis import strategies as st

from builder import markup
from builder.annotate import annotate_edition
from builder.glossary import Glossary
from builder.markup_markdown import markdown_of
from builder.model import (
    AnnotatedParagraph,
    Aside,
    Edition,
    Named,
    Note,
    Paragraph,
    Passage,
    Section,
)
from builder.pages.paragraph import paragraph_text
from builder.pages.section import doubt_line, page_data, paragraphs, section_body

GLOSSARY = Glossary([term("salt", "塩"), term("net", "網元"), term("boat", "船")])
WORDS = "塩=しお 塩田=えんでん 船=ふね 帳面=ちょうめん 港=みなと"


def annotated(*written: Paragraph, glossary: Glossary = GLOSSARY) -> tuple[AnnotatedParagraph, ...]:
    passage = Passage(id="t-1-05", time=65, paragraphs=written, line=1)
    section = Section(id="s", title="港", passages=(passage,), line=1)
    edition = Edition(slug="umi", path="editions/umi", title="海", sections=(section,))
    return annotate_edition(edition, readings_of(WORDS), glossary).sections[0].paragraphs


def paragraph(
    text: str, *, lead: int = 0, notes: tuple[Note, ...] = (), asides: tuple[Aside, ...] = ()
) -> Paragraph:
    return Paragraph(
        id="t-1-05", speaker=None, text=text, line=1, lead=lead, notes=notes, asides=asides
    )


def test_kanji_that_nobody_reads_are_marked() -> None:
    (one,) = annotated(paragraph("船で龘へ。"))
    tokens = (
        each._replace(type=replace(each.type, doubtful="龘" in each.surface)) for each in one.tokens
    )
    one = replace(one, tokens=tuple(tokens))
    assert '<ruby class="kt-doubt">龘<rp>(</rp><rt>?</rt><rp>)</rp></ruby>へ' in paragraph_text(one)


def test_readings_stand_over_words() -> None:
    (one,) = annotated(paragraph("船で港へ。"))
    assert paragraph_text(one) == (
        "<ruby>船<rp>(</rp><rt>ふね</rt><rp>)</rp></ruby>で"
        "<ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>へ。"
    )


def test_a_note_an_aside_and_a_speaker_are_marked_where_they_stand() -> None:
    text = "甲：はい(乙)。(注:丙)"
    (one,) = annotated(
        paragraph(
            text,
            lead=2,
            asides=(Aside(text="乙", start=4, end=7),),
            notes=(Note(label="注", text="丙", start=8, end=13),),
        )
    )
    assert html.unescape(paragraph_text(one, first_note=3)) == (
        '<span class="kt-speaker">甲：</span>はい<span class="kt-aside">(乙)</span>。'
        '<span class="kt-note" id="note-3" data-label="注">(注:丙)</span>'
    )


def test_the_stop_behind_a_note_can_be_shown_before_it() -> None:
    text = "船が来た(注:丙)。港へ(注:丁)」、行く(注:戊)と"
    notes = tuple(
        Note(label="注", text=each, start=start, end=start + 5)
        for each in "丙丁戊"
        if (start := text.index(f"(注:{each})")) >= 0
    )
    (one,) = annotated(paragraph(text, notes=notes))
    found = html.unescape(paragraph_text(one))
    assert re.findall(r'</span><span class="kt-stop">(.*?)</span>', found) == ["。", "」、"]
    assert re.sub(r"<rp>.*?</rp>|<rt>.*?</rt>|<[^>]*>", "", found) == text


def test_words_of_every_day_are_marked_apart_from_terms_and_names() -> None:
    terms = {"N1": "塩", "technical": "船", "B2": "港"}
    glossary = Glossary([replace(term(form, form), level=level) for level, form in terms.items()])
    one = paragraphs(annotated(paragraph("塩と船と港"), glossary=glossary))
    assert re.findall(r'class="(kt-term[^"]*)"', next(iter(one))) == [
        "kt-term kt-word", "kt-term", "kt-term",
    ]  # fmt: skip


def test_the_first_use_of_a_term_is_a_link_to_its_entry() -> None:
    first, second = paragraphs(annotated(paragraph("塩"), paragraph("塩")))
    assert '<a class="kt-term kt-word" href="../glossary.md#term-salt"><ruby>塩' in first
    assert "<a" not in second


def test_a_term_within_one_reading_takes_the_whole_word() -> None:
    (token,) = readings_of("塩田=えんでん").read("塩田")
    joined = AnnotatedParagraph(
        paragraph=paragraph("塩田"),
        tokens=(token,),
        entries=token.entries,
        occurrences=annotated(paragraph("塩"))[0].occurrences,
    )
    (text,) = paragraphs((joined,))
    assert re.match("<a [^>]*><ruby>塩田<", text)


def test_a_name_is_marked_by_what_it_names_and_its_reading_is_always_shown() -> None:
    name = replace(term("harbour", "港"), name_of=Named.PLACE, always_ruby=True)
    texts = annotated(paragraph("港と船"), glossary=Glossary([name]))
    (page,) = paragraphs(texts)
    assert '<a class="kt-term kt-place" href="../glossary.md#term-harbour">' in page
    assert '<ruby class="kt-always">港<rp>' in page
    assert "<ruby>船<rp>" in page


def test_the_page_carries_its_terms_and_where_they_stand() -> None:
    data = page_data(annotated(paragraph("塩と船と塩")))
    assert '"salt":[["t-1-05",0,1],["t-1-05",4,5]]' in data


def test_a_passage_carries_its_anchor_on_its_time() -> None:
    passage = Passage(id="t-1-05", time=65, paragraphs=(paragraph("塩"),), line=1)
    section = Section(id="s", title="港", passages=(passage,), line=1)
    edition = Edition(slug="umi", path="editions/umi", title="海", sections=(section,))
    body = section_body(annotate_edition(edition, readings_of(WORDS), GLOSSARY).sections[0], None)
    page = "\n".join(body)
    assert '<h2 class="kt-passage" data-toc-label="1&#58;05" id="t-1-05">' in page
    assert '<time datetime="PT1M5S">1:05</time>' in page


SIGNS = "塩船港帳面網元はカA1 　(注:)（）*_`<>&[]{}｜《》\\#-.!"


@st.composite
def marked_paragraphs(draw: st.DrawFn) -> Paragraph:
    # Blank lines part paragraphs, so no line of one is blank.
    lines = st.lists(st.text(SIGNS, min_size=1).filter(str.strip), min_size=1, max_size=3)
    text = "\n".join(draw(lines))
    places = sorted(draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    note = Note(label="注", text="", start=places[0], end=places[1])
    aside = Aside(text="", start=places[2], end=places[3])
    notes = (note,) if note.start < note.end else ()
    asides = (aside,) if aside.start < aside.end else ()
    return paragraph(text, notes=notes, asides=asides)


@given(marked_paragraphs())
def test_without_readings_a_paragraph_is_its_source(written: Paragraph) -> None:
    (text,) = paragraphs(annotated(written))
    by_markdown = markdown.markdown(
        markdown_of([markup.paragraph(text)]), extensions=["attr_list", "kunten"]
    )
    for page in (text, by_markdown):
        bare = re.sub(r"<rt>.*?</rt>|<rp>.*?</rp>|<[^>]*>", "", page)
        assert html.unescape(bare) == written.text


def test_a_text_that_names_the_class_of_a_doubt_has_none() -> None:
    assert not [*doubt_line([markup.escape('class="kt-doubt"')])]
    assert [*doubt_line(['<p><ruby class="kt-doubt">港<rt>みなと</rt></ruby></p>'])]
