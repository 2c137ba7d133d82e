"""A section's page: its passages with times, its text with readings, notes and terms."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from builder.markup import (
    DOUBTFUL,
    always_shown,
    bilingual,
    block,
    data_block,
    escape,
    former_ids,
    heading,
    link,
    paragraph,
    raw_html,
    ruby,
)
from builder.model import (
    AnnotatedParagraph,
    AnnotatedSection,
    Edition,
    Passage,
    Recording,
    RubySegment,
    Section,
)
from builder.pages.page import GLOSSARY_PATH, Page, crumbs, head, rights
from builder.pages.paragraph import paragraph_text, term_mark, whole_words
from builder.pages.recording import clock_line, time_link, watch_link
from builder.pages.review import REVIEW
from builder.recording import chapter_at
from builder.timestamps import clock

_GLOSSARY = f"../{GLOSSARY_PATH}"
_DOUBTFUL = always_shown(ruby(RubySegment("漢字", "かんじ"), doubtful=True))


def section_page(edition: Edition, section: AnnotatedSection, lists: Mapping[str, str]) -> Page:
    """The page of a section of the edition; `lists` says where the words of each section are
    listed, from the edition's folder."""
    about = head(f"{section.section.title} · {edition.title}", _description(section))
    text = [*section_body(section, edition.recording)]
    parts = [
        crumbs(link(escape(edition.title), "index.md")),
        heading(1, escape(section.section.title), id=section.section.id),
        rights(edition),
        *watch_link(edition.recording, _first_time(section.section), clock_line(edition.recording)),
        *text,
        *doubt_line(text),
        _study(section.section.id, lists),
        _turn(edition, section.section.id),
        page_data(section.paragraphs),
    ]
    return Page.of(f"{edition.slug}/{section.section.id}.md", about, parts, edition.text_file)


def section_body(section: AnnotatedSection, recording: Recording | None) -> Iterator[str]:
    """The section's passages, a block each for times and paragraphs."""
    written = paragraphs(section.paragraphs)
    for passage in section.section.passages:
        if passage.time is not None:
            yield from former_ids(passage.formerly)
            yield _passage_heading(passage, passage.time, recording)
        for one in passage.paragraphs:
            yield from former_ids(one.formerly)
            yield paragraph(next(written), id=passage.own_id(one))


def paragraphs(annotated: Sequence[AnnotatedParagraph]) -> Iterator[str]:
    """The text of each; the first use of each term among them is a link."""
    linked: set[str] = set()
    note = 1
    for one in annotated:
        terms = []
        for occurrence, span in whole_words(one):
            if occurrence.term_id not in linked:
                linked.add(occurrence.term_id)
                target = f"{_GLOSSARY}#term-{occurrence.term_id}"
                terms.append(term_mark(occurrence, span, target))
        yield paragraph_text(one, terms, note)
        note += len(one.paragraph.notes)


def page_data(annotated: Sequence[AnnotatedParagraph]) -> str:
    """Where the page's terms stand: `terms`, by id, each a list of `[paragraph id, start, end]`."""
    places: dict[str, list[tuple[str, int, int]]] = {}
    for one in annotated:
        for occurrence, (start, end) in whole_words(one):
            places.setdefault(occurrence.term_id, []).append((one.paragraph.id, start, end))
    return data_block("kt-page", {"terms": places})


def doubt_line(blocks: Iterable[str]) -> Iterator[str]:
    """What the dots under a doubtful reading mean, with a sample, for blocks that have such; the
    page's script says the same where they are met."""
    # No text has an attribute's quotes.
    if any(f'"{DOUBTFUL}' in each for each in blocks):
        words = bilingual(
            f"{_DOUBTFUL}の読み方の下の点線：機械が迷った読み方です。まちがいかもしれません。",
            "A dotted line below a reading: the machine was not sure of it. It may be wrong.",
        )
        yield raw_html(f'<p class="kt-dots">{words}</p>')


def _first_time(section: Section) -> int | None:
    return next((each.time for each in section.passages if each.time is not None), None)


def _passage_heading(passage: Passage, time: int, recording: Recording | None) -> str:
    chapter = chapter_at(recording, time)
    name = f' <span class="kt-chapter" lang="en">{escape(chapter.title)}</span>' if chapter else ""
    text = time_link(time, recording) + name
    return heading(2, text, id=passage.id, classes=["kt-passage"], toc=clock(time))


def _description(section: AnnotatedSection) -> str:
    """The beginning of the text, cut at some 80 characters."""
    text = section.paragraphs[0].paragraph.text.replace("\n", "")
    return text if len(text) <= 80 else text[:79] + "…"


def _study(section_id: str, lists: Mapping[str, str]) -> str:
    """The links to the section's words and to their review."""
    words = bilingual("この部分のことば", "Words of this section")
    review = bilingual("練習", "Review")
    return raw_html(
        f'<p class="kt-study"><a href="{lists[section_id]}#{section_id}">{words}</a> · '
        f'<a href="{REVIEW}#{section_id}">{review}</a></p>'
    )


def _turn(edition: Edition, id: str) -> str:
    """The links to the section before the one with this id, and to the one behind."""
    sections = edition.sections
    number = [each.id for each in sections].index(id)
    links = []
    if number > 0:
        before = sections[number - 1]
        links.append(link(f"← {escape(before.title)}", f"{before.id}.md", "kt-previous"))
    if number + 1 < len(sections):
        behind = sections[number + 1]
        links.append(link(f"{escape(behind.title)} →", f"{behind.id}.md", "kt-next"))
    return block(" ".join(links), classes=["kt-turn"])
