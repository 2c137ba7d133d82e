"""The body of a pasted article: which line belongs to which passage, and which to none."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from builder.model import SourceLine
from builder.reader.grammar import (
    TimeMark,
    is_foreign,
    is_prose,
    opens_profile,
    opens_related,
    profile_text,
    section_time,
    section_title,
    time_mark,
)
from builder.reader.profile import ProfileLines, joined, read_profile
from builder.reader.speakers import Speakers

# A paragraph's lines; a time at its start is taken off.
Block = tuple[SourceLine, ...]


@dataclass(slots=True)
class PassageLines:
    """A passage's paragraphs; `mark` is the time that opens it."""

    mark: TimeMark | None
    line: int
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class SectionLines:
    """A section's passages; `title` is None for the text before the first 【…】."""

    title: str | None
    line: int
    passages: list[PassageLines] = field(default_factory=list)


@dataclass(slots=True)
class Body:
    """Every line of the body, in its place. Lines are read in order by `read_body`."""

    speakers: Speakers
    sections: list[SectionLines] = field(default_factory=list)
    profiles: list[ProfileLines] = field(default_factory=list)
    left_out: list[SourceLine] = field(default_factory=list)
    _block: list[SourceLine] = field(default_factory=list)
    _state: str = "text"  # or "related", or "after" the profile

    def read(self, lines: Sequence[SourceLine]) -> None:
        """Put each line where it belongs."""
        at = 0
        while at < len(lines):
            if not lines[at].text.strip():
                self.end_block()
            elif opens_profile(lines[at].text) and (not self.profiles or self._state != "related"):
                at = self._read_profile(lines, at)
                continue
            else:
                self._read_line(lines, at)
            at += 1
        self.end_block()

    @property
    def profile(self) -> ProfileLines | None:
        """All that is told of persons."""
        return joined(self.profiles)

    def end_block(self) -> None:
        """A paragraph ends here, if one is open."""
        if self._block:
            self._passage(self._block[0].line).blocks.append(tuple(self._block))
            self._block = []

    def _read_line(self, lines: Sequence[SourceLine], at: int) -> None:
        if self._goes_on(lines, at):
            self._state = "text"
            self._read_text(lines[at])
        else:
            self.left_out.append(lines[at])

    def _goes_on(self, lines: Sequence[SourceLine], at: int) -> bool:
        """Whether the interview goes on here, or has never stopped."""
        text = lines[at].text
        if self._state == "text":
            return True
        opens = section_title(text) is not None and not is_foreign(text)
        mark = time_mark(text)
        if self._state == "after" and self.sections:
            alone = mark is not None and mark.seconds is not None and not mark.rest.strip()
            return alone or (opens and _is_timed(lines, at))
        speech = self.speakers.opens(text)
        return opens or mark is not None or speech or (self._state == "related" and is_prose(text))

    def _read_text(self, line: SourceLine) -> None:
        title = section_title(line.text)
        if opens_profile(line.text) or is_foreign(line.text):
            self.end_block()
            self._state = "related" if opens_related(line.text) else self._state
            self.left_out.append(line)
        elif title is not None:
            self.end_block()
            self.sections.append(SectionLines(title, line.line))
            if mark := section_time(line.text):
                self._open_passage(mark, line.line)
        elif mark := time_mark(line.text):
            self._open_passage(mark, line.line)
        else:
            if self.speakers.opens(line.text):
                self.end_block()
            self._block.append(line)

    def _open_passage(self, mark: TimeMark, line: int) -> None:
        self.end_block()
        self._section(line).passages.append(PassageLines(mark, line))
        if mark.rest.strip():
            self._block.append(SourceLine(line=line, text=mark.rest))

    def _section(self, line: int) -> SectionLines:
        if not self.sections:
            self.sections.append(SectionLines(None, line))
        return self.sections[-1]

    def _passage(self, line: int) -> PassageLines:
        passages = self._section(line).passages
        if not passages:
            passages.append(PassageLines(None, line))
        return passages[-1]

    def _read_profile(self, lines: Sequence[SourceLine], at: int) -> int:
        """Read the profile that opens at that index; gives the index behind it."""
        self.end_block()
        found = read_profile(lines, at, before_text=not self.sections)
        if found is None:
            self.left_out.append(lines[at])
            return at + 1
        self.profiles.append(found)
        before_text = not self.sections and profile_text(lines[at].text)
        self._state = "text" if before_text else "after"
        return found.end


def read_body(lines: Sequence[SourceLine], speakers: Speakers) -> Body:
    """The body of a file: its lines, blank ones too, with the head's lines made blank."""
    body = Body(speakers)
    body.read(lines)
    return body


def _is_timed(lines: Sequence[SourceLine], at: int) -> bool:
    """Whether a time stands behind the section's title or on the next line that is not blank."""
    following = (lines[number].text for number in range(at + 1, len(lines)))
    mark = section_time(lines[at].text)
    mark = mark or time_mark(next((text for text in following if text.strip()), ""))
    return mark is not None and mark.seconds is not None
