"""interview.txt → `Edition`: the lines that `head` and `body` sorted become the document."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import accumulate, groupby
from pathlib import PurePosixPath

from builder.datafile import shorten, unwritable
from builder.errors import EditionError, Problem, problem_at
from builder.model import INTERVIEW, Edition, Paragraph, Passage, Profile, Section, SourceLine
from builder.reader.body import Block, Body, PassageLines, SectionLines, read_body
from builder.reader.brackets import read_brackets
from builder.reader.fields import HINTS, did_you_mean
from builder.reader.head import Head, read_head
from builder.reader.headings import with_sections
from builder.reader.ids import paragraph_ids, passage_ids, section_ids
from builder.reader.profile import ProfileLines
from builder.reader.readings import take_readings
from builder.reader.settings import Settings
from builder.reader.speakers import Speakers, find_speakers
from builder.reader.times import date_line, moment

_LEAD_TITLE = "はじめに"  # of the section before the first 【…】
MAX_PARAGRAPH = 20_000  # characters; all work on a paragraph is done at once


def parse_interview(text: str, *, path: str, settings: Settings) -> Edition:
    """The edition that an interview.txt and its settings make; the grammar stands in `grammar`.

    `path`, relative to the root, names the place in messages; the folder in it (or the file,
    where that is not called interview.txt) gives `slug`. Raises `EditionError` with all problems.
    """
    problems: list[Problem] = []
    edition = read_interview(text, path=path, settings=settings, problems=problems)
    if problems or edition is None:
        raise EditionError(problems)
    return edition


def read_interview(
    text: str, *, path: str, settings: Settings, problems: list[Problem]
) -> Edition | None:
    """As `parse_interview`, but problems go to the caller's list. None: there is no text."""
    lines = _lines(text)
    filled = [line for line in lines if line.text.strip()]
    speakers = find_speakers((line.text for line in filled), settings.speakers)
    reader = _Reader(path=path, settings=settings, speakers=speakers)
    edition = reader.edition(lines) if filled else None
    if edition is None:
        reader.report("empty-file", 1, "the text of an interview", "an empty file")
    problems += sorted(reader.problems, key=lambda problem: problem.location)
    return edition


@dataclass(slots=True)
class _Reader:
    """Builds one edition and collects what is wrong with it."""

    path: str
    settings: Settings
    speakers: Speakers
    problems: list[Problem] = field(default_factory=list)

    def edition(self, lines: Sequence[SourceLine]) -> Edition:
        """The edition that these lines, and the settings, make."""
        self._check_characters(lines)
        lines = with_sections(lines, self.speakers)
        filled = [line for line in lines if line.text.strip()]
        head = read_head(filled, self.settings.title, self.speakers)
        body = read_body(_without(lines, head.lines), self.speakers)
        title = self._title(head)
        sections = self._sections(body, title)
        self._check_order(body)
        settings = self.settings
        return Edition(
            slug=_slug(self.path),
            path=PurePosixPath(self.path).parent.as_posix(),
            title=title,
            sections=sections,
            label=head.label,
            subtitle=settings.subtitle,
            kind=settings.kind,
            published=settings.published or self._published(head),
            source=settings.source,
            recording=settings.recording,
            speakers=settings.speakers,
            annotators=settings.annotators,
            licence=settings.licence,
            grain=settings.grain,
            profile=self._profile(body.profile) if body.profile else None,
            overrides=settings.overrides,
            head=head.lines,
            left_out=tuple(body.left_out),
        )

    def report(self, code: str, line: int, expected: str, found: str, hint: str = "") -> None:
        """Note a problem at a line."""
        self.problems.append(problem_at(self.path, code, expected, shorten(found), hint, line))

    def _title(self, head: Head) -> str:
        title = self.settings.title or take_readings(head.title).text
        if not title:
            hint = "write it as the first line, or as title in edition.yml"
            self.report("missing-title", 1, "a title before the text", "none", hint)
        return title

    def _published(self, head: Head) -> datetime | None:
        match = date_line(head.date.text) if head.date else None
        if head.date is None or match is None:
            return None
        try:
            return moment(match)
        except ValueError:
            self.report("date", head.date.line, "a date that the calendar has", match.group())
            return None

    def _sections(self, body: Body, title: str) -> tuple[Section, ...]:
        if not body.sections:
            self.report("no-text", 1, "the text of an interview", "nothing behind the head")
        only = len(body.sections) == 1
        titles = [
            (title if only else _LEAD_TITLE) if each.title is None else self._heading(each)
            for each in body.sections
        ]
        fixed = {each.title: each.id for each in self.settings.sections}
        self._check_fixed(titles)
        ids = section_ids(titles, fixed)
        built = zip(body.sections, titles, ids, strict=True)
        return tuple(self._section(lines, title, id) for lines, title, id in built)

    def _heading(self, section: SectionLines) -> str:
        if not section.title:
            self.report("section-title", section.line, "a title in 【】", "none")
        return take_readings(section.title or "").text

    def _check_fixed(self, titles: Sequence[str]) -> None:
        known = set(titles)
        for each in self.settings.sections:
            if each.title not in known:
                few = titles[:HINTS] if len(self.problems) < HINTS else ()
                self.problems.append(
                    Problem(
                        code="section-unknown",
                        location=each.location,
                        expected="the title of a section",
                        found=shorten(each.title),
                        hint=did_you_mean(each.title, few),
                    )
                )

    def _section(self, section: SectionLines, title: str, id: str) -> Section:
        if not any(passage.blocks for passage in section.passages) and section.title is not None:
            self.report("section-empty", section.line, f"text below 【{shorten(title)}】", "none")
        ids = passage_ids(each.mark.seconds if each.mark else None for each in section.passages)
        passages = []
        untimed = 0
        for passage, passage_id in zip(section.passages, ids, strict=True):
            passages.append(self._passage(passage, passage_id, untimed))
            untimed += 0 if passage_id else len(passage.blocks)
        return Section(id=id, title=title, passages=tuple(passages), line=section.line)

    def _passage(self, passage: PassageLines, id: str, untimed: int) -> Passage:
        mark = passage.mark
        if mark and mark.expected:
            self.report("time", passage.line, mark.expected, mark.found, mark.hint)
        elif mark and not passage.blocks:
            self.report("passage-empty", passage.line, "text below the timestamp", "none")
        ids = paragraph_ids(id, len(passage.blocks), untimed)
        pairs = zip(passage.blocks, ids, strict=True)
        return Passage(
            id=id or next(iter(ids), ""),
            time=mark.seconds if mark else None,
            paragraphs=tuple(self._paragraph(block, id) for block, id in pairs),
            line=passage.line,
        )

    def _paragraph(self, block: Block, id: str) -> Paragraph:
        source = "\n".join(line.text for line in block).lstrip(" \t\xa0").rstrip()
        if len(source) > MAX_PARAGRAPH:
            expected = f"at most {MAX_PARAGRAPH:,} characters in a paragraph"
            self.report("paragraph-size", block[0].line, expected, f"{len(source):,}")
            source = ""
        plain = take_readings(source)
        brackets = read_brackets(plain.text, self.settings.annotators)
        for fault in brackets.faults:
            line = block[0].line + plain.text.count("\n", 0, fault.offset)
            self.report("bracket", line, fault.expected, fault.found)
        mark = self.speakers.mark(plain.text.partition("\n")[0])
        return Paragraph(
            id=id,
            speaker=mark.speaker if mark else None,
            text=plain.text,
            line=block[0].line,
            lead=mark.length if mark else 0,
            notes=brackets.notes,
            asides=brackets.asides,
            readings=plain.readings,
        )

    def _profile(self, profile: ProfileLines) -> Profile:
        blocks = [
            tuple(run)
            for filled, run in groupby(profile.lines, key=lambda line: bool(line.text.strip()))
            if filled
        ]
        ids = paragraph_ids("", len(blocks), 0)
        pairs = zip(blocks, ids, strict=True)
        paragraphs = tuple(self._paragraph(block, id) for block, id in pairs)
        return Profile(name=profile.name, paragraphs=paragraphs, line=profile.line)

    def _check_characters(self, lines: Iterable[SourceLine]) -> None:
        for line in lines:
            if bad := unwritable(line.text):
                found = f"the character {bad}"
                self.report("control-character", line.line, "text", found, "delete it")

    def _check_order(self, body: Body) -> None:
        """Times must not run backwards from one passage of the edition to the next."""
        timed = [passage for section in body.sections for passage in section.passages]
        marks = [(each.mark, each.line) for each in timed if each.mark]
        known = [(mark, line) for mark, line in marks if mark.seconds is not None]
        latest = accumulate((mark.seconds or 0 for mark, _ in known), max)
        for (mark, line), (_, before), last in zip(known[1:], known, latest, strict=False):
            if (mark.seconds or 0) < last:
                hint = f"the one before stands at line {before}"
                self.report("time-backwards", line, "a later timestamp", mark.found, hint)


def _lines(text: str) -> list[SourceLine]:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return [SourceLine(line=line, text=each) for line, each in enumerate(text.split("\n"), 1)]


def _without(lines: Sequence[SourceLine], taken: Iterable[SourceLine]) -> list[SourceLine]:
    """The lines, with those that are taken made blank."""
    numbers = {line.line for line in taken}
    return [SourceLine(line=each.line, text="") if each.line in numbers else each for each in lines]


def _slug(path: str) -> str:
    file = PurePosixPath(path)
    return file.parent.name if file.name == INTERVIEW and file.parent.name else file.stem
