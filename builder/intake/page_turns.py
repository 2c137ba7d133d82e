"""The lines of a page's main text as headings and turns: who speaks in them."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from builder.intake.draft import Draft, Heading, Turn
from builder.intake.page_lines import HEADINGS, Line
from builder.intake.page_signs import names_somebody
from builder.reader import ROLES

# 山田, 山田 海, Umi Yamada; no dash, which opens a question.
_WORD = r"[^\s:：、。?？!！「」（）()―─—–-][^\s:：、。?？!！「」]{0,15}"
_NAME = re.compile(rf"{_WORD}(?:[ 　]{_WORD})?(?<!.{{21}})")
_SENTENCE = re.compile("[。？?！!]")
# 山田が港で…: what stands behind the name says something of it.
_PARTICLE = re.compile(r"[はがをにのもとでへや](?=[^ぁ-ゖー])|さん|氏|[、。」]")


def turns(lines: Sequence[Line], draft: Draft) -> Iterator[Heading | Turn]:
    """Headings and turns. A name that stands alone speaks on through the text of the next element,
    a name before the text through its own."""
    names = _leading_names(lines, draft)
    below = {id(line): next_line for line, next_line in pairwise(lines)}
    speaker, around, waiting = "", None, False
    for line in lines:
        if line.tag in HEADINGS:
            speaker = ""
            yield Heading(text=line.text.replace("\n", " "))
        elif _names_speaker(line, below.get(id(line))):
            speaker, waiting = line.text.rstrip(":："), True
        else:
            box = line.block.getparent() if line.block is not None else None
            if not waiting and box is not around:
                speaker = ""
            waiting, around = False, box
            yield _turn(line, names, speaker)


def _leading_names(lines: Sequence[Line], draft: Draft) -> set[str]:
    """The names that stand before turns in their own lines: bold with a space behind, or of a
    class for names; told as unsure where these are rather the subjects of sentences."""
    spaced = Counter(line.lead for line in lines if _can_lead(line))
    asked = any(ROLES.fullmatch(lead) for lead in spaced)
    names = {lead for lead, uses in spaced.items() if uses > 1 or asked}
    named = [line for line in lines if line.named and _is_lead(line)]
    if any(_PARTICLE.match(_behind_lead(line)) for line in named):
        unsure = dict.fromkeys(line.lead for line in named)
        draft.unsure += (
            f"「{lead}」 is marked as a name: if it speaks there, write {lead}：" for lead in unsure
        )
    elif len(named) > 1:
        names |= {line.lead for line in named}
    return names


def _is_lead(line: Line) -> bool:
    """Whether the line's first words can be a name, and text follows."""
    return bool(_NAME.fullmatch(line.lead) and _behind_lead(line).strip())


def _can_lead(line: Line) -> bool:
    return _is_lead(line) and _behind_lead(line)[0] in " 　\n"


def _behind_lead(line: Line) -> str:
    return line.text.removeprefix(line.lead)


def _names_speaker(line: Line, below: Line | None) -> bool:
    """Whether the line is a name in a box of its own. The terms of a list are names where
    sentences stand below."""
    if not _NAME.fullmatch(line.text.rstrip(":：")):
        return False
    term = line.tag == "dt" and below is not None and _SENTENCE.search(below.text) is not None
    return term or names_somebody(line.classes)


def _turn(line: Line, names: Collection[str], speaker: str) -> Turn:
    if line.lead in names and _is_lead(line) and (line.named or _can_lead(line)):
        return Turn(text=_behind_lead(line).strip(" 　\n:："), speaker=line.lead)
    return Turn(text=line.text, speaker=speaker)
