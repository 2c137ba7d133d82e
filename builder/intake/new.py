"""A new edition made from a file: drafted, written in our grammar, read back, then saved."""

from itertools import islice
from pathlib import Path

from builder.errors import EditionError, Problem, problem_at, refusal
from builder.files_out import write_new_folder
from builder.intake.draft import Draft, LeftOut, Turn
from builder.intake.formats import take
from builder.intake.told import NewEdition
from builder.intake.writing import heard_speakers, interview_text, named_speakers, settings_text
from builder.model import INTERVIEW, Edition
from builder.reader import (
    EDITIONS,
    SETTINGS,
    Settings,
    bytes_of,
    is_there,
    read_interview,
)
from builder.slug import PAGES_OF_SITE, SIGNS, is_slug


def new_edition(root: Path, slug: str, file: Path, *, write: bool = True) -> NewEdition:
    """Make `root/editions/<slug>` from a file. Nothing that stands there is ever written over;
    without `write`, only tell what would be made.

    Raises `EditionError` where the slug cannot be one or is taken, or the file holds no interview.
    """
    folder = f"{EDITIONS}/{slug}"
    _check_slug(root, slug, folder, write)
    taken = take(bytes_of(file, file.as_posix()), file.as_posix())
    draft = taken.draft
    text = _titled_text(draft, file)
    edition, problems = _read_back(text, folder, draft)
    if edition is None or not edition.sections:
        raise _no_text(file)
    files = {
        INTERVIEW: text.encode(),
        SETTINGS: settings_text(draft, edition, file.name).encode(),
    }
    if write:
        _save(root, slug, files)
    place = f"{folder}/{INTERVIEW}"
    left_out = (LeftOut(place=place, text=line.text) for line in edition.left_out)
    return NewEdition(
        source=file.name,
        kind=draft.kind,
        written_in=taken.written,
        folder=folder,
        files=tuple(files) if write else (),
        in_site=is_there(root / "mkdocs.yml"),
        left_out=(*draft.left_out, *left_out),
        unsure=tuple(dict.fromkeys(draft.unsure)),
        problems=tuple(problems),
    )


def _titled_text(draft: Draft, file: Path) -> str:
    """The draft in our grammar; a title that nothing tells is that of the file."""
    text = interview_text(draft)
    if draft.pasted:
        return text
    if not any(isinstance(part, Turn) for part in draft.parts):
        raise _no_text(file)
    if draft.head_in_text or draft.title:
        return text
    draft.title = file.stem[:100]
    draft.unsure.append(f"no title was found: the file's name 「{draft.title}」 is used")
    return f"{draft.title}\n\n{text}"


def _no_text(file: Path) -> EditionError:
    expected = "the text of an interview"
    return EditionError([problem_at(file.as_posix(), "no-text", expected, "none")])


def _check_slug(root: Path, slug: str, folder: str, write: bool) -> None:
    if not is_slug(slug):
        expected = f"a name of {SIGNS}"
        raise EditionError([problem_at(EDITIONS, "folder-name", expected, slug)])
    if slug in PAGES_OF_SITE or any(
        is_there(root / "docs" / name) for name in (slug, f"{slug}.md")
    ):
        hint = "choose another name: the site or Windows keeps this one"
        expected = "a folder's name that no page or device has"
        raise EditionError([problem_at(folder, "slug-taken", expected, slug, hint)])
    if write and is_there(root / folder):
        hint = "choose another name: nothing is written over"
        expected = "no folder of this name"
        raise EditionError([problem_at(folder, "folder-taken", expected, "one", hint)])


def _read_back(text: str, folder: str, draft: Draft) -> tuple[Edition | None, list[Problem]]:
    """The edition that the new text makes, as every later build will read it."""
    path = f"{folder}/{INTERVIEW}"
    problems: list[Problem] = []
    settings = Settings(title=draft.title, speakers=named_speakers(draft))
    edition = read_interview(text, path=path, settings=settings, problems=problems)
    if edition and (draft.pasted or draft.head_in_text):
        # Once title and speakers are written down, they tell where the head and the turns end.
        draft.title, draft.speakers = edition.title, heard_speakers(edition)
        settings = Settings(title=draft.title, speakers=draft.speakers)
        problems = []
        edition = read_interview(text, path=path, settings=settings, problems=problems)
    for line in _headings_without_brackets(text, edition) if edition else ():
        draft.unsure.append(f"「{line}」 and lines like it were read as headings of sections")
    if edition and edition.published is None:
        draft.unsure.append(f"no date was found: write it as published into {SETTINGS}")
    return edition, problems


def _headings_without_brackets(text: str, edition: Edition) -> list[str]:
    """The first of the lines that open sections and are not in 【…】."""
    lines = text.split("\n")
    opened = ((lines[each.line - 1].strip(), each.title) for each in edition.sections)
    found = (line for line, title in opened if title in line and not set(line) & set("【。"))
    return [*islice(found, 1)]


def _save(root: Path, slug: str, files: dict[str, bytes]) -> None:
    folder = f"{EDITIONS}/{slug}"
    try:
        write_new_folder(root / EDITIONS / slug, files)
    except OSError as error:
        problem = problem_at(folder, "unwritable", "a folder to write", refusal(error))
        raise EditionError([problem]) from None
