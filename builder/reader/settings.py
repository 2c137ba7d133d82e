"""edition.yml: what an editor says about an edition beside its text. All keys may be absent.

```yaml
title: なぜ電気は足りないのか      # else the title in interview.txt
subtitle: 発電所の町で聞く
kind: article                     # article: the publisher's sentences; retelling: our own
published: 2024-05-14T16:00       # ISO 8601 or 2024年5月14日(火)16時00分; Japan's time
source: {name: …, author: …, publisher: …, url: "https://…", published: 2024-05-14}
recording:
  title: …                        # title and url are needed, the rest may be absent
  url: "https://…"
  name: …                         # of the programme
  length: "1:18:38"               # h:mm:ss, m:ss or seconds
  offset: -43                     # what must be added to the text's times
  published: 2024-04-18
  chapters: [{time: "0:00", title: …}]
speakers: [{name: 田中一郎, english: Ichiro Tanaka, role: 町長}]
annotators: [{name: 山本花子, label: 山本解説}]
licence: CC BY-SA 4.0
grain: word                       # ruby over whole words; or kanji: over each kanji
sections: {町と電気: machi-to-denki}        # title: id, to keep addresses as they are
readings: [{surface: 今日, reading: こんにち}]  # as in readings.yml
```
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from builder.datafile import load
from builder.errors import EditionError, Location, Problem
from builder.model import (
    PROFILE,
    Annotator,
    Chapter,
    Description,
    Grain,
    Kind,
    Recording,
    Speaker,
    Work,
)
from builder.reader.fields import Fields, as_fields, is_empty
from builder.reader.readings import overrides_of
from builder.reader.times import date, length, offset, seconds
from builder.slug import DEVICES

# Pages that an edition has or may have beside its sections, under the same address.
RESERVED = DEVICES | {"index", PROFILE, "vocabulary", "review", "timeline", "glossary"}

_DATE = "a date like 2024-05-14 or 2024-05-14T16:00"
_TIME = "a time like 24:00 or 1:06:01"
_URL = "an address that begins with https:// or http://, without spaces, quotes and < >"


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionId:
    """The id that an editor fixed for the section of that title."""

    title: str
    id: str
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(Description):
    """What edition.yml says; `Settings()` is what a missing file says."""

    title: str = ""
    sections: tuple[SectionId, ...] = ()


def parse_settings(text: str, *, path: str, problems: list[Problem]) -> Settings:
    """What can be read of edition.yml; everything that is wrong with it goes to `problems`."""
    try:
        node = load(text, path)
    except EditionError as error:
        problems += error.problems
        return Settings()
    if is_empty(node):
        return Settings()
    found: list[Problem] = []
    fields = as_fields(node, path, found)
    settings = _settings(fields) if fields else Settings()
    problems += sorted(found, key=lambda problem: problem.location)
    return settings


def _settings(fields: Fields) -> Settings:
    settings = Settings(
        title=fields.text("title"),
        subtitle=fields.text("subtitle"),
        kind=fields.convert("kind", Kind, "article or retelling") or Kind.ARTICLE,
        published=fields.convert("published", date, _DATE),
        source=_source(fields.fields("source")),
        recording=_recording(fields.fields("recording")),
        speakers=tuple(_speaker(each) for each in fields.each("speakers")),
        annotators=tuple(_annotator(each) for each in fields.each("annotators")),
        licence=fields.text("licence"),
        grain=fields.convert("grain", _grain, "word or kanji") or "word",
        sections=_section_ids(fields.fields("sections")),
        overrides=overrides_of(fields.each("readings")),
    )
    fields.done()
    return settings


def _source(fields: Fields | None) -> Work | None:
    if fields is None:
        return None
    work = Work(
        name=fields.text("name", required=True),
        author=fields.text("author"),
        publisher=fields.text("publisher"),
        url=fields.convert("url", web_address, _URL) or "",
        published=fields.convert("published", date, _DATE),
    )
    fields.done()
    return work


def _recording(fields: Fields | None) -> Recording | None:
    if fields is None:
        return None
    recording = Recording(
        title=fields.text("title", required=True),
        url=fields.convert("url", web_address, _URL, required=True) or "",
        name=fields.text("name"),
        length=fields.convert("length", length, _TIME),
        offset=fields.convert("offset", offset, "seconds or a time, like -43 or 0:43") or 0,
        published=fields.convert("published", date, _DATE),
        chapters=tuple(_chapter(each) for each in fields.each("chapters")),
    )
    fields.done()
    return recording


def _chapter(fields: Fields) -> Chapter:
    time = fields.convert("time", seconds, _TIME, required=True)
    chapter = Chapter(time=time or 0, title=fields.text("title", required=True))
    fields.done()
    return chapter


def _speaker(fields: Fields) -> Speaker:
    speaker = Speaker(
        name=fields.text("name", required=True),
        english=fields.text("english"),
        role=fields.text("role"),
    )
    fields.done()
    return speaker


def _annotator(fields: Fields) -> Annotator:
    annotator = Annotator(
        name=fields.text("name", required=True), label=fields.text("label", required=True)
    )
    fields.done()
    return annotator


def _section_ids(fields: Fields | None) -> tuple[SectionId, ...]:
    if fields is None:
        return ()
    ids = [
        SectionId(title=title.strip(), id=id, location=fields.location(title))
        for title, id in fields.pairs()
    ]
    seen: dict[str, str] = {}
    for each in ids:
        _check_id(each, fields, seen)
        seen.setdefault(each.id, each.title)
    return tuple(ids)


def _check_id(section: SectionId, fields: Fields, seen: dict[str, str]) -> None:
    if not section.id:
        return
    if not fields.check_id("section-id", section.title, section.id):
        return
    if section.id in RESERVED:
        expected = "an id that no page or device has"
        fields.report("section-id", section.title, expected, section.id)
    elif section.id in seen:
        found = f"{section.id}, which is the id of {seen[section.id]}"
        fields.report("duplicate-id", section.title, "an id of its own", found)


def _grain(text: str) -> Grain | None:
    return "kanji" if text == "kanji" else "word" if text == "word" else None


def web_address(text: str) -> str | None:
    """The text, if it is an address of the web that stays one wherever it is written; None, or a
    ValueError, where it is none."""
    parts = urlsplit(text)
    plain = not re.search(r'[\s"<>\\`]', text)
    return text if parts.scheme in ("http", "https") and parts.hostname and plain else None
