"""A draft → interview.txt in our grammar and edition.yml."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from builder.datafile import shorten
from builder.errors import printable
from builder.intake.draft import Draft, Heading, LeftOut, Turn
from builder.json_text import quoted
from builder.model import Edition, Speaker
from builder.reader import INTERVIEWER, ROLES
from builder.timestamps import clock

_SPACE_IN_NAME = re.compile(r"(?<![A-Za-z.,])[ 　]+|[ 　]+(?![A-Za-z])")

_LONGEST_KEY = 500  # characters


def interview_text(draft: Draft) -> str:
    """The whole of interview.txt. What the grammar has no place for goes to the draft's lists."""
    if draft.pasted:
        return draft.pasted.rstrip("\n") + "\n"
    settled = list(_settled(draft))
    head = [draft.title] if draft.title else []
    if draft.published:
        head.append(_day(draft.published, "%Y年%m月%d日", "%H時%M分"))
    return "\n\n".join([*head, *map(_written, settled)]) + "\n"


def named_speakers(draft: Draft) -> tuple[Speaker, ...]:
    """Who speaks, as the interview writes the names, in the order of their first turns."""
    names = [_name(part.speaker) for part in draft.parts if isinstance(part, Turn)]
    return _speakers(names)


def heard_speakers(edition: Edition) -> tuple[Speaker, ...]:
    """Who speaks in text that was pasted."""
    return _speakers(
        each.speaker or "" for section in edition.sections for each in section.paragraphs
    )


def settings_text(draft: Draft, edition: Edition, path: str) -> str:
    """The whole of edition.yml, with what the file and the text told; `path`: the file's name."""
    speakers = named_speakers(draft) or draft.speakers or heard_speakers(edition)
    published = _day(edition.published, "%Y-%m-%d", "T%H:%M") if edition.published else ""
    lines = [
        f"# Made from {printable(path)}. All keys: see the page Source files.",
        f"title: {quoted(edition.title)}",
        "kind: article",
        *([f"published: {quoted(published)}"] if published else []),
        *_source(draft, edition.title),
        *(["speakers:"] if speakers else []),
        *(f"  - name: {quoted(each.name)}" for each in speakers),
        "# Keep these ids when a title changes: addresses are made from them.",
        "sections:",
        *(f"  {quoted(title)}: {quoted(id)}" for title, id in _first_ids(edition).items()),
    ]
    return "\n".join(lines) + "\n"


def _day(moment: datetime, day: str, time: str) -> str:
    """The date, with the time of the day where one is known."""
    return moment.strftime(day + (time if moment.hour or moment.minute else ""))


def _first_ids(edition: Edition) -> dict[str, str]:
    """The ids by title; of two sections with one title the first keeps it. YAML takes no key that
    is much longer."""
    ids: dict[str, str] = {}
    for section in (each for each in edition.sections if len(each.title) <= _LONGEST_KEY):
        ids.setdefault(section.title, section.id)
    return ids


def _source(draft: Draft, title: str) -> Iterator[str]:
    """Only what the file itself says of where it comes from."""
    known = {"author": draft.author, "publisher": draft.publisher, "url": draft.url}
    if any(known.values()):
        yield "source:"
        yield f"  name: {quoted(draft.title or title)}"
        yield from (f"  {key}: {quoted(value)}" for key, value in known.items() if value)


def _speakers(names: Iterable[str]) -> tuple[Speaker, ...]:
    """Those who have a name: 林 is one, Q and A are none."""
    known = dict.fromkeys(name for name in names if len(name) > 1 or not name.isascii())
    return tuple(Speaker(name=name) for name in known if not ROLES.fullmatch(name))


def _settled(draft: Draft) -> Iterator[Heading | Turn]:
    """The parts, headings without text of their own joined with the next or left out."""
    waiting: list[Heading] = []
    for part in draft.parts:
        if isinstance(part, Heading):
            waiting.append(part)
            continue
        if waiting:
            yield _joined(waiting, part, draft)
            waiting = []
        yield part
    for heading in waiting:
        draft.left_out.append(LeftOut(place="a heading without text", text=heading.text))


def _joined(headings: list[Heading], turn: Turn, draft: Draft) -> Heading:
    title = " — ".join(each.text for each in headings)
    if headings[1:]:
        draft.unsure.append(f"the headings of 【{shorten(title)}】 stood together: they became one")
    time = next((each.time for each in headings if each.time is not None), None)
    if time is not None and turn.time is None:
        turn.time = time
    elif time is not None:
        text = f"{clock(time)} {title}"
        draft.left_out.append(LeftOut(place="a time that the text below has too", text=text))
    return Heading(text=title)


def _written(part: Heading | Turn) -> str:
    if isinstance(part, Heading):
        inner = part.text.strip().removeprefix("【").removesuffix("】")
        return f"【{inner.replace('【', '「').replace('】', '」')}】"
    time = f"({clock(part.time)})\n" if part.time is not None else ""
    return f"{time}{_spoken(part)}"


def _spoken(turn: Turn) -> str:
    """The text behind its speaker; blank lines in it would end the paragraph."""
    lines = [line.rstrip() for line in turn.text.strip().split("\n")]
    text = "\n".join(line for line in lines if line)
    name = _name(turn.speaker)
    if not name:
        return text
    return f"――{text}" if name == INTERVIEWER else f"{name}：{text}"


def _name(name: str) -> str:
    """A name as our grammar has it: no space beside Japanese in it."""
    return _SPACE_IN_NAME.sub("", " ".join(name.split()))
