"""The difficulty of an edition's sections: a table with small bars, and the numbers behind them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from builder.difficulty import Difficulty
from builder.markup import bilingual, element_text, heading, raw_html
from builder.model import Section
from builder.pages.vocabulary import kanji_label
from builder.vocabulary.levels import LEVELS, RARE, TECHNICAL

Row = tuple[Section, Difficulty]

_NO_LEVEL = "none"
_YEARS = range(1, RARE + 1)
_SECTION = bilingual("部分", "Section")
_HEADS = (
    _SECTION,
    bilingual("やさしさ", "Readability"),
    bilingual("長さ", "Length"),
    bilingual("時間", "Time"),
    bilingual("ことばの級", "Words by level"),
    bilingual("漢字の学年", "Kanji by school year"),
)


def difficulty_table(rows: Sequence[Row]) -> Iterator[str]:
    """The part of an edition's page that tells how hard its sections are."""
    yield heading(2, "むずかしさ Difficulty", id="difficulty")
    body = "".join(map(_row, rows))
    yield raw_html(
        f'<table class="kt-difficulty"><thead><tr>{_head(_HEADS)}</tr></thead>'
        f"<tbody>{body}</tbody></table>{_legend()}{_numbers(rows)}"
    )


def _row(row: Row) -> str:
    section, found = row
    japanese, english = found.band
    score = "" if found.score is None else f"{found.score:.1f} "
    cells = (
        score + bilingual(japanese, english),
        bilingual(f"{found.characters}字", "characters"),
        bilingual(f"{found.minutes}分", "min"),
        _bar("l", {level or _NO_LEVEL: count for level, count in found.words.items()}),
        _bar("y", {str(year): count for year, count in found.kanji.items()}),
    )
    filled = "".join(f"<td>{cell}</td>" for cell in cells)
    return f'<tr><th scope="row">{_section_link(section)}</th>{filled}</tr>'


def _section_link(section: Section) -> str:
    return f'<a href="{section.id}.md">{element_text(section.title)}</a>'


def _bar(kind: str, counts: Mapping[str, int]) -> str:
    """A bar of 100 units, cut into the shares of `counts`; `kind` picks the colours."""
    whole = sum(counts.values())
    if not whole:
        return ""
    at, parts, said = 0.0, [], []
    for name, count in counts.items():
        width = 100 * count / whole
        label = f"{_name(name)} {width:.0f}%"
        parts.append(
            f'<rect x="{at:.1f}" width="{width:.1f}" height="10" class="kt-{kind}-{name}">'
            f"<title>{label}</title></rect>"
        )
        said.append(label)
        at += width
    return (
        f'<svg class="kt-bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" '
        f'aria-label="{"、".join(said)}">{"".join(parts)}</svg>'
    )


def _name(name: str) -> str:
    if name == _NO_LEVEL:
        return "ほか other"
    if name == TECHNICAL:
        return f"専門 {name}"
    return kanji_label(int(name)) if name.isdigit() else name


def _legend() -> str:
    levels = "".join(_key("l", level or _NO_LEVEL) for level in (*LEVELS, ""))
    years = "".join(_key("y", str(year)) for year in _YEARS)
    return "".join(
        f'<p class="kt-legend" aria-hidden="true">{keys}</p>' for keys in (levels, years)
    )


def _key(kind: str, name: str) -> str:
    box = f'<svg viewBox="0 0 10 10"><rect width="10" height="10" class="kt-{kind}-{name}"/></svg>'
    return f"<span>{box}{_name(name)}</span> "


def _numbers(rows: Sequence[Row]) -> str:
    """The same as a table of numbers, for those who do not see the bars."""
    heads = [_SECTION, *(_name(level or _NO_LEVEL) for level in (*LEVELS, ""))]
    heads += [f"漢字 {kanji_label(year)}" for year in _YEARS]
    body = "".join(
        f'<tr><th scope="row">{element_text(section.title)}</th>'
        + "".join(f"<td>{found.words.get(level, 0)}</td>" for level in (*LEVELS, ""))
        + "".join(f"<td>{found.kanji.get(year, 0)}</td>" for year in _YEARS)
        + "</tr>"
        for section, found in rows
    )
    return (
        f'<details class="kt-index"><summary>{bilingual("数字で見る", "In numbers")}</summary>'
        '<div class="kt-scroll" tabindex="0" role="region" aria-label="数字で見る In numbers">'
        f'<table class="kt-numbers"><thead><tr>{_head(heads)}</tr></thead>'
        f"<tbody>{body}</tbody></table></div></details>"
    )


def _head(heads: Iterable[str]) -> str:
    return "".join(f'<th scope="col">{head}</th>' for head in heads)
