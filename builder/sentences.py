"""Where sentences begin and end in a paragraph.

A sentence ends behind 。！？ or at the end of a line; what stands in brackets or quotation marks
belongs to the sentence round it. A note is apart: it has sentences of its own.
"""

import re
from collections.abc import Iterable, Iterator

from builder.japanese import BRACKETS
from builder.model import Note, Paragraph
from builder.recent import of_text

Span = tuple[int, int]

_ENDERS = "。！？!?\n"
_END = re.compile("[。！？!?]+")
_BRACKET = re.compile("[" + re.escape("".join([*BRACKETS, *BRACKETS.values()])) + "]")
_DEEPEST = 8  # brackets in brackets; nobody writes more, and a search without end takes too long
_SIGN = re.compile("[" + re.escape(_ENDERS + "".join(BRACKETS)) + "]")
_LABEL = re.compile("[^:：]*[:：]")
_ON = re.compile("[ぁ-ん、，]")
"""What goes on with a sentence behind a quotation: 「はい。」と言う。"""


def sentences(paragraph: Paragraph) -> Iterator[Span]:
    """The sentences of the text and then those of each note, as spans without the white space
    round them; the speaker's mark is no part of one."""
    text = paragraph.text
    for start, end in _cut(text, (paragraph.lead, len(text))):
        behind = _behind_notes(paragraph, start)
        if behind < end:
            yield behind, end
    for note in paragraph.notes:
        yield from _cut(text, note_inside(paragraph, note))


def sentence_at(paragraph: Paragraph, start: int, end: int) -> Span:
    """The sentence in which the span stands: the innermost, so a note's where it is in a note."""
    return innermost(innermost_first(paragraph), start, end)


def innermost(sentences: Iterable[Span], start: int, end: int) -> Span:
    """The first of the sentences in which the span stands; itself if it stands in none."""
    for span in sentences:
        if span[0] <= start and end <= span[1]:
            return span
    return start, end


@of_text
def innermost_first(paragraph: Paragraph) -> list[Span]:
    """The sentences, those first that hold no other."""
    return sorted(sentences(paragraph), key=lambda span: span[1] - span[0])


def note_inside(paragraph: Paragraph, note: Note) -> Span:
    """The span of a note's own text: without the brackets, its label and the colon behind that."""
    label = _LABEL.match(paragraph.text, note.start, note.end)
    return _bare(paragraph.text, (label.end() if label else note.start + 1, note.end - 1))


def _behind_notes(paragraph: Paragraph, start: int) -> int:
    """The place behind the notes that stand at `start`: they belong to the sentence before."""
    for note in paragraph.notes:
        if note.start == start:
            start = _bare(paragraph.text, (note.end, len(paragraph.text)))[0]
    return start


def _cut(text: str, span: Span) -> Iterator[Span]:
    begin, place = span[0], span[0]
    partners = _partners(text, span)
    while place < span[1]:
        place, ends = _step(text, place, span[1], partners)
        if ends or place == span[1]:
            found = _bare(text, (begin, place))
            if found[0] < found[1]:
                yield found
            begin = place


def _step(text: str, place: int, stop: int, partners: dict[int, int]) -> tuple[int, bool]:
    """The place behind the next sign or pair of brackets, and whether a sentence ends there."""
    sign = _SIGN.search(text, place, stop)
    if sign is None:
        return stop, False
    place = sign.start()
    if place in partners:
        closer = partners[place]
        said = text[closer - 1] in _ENDERS and text[place] in "「『“"
        return closer + 1, said and not _ON.match(text, closer + 1, stop)
    if text[place] not in _ENDERS:
        return place + 1, False
    end = _END.match(text, place, stop)
    return end.end() if end else place + 1, True


def _partners(text: str, span: Span) -> dict[int, int]:
    """Each opening bracket's place with that of its closing one; those without a partner are
    signs like others."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for match in _BRACKET.finditer(text, *span):
        if match[0] in BRACKETS:
            opened.append(match.start())
            continue
        for depth in range(1, min(_DEEPEST, len(opened)) + 1):
            if BRACKETS[text[opened[-depth]]] == match[0]:
                found[opened[-depth]] = match.start()
                del opened[-depth:]
                break
    return found


def _bare(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
