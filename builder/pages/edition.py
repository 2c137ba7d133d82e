"""An edition's own page: contents with times, chapters of the recording, people, rights."""

from collections.abc import Collection, Iterator, Sequence

from builder.difficulty import Difficulty
from builder.markup import bilingual, block, bullets, english, escape, heading, link, numbered
from builder.model import PROFILE, Edition, Passage, Recording, Section, Speaker
from builder.pages.charts import difficulty_table
from builder.pages.downloads import take_home
from builder.pages.page import Page, crumbs, head, rights, study_assets, work_name
from builder.pages.recording import clock_line, time_link, watch_link
from builder.pages.review import REVIEW
from builder.timestamps import clock

_STUDY = " · ".join(
    [link("ことばの一覧 Words of all sections", "vocabulary.md"), link("練習 Review", REVIEW)]
)


def edition_page(
    edition: Edition,
    difficulties: Sequence[Difficulty],
    formats: Collection[str] = (),
) -> Page:
    """The page at `/<slug>/`; `difficulties` are those of its sections, `formats` names those in
    which it offers the edition."""
    about = head(edition.title, edition.subtitle or edition.title)
    parts = [
        study_assets("../"),
        crumbs(),
        heading(1, escape(edition.title), id=edition.slug),
        *([block(escape(edition.subtitle), classes=["kt-subtitle"])] if edition.subtitle else []),
        rights(edition),
        *_contents(edition),
        block(_STUDY, classes=["kt-study"]),
        *difficulty_table(tuple(zip(edition.sections, difficulties, strict=True))),
        *_chapters(edition.recording),
        *_people(edition),
        *take_home(edition, formats),
        *_sources(edition),
    ]
    return Page.of(f"{edition.slug}/index.md", about, parts, edition.text_file)


def _contents(edition: Edition) -> Iterator[str]:
    yield heading(2, bilingual("もくじ", "Contents"), id="contents")
    yield numbered(map(_content_line, edition.sections))
    if edition.recording and any(time is not None for time in _times(edition)):
        yield block(clock_line(edition.recording))


def _times(edition: Edition) -> Iterator[int | None]:
    return (passage.time for section in edition.sections for passage in section.passages)


def _content_line(section: Section) -> str:
    target = f"{section.id}.md"
    times = " ".join(_passage_link(passage, target) for passage in section.passages)
    return f"{link(escape(section.title), target)} {times}".rstrip()


def _passage_link(passage: Passage, target: str) -> str:
    if passage.time is None:
        return ""
    return link(escape(clock(passage.time)), f"{target}#{passage.id}", "kt-at")


def _chapters(recording: Recording | None) -> Iterator[str]:
    """The chapters' own times, so without the offset of the text's times."""
    if recording is None or not recording.chapters:
        return
    yield heading(2, bilingual("録画の章", "Chapters of the recording"), id="chapters")
    unshifted = Recording(title=recording.title, url=recording.url)
    yield from watch_link(unshifted, 0)
    yield bullets(
        f"{time_link(chapter.time, unshifted)} {english(chapter.title)}"
        for chapter in recording.chapters
    )


def _people(edition: Edition) -> Iterator[str]:
    people = [
        *map(_speaker, edition.speakers),
        *(f"{escape(one.name)} — 注 Notes: {escape(one.label)}" for one in edition.annotators),
    ]
    if people:
        yield heading(2, bilingual("人", "People"), id="people")
        yield bullets(people)


def _speaker(speaker: Speaker) -> str:
    name = f" {english(speaker.english)}" if speaker.english else ""
    role = f" — {escape(speaker.role)}" if speaker.role else ""
    return f"{escape(speaker.name)}{name}{role}"


def _sources(edition: Edition) -> Iterator[str]:
    yield heading(2, bilingual("出典と権利", "Source and rights"), id="rights")
    yield bullets(_source_lines(edition))


def _source_lines(edition: Edition) -> Iterator[str]:
    if edition.source:
        yield f"原文 Original: {work_name(edition.source)}"
    if edition.recording:
        by = f"（{escape(edition.recording.name)}）" if edition.recording.name else ""
        title = _english_title(edition.recording.title)
        yield f"録画 Recording: {link(title, edition.recording.url)}{by}"
    if edition.published:
        yield f"公開 Published: {edition.published:%Y-%m-%d}"
    if edition.licence:
        yield f"ライセンス Licence: {escape(edition.licence)}"
    if edition.profile:
        yield link(f"プロフィール Profile: {escape(edition.profile.name)}", f"{PROFILE}.md")


def _english_title(title: str) -> str:
    """A title, marked as English where no Japanese letter stands in it."""
    return english(title) if all(sign < "\u3040" for sign in title) else escape(title)
