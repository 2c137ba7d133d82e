"""Captions, SubRip and WebVTT: cues joined into sentences, sentences into paragraphs.

A sentence ends with its sign, or where nobody speaks for `SENTENCE_PAUSE`. A paragraph ends where
the speaker changes, and behind a sentence after `PARAGRAPH_PAUSE` or `PARAGRAPH_LENGTH`. Each
paragraph keeps the time of its first cue. Captions without signs keep a space between cues.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.intake.cues import Cue, read_cues
from builder.intake.draft import Draft, LeftOut, Turn, unbroken
from builder.intake.ruby import with_notation
from builder.reader import NO_NAMES
from builder.timestamps import clock

SENTENCE_PAUSE = 1.5  # seconds of silence
PARAGRAPH_PAUSE = 4.0
PARAGRAPH_LENGTH = 200  # characters
LONGEST = 600  # where no sentence ever ends

_VOICE = re.compile(r"<v(?:\.[^\s>]{1,40})*[ \t]+([^<>\n]{1,60})>")
_TAG = re.compile(r"</?[a-zA-Z0-9:.]{1,40}(?: [^<>]{0,80})?>")
_NAMED = re.compile(
    r"\ue000([^\ue001]+)\ue001|[\[(（［【]([^\[\]()（）［］【】\n]{1,12})[\])）］】]\s{0,2}(?=\S)|"
    r"([^\W\d_][^\s:：、。「」（）()]{0,15})[:：](?!//)\s*"
)
_NEW_TURN = re.compile(r"\n(?=>>|≫|[－‐–—][ 　]?\S|-[ 　]?[^\s\d-]|\ue000)|(?<=[^\n])(?=\ue000)")
_CHANGE = re.compile(r"^(?:>>|&gt;&gt;|≫|[－‐–—](?=[ 　]?[^\s－‐–—])|-(?=[ 　]?[^\s\d-]))\s*")
_SOUND = re.compile(r"[♪♫～〜\s]*|[\[［(（【<＜][^\])）］】>＞]{1,20}[\])）］】>＞]|[♪♫].{0,200}")
_NOISE = re.compile(
    r"音楽|拍手|笑い?|笑い?声|歓声|間|沈黙|music|applause|laughter|.*[音曲♪♫]", re.IGNORECASE
)
_END = re.compile(r"[。．！？!?…][」』）)\"”]*$|(?<!\d)\.[)\"”]*$")


@dataclass(slots=True)
class _Spoken:
    start: float
    end: float
    speaker: str
    text: str
    turns: bool


@dataclass(frozen=True, slots=True)
class _Joining:
    """What stands between cues, and how long a paragraph gets where no sentence ends in it."""

    between: str
    longest: int


def read_captions(text: str, form: str) -> Draft:
    """A draft of captions; `form` is `srt` or `vtt`. Raises ValueError where there is no cue."""
    draft = Draft(kind="SubRip captions" if form == "srt" else "WebVTT captions")
    marked = _VOICE.sub("\ue000\\1\ue001", text.replace("\ue000", "").replace("\ue001", ""))
    cues = list(_without_repeats(list(_turns_of(read_cues(marked, draft), draft)), draft))
    if not cues:
        raise ValueError("captions")
    signs = sum(_END.search(cue.text[-8:]) is not None for cue in cues)
    unsigned = signs * 3 < len(cues)
    joining = _Joining("　", PARAGRAPH_LENGTH) if unsigned else _Joining("\n", LONGEST)
    draft.parts = list(_paragraphs(cues, joining))
    if not any(part.speaker for part in draft.parts if isinstance(part, Turn)):
        draft.unsure.append(
            "no speaker is named in the captions: write 「名前：」 before the turns"
        )
    draft.unsure.append("where sentences and paragraphs end was guessed from signs and pauses")
    return draft


def _turns_of(cues: Sequence[Cue], draft: Draft) -> Iterator[_Spoken]:
    names = _names(cues)
    speaker = ""
    for cue in cues:
        plain = html.unescape(_TAG.sub("", with_notation(cue.text, draft))).strip()
        for number, line in enumerate(_turns(plain)):
            turns = bool(number) or _CHANGE.match(line) is not None
            body = _CHANGE.sub("", line)
            named = _NAMED.match(body)
            name = next((group for group in named.groups() if group), "") if named else ""
            if named and (named[1] or name in names):
                turns, speaker, body = True, name.strip(), body[named.end() :]
                body = _CHANGE.sub("", body) if named[1] else body
            elif turns:
                speaker = ""
            body = unbroken(body)
            if _SOUND.fullmatch(body):
                if body:
                    draft.left_out.append(LeftOut(place=clock(int(cue.start)), text=body))
                continue
            yield _Spoken(cue.start, cue.end, speaker, body, turns)


def _turns(text: str) -> list[str]:
    """A cue with two lines that begin with a dash or a voice holds two turns."""
    return [part for part in _NEW_TURN.split(text) if part]


def _names(cues: Sequence[Cue]) -> set[str]:
    """What stands before the text of cues as a name does. Where none comes twice in brackets (or
    before a colon, or once in each), nor before half of the cues, those are remarks and
    sentences."""
    openings = (_NAMED.match(_CHANGE.sub("", _TAG.sub("", cue.text).strip())) for cue in cues)
    matches = [match for match in openings if match]
    names: set[str] = set()
    forms = [Counter(match[form] for match in matches if match[form]) for form in (2, 3)]
    in_both = any(not _is_no_name(name) for name in forms[0].keys() & forms[1].keys())
    for seen in forms:
        most = len(seen) > 1 and sum(seen.values()) * 2 >= len(cues)
        if most or in_both or max(seen.values(), default=0) > 1:
            names |= {name for name in seen if not _is_no_name(name)}
    return names


def _is_no_name(name: str) -> bool:
    return bool(NO_NAMES.fullmatch(name) or _NOISE.fullmatch(name))


def _without_repeats(cues: Sequence[_Spoken], draft: Draft) -> Iterator[_Spoken]:
    """Rolling captions show each line twice: the second time is left out."""
    before = ""
    for cue in cues:
        if before and len(before) >= 4 and cue.text.startswith(before) and not cue.turns:
            draft.left_out.append(LeftOut(place=clock(int(cue.start)), text=before))
            cue.text = cue.text[len(before) :].strip()
        before = cue.text or before
        if cue.text:
            yield cue


def _paragraphs(cues: Sequence[_Spoken], joining: _Joining) -> Iterator[Turn]:
    held: list[_Spoken] = []
    for cue in cues:
        if held and _ends(held, cue, joining.longest):
            yield _turn(held, joining.between)
            held = []
        held.append(cue)
    yield _turn(held, joining.between)


def _ends(held: Sequence[_Spoken], cue: _Spoken, longest: int) -> bool:
    if cue.turns and (cue.speaker != held[-1].speaker or not cue.speaker):
        return True
    length = sum(len(each.text) for each in held)
    pause = cue.start - held[-1].end
    ended = _END.search(held[-1].text[-8:]) is not None or pause >= SENTENCE_PAUSE
    long = pause >= PARAGRAPH_PAUSE or length >= PARAGRAPH_LENGTH
    return (ended and long) or length >= longest


def _turn(cues: Sequence[_Spoken], between: str) -> Turn:
    text = unbroken(between.join(each.text for each in cues))
    return Turn(text=text, speaker=cues[0].speaker, time=int(cues[0].start))
