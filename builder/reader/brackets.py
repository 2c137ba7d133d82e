"""Brackets in a paragraph: labelled notes, asides, and round ones without a partner."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from builder.model import Annotator, Aside, Note

MAX_DEPTH = 16  # brackets in brackets; nobody reads more than three

_BRACKET = re.compile(r"[()（）]")
_SQUARE = re.compile(r"[\[\]［］〔〕]")
_SQUARES = {"]": "[", "］": "［", "〕": "〔"}
# A list's `1)` or `a)` at the start of a line has no partner.
_ITEM = re.compile(r"^[ \t　]{0,4}[0-9０-９a-zA-Zａ-ｚ]{1,2}[)）]", re.MULTILINE)
_LABEL = re.compile(
    r"\s*([^\s:：、。，・()（）「」]{0,12}?"
    r"(?:解説|(?<![発受外])[注註]|注釈|補足|補注|付記|追記)[0-9０-９]{0,2})\s*[:：＝=]"
)
_ANY_LABEL = re.compile(r"\s*([^:：＝=]{1,40}?)\s*[:：＝=]")
_WORD = re.compile(r"[\w々〆〇ヶー」』”’\"%％+＋]")

_WEEKDAY = re.compile(
    r"[月火水木金土日祝](?:曜日?)?(?:[・、,/〜~-][月火水木金土日祝](?:曜日?)?){0,6}"
)
_SILENT = re.compile(
    # digits, times, years and dates
    r"[\d\s.,:：/年月日時分秒歳才号頃〜~–-]+"
    # signs and references
    r"|[^\w]*|[※*＊]\d{0,3}|(?:図|表|写真|注|資料|下図|上図|下写真|上写真)\d{0,3}|[A-Za-z]"
    # sounds and gestures
    r"|(?:一同|会場|全員|[二両]人とも|照れ|含み|思い出し)?(?:笑|爆笑|苦笑|微笑|大笑|失笑|談笑|笑い|苦笑い|大笑い)"
    r"|[wｗ]+|拍手|大拍手|会場拍手|涙|泣|号泣|汗|沈黙|間|ため息|うなずく|頷く|うなづく|首を振る|首を横に振る|即答"
    # an editor's shorthand
    r"|以下[、,]?[^、。]{1,20}|中略|前略|後略|略|以下略|敬称略|以下敬称略|原文ママ|ママ|仮名|同|同上|続く|つづく|了|完|終わり|株|有|社|財"
    # addresses
    r"|https?://\S+"
)


@dataclass(frozen=True, slots=True)
class BracketFault:
    """Something wrong at an offset of the paragraph; completes "expected …, found …"."""

    offset: int
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class Brackets:
    """What the brackets of a paragraph hold, in order and without overlap."""

    notes: tuple[Note, ...]
    asides: tuple[Aside, ...]
    faults: tuple[BracketFault, ...]


def read_brackets(text: str, annotators: Iterable[Annotator]) -> Brackets:
    """Notes, asides and faults of a paragraph; spans cover the brackets too. Linear in time."""
    pairs, faults = _pairs(text)
    labels = frozenset(each.label for each in annotators)
    pairs = sorted([*pairs, *_labelled_squares(text, labels)])
    notes: list[Note] = []
    asides: list[Aside] = []
    done = 0
    for start, end in pairs:
        if start < done:
            continue
        if note := _note(text, start, end, labels):
            notes.append(note)
            done = end
        elif explains(text, start, end):
            asides.append(Aside(text=text[start + 1 : end - 1].strip(), start=start, end=end))
            done = end
    return Brackets(tuple(notes), tuple(asides), faults)


def split_note(inside: str, labels: frozenset[str]) -> tuple[str, str] | None:
    """Label and text of what stands in a note's brackets; None where it is no note."""
    match = _LABEL.match(inside) or _ANY_LABEL.match(inside)
    if match is None or (match.re is _ANY_LABEL and match[1] not in labels):
        return None
    return match[1], inside[match.end() :].strip()


def explains(text: str, start: int, end: int) -> bool:
    """Whether a bracket without a label explains the word before it.

    It does not where no word stands directly before it, and where it holds a time, a number, a
    date, a year or an age, a weekday behind a date, signs alone, a reference (図1), a laugh or
    another sound (笑, 拍手), an editor's shorthand (中略, 敬称略, 以下、山田) or an address.
    """
    if not start or not _WORD.match(text[start - 1]):
        return False
    inside = text[start + 1 : end - 1].strip()
    if len(inside) <= 80 and _SILENT.fullmatch(inside):
        return False
    dated = text[start - 1].isdigit() or text[start - 1] == "日"
    return not (dated and _WEEKDAY.fullmatch(inside[:40]))


def _labelled_squares(text: str, labels: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Pairs of square brackets that hold a note; without a label they are no business of ours."""
    opened: dict[str, list[int]] = {opening: [] for opening in _SQUARES.values()}
    for match in _SQUARE.finditer(text):
        if match.group() in opened:
            opened[match.group()].append(match.start())
        elif starts := opened[_SQUARES[match.group()]]:
            start = starts.pop()
            if split_note(text[start + 1 : start + 60], labels):
                yield start, match.end()


def _note(text: str, start: int, end: int, labels: frozenset[str]) -> Note | None:
    parts = split_note(text[start + 1 : end - 1], labels)
    return Note(label=parts[0], text=parts[1], start=start, end=end) if parts else None


def _pairs(text: str) -> tuple[Sequence[tuple[int, int]], tuple[BracketFault, ...]]:
    """All pairs by their start, and at most one fault of a kind."""
    pairs: list[tuple[int, int]] = []
    faults: dict[str, BracketFault] = {}
    opened: list[int] = []
    for offset in _offsets(text):
        if text[offset] in "(（":
            opened.append(offset)
            if len(opened) > MAX_DEPTH:
                faults["deep"] = _too_deep(offset)
                return (), tuple(faults.values())
        elif opened:
            pairs.append((opened.pop(), offset + 1))
        else:
            faults.setdefault("stray", _stray(text, offset))
    if opened:
        faults["open"] = _unclosed(text, opened[0])
    return sorted(pairs), tuple(faults.values())


def _offsets(text: str) -> Iterator[int]:
    offsets = [match.start() for match in _BRACKET.finditer(text)]
    items = {match.end() - 1 for match in _ITEM.finditer(text)} if offsets else set()
    return (offset for offset in offsets if offset not in items)


def _unclosed(text: str, offset: int) -> BracketFault:
    closing = ")" if text[offset] == "(" else "）"
    around = text[offset : offset + 16].partition("\n")[0]
    return BracketFault(offset, f"a closing {closing} in this paragraph", around)


def _stray(text: str, offset: int) -> BracketFault:
    opening = "(" if text[offset] == ")" else "（"
    before = text[max(0, offset - 10) : offset + 1]
    return BracketFault(offset, f"an opening {opening} before it in this paragraph", before)


def _too_deep(offset: int) -> BracketFault:
    return BracketFault(offset, f"at most {MAX_DEPTH} brackets in each other", "more")
