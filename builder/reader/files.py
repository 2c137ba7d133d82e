"""Source files on disk: bytes → text → editions, glossary, overrides."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from builder.errors import EditionError, Problem, problem_at
from builder.model import INTERVIEW, Draft, Edition, ReadingOverride, Term
from builder.processes import spread
from builder.reader.disk import is_there, leads_out, link_out, text_of, unreadable
from builder.reader.drafts import parse_drafts
from builder.reader.fields import did_you_mean
from builder.reader.glossary import parse_glossary
from builder.reader.interview import read_interview
from builder.reader.overrides import parse_overrides
from builder.reader.settings import Settings, parse_settings
from builder.reader.times import JAPAN
from builder.slug import SIGNS, is_slug, slug

EDITIONS = "editions"
SETTINGS = "edition.yml"
GLOSSARY = f"{EDITIONS}/glossary.yml"
READINGS = f"{EDITIONS}/readings.yml"
DRAFTS = f"{EDITIONS}/drafts.yml"

# With fewer editions the second process costs more than it saves.
_WORTH_A_PROCESS = 60

# Characters; what is longer is built in parts, for each of which all would be unpacked.
_LONGEST_PACKED = 30_000

T = TypeVar("T")


_NEVER = datetime(1, 1, 2, tzinfo=JAPAN)
"""When an edition without a date was published: a day behind the first, which zones may move."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """The editions that one of several machines builds: each `of`-th folder from the `number`-th,
    which counts from 1."""

    number: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Everything that editors wrote: the editions, and what all of them share."""

    editions: tuple[Edition, ...]
    glossary: tuple[Term, ...]
    overrides: tuple[ReadingOverride, ...]
    drafts: tuple[Draft, ...]


def read_sources(
    root: Path, slug: str | None = None, share: Share | None = None, *, packed: bool = False
) -> Sources:
    """All sources below `root/editions`, or those of the edition `slug`, or of a share of the
    editions, `packed` or not, and what is shared by all.

    Raises `EditionError` with the problems of all files.
    """
    problems: list[Problem] = []
    editions = _try(
        lambda: (read_edition(root, slug),) if slug else read_editions(root, share, packed=packed),
        problems,
    )
    glossary = _try(lambda: read_glossary(root), problems)
    overrides = _try(lambda: read_overrides(root), problems)
    drafts = _try(lambda: read_drafts(root), problems)
    if problems:
        raise EditionError(problems)
    return Sources(
        editions=editions or (),
        glossary=glossary or (),
        overrides=overrides or (),
        drafts=drafts or (),
    )


def read_editions(
    root: Path, share: Share | None = None, *, packed: bool = False
) -> tuple[Edition, ...]:
    """All editions below `root/editions`, or a share, `packed` or not, the newest first, then by
    slug.

    Raises `EditionError` with the problems of all of them.
    """
    folders = _folders(root)
    if not folders:
        hint = "kunten new SLUG --from FILE makes the first edition"
        expected = "a folder for each interview"
        raise EditionError([problem_at(EDITIONS, "no-editions", expected, "an empty folder", hint)])
    problems: list[Problem] = []
    chosen = folders[share.number - 1 :: share.of] if share else folders
    editions = []
    work, worthwhile = partial(_with_problems, root, packed), len(chosen) // _WORTH_A_PROCESS
    for edition, own in spread(work, chosen, worthwhile):
        editions.append(edition)
        problems += own
    if problems:
        raise EditionError(problems)
    found = sorted((each for each in editions if each), key=lambda each: each.slug)
    return tuple(sorted(found, key=lambda each: each.published or _NEVER, reverse=True))


def read_edition(root: Path, slug: str) -> Edition:
    """The edition in `root/editions/<slug>`. Raises `EditionError` with all its problems."""
    folders = {folder.name: folder for folder in _folders(root)}
    if slug not in folders:
        hint = did_you_mean(slug, tuple(folders))
        raise EditionError([problem_at(EDITIONS, "no-edition", f"a folder {slug}", "none", hint)])
    return _raising(lambda problems: _edition(root, folders[slug], problems))


def read_file(path: Path) -> Edition:
    """The edition of any interview.txt, with the edition.yml that lies beside it, if one does.

    Messages name the path as it was given. Raises `EditionError` with all problems.
    """
    return _raising(lambda problems: _read(path, path.as_posix(), None, problems))


def read_glossary(root: Path) -> tuple[Term, ...]:
    """The entries of `root/editions/glossary.yml`; none where there is no such file.

    Raises `EditionError` with all problems.
    """
    return parse_glossary(_shared_text(root, GLOSSARY), path=GLOSSARY)


def read_overrides(root: Path) -> tuple[ReadingOverride, ...]:
    """The entries of `root/editions/readings.yml`; none where there is no such file.

    Raises `EditionError` with all problems.
    """
    return parse_overrides(_shared_text(root, READINGS), path=READINGS)


def read_drafts(root: Path) -> tuple[Draft, ...]:
    """The entries of `root/editions/drafts.yml`; none where there is no such file.

    Raises `EditionError` with all problems.
    """
    return parse_drafts(drafts_text(root), path=DRAFTS)


def drafts_text(root: Path) -> str:
    """What stands in `root/editions/drafts.yml`, for adding to it; nothing without the file.

    Raises `EditionError`.
    """
    return _shared_text(root, DRAFTS)


def _shared_text(root: Path, path: str) -> str:
    """The text of a file of all editions, or nothing where there is none."""
    return optional_text(root / path, path, root / EDITIONS)


def _folders(root: Path) -> list[Path]:
    """What stands in `editions/` beside its files; hidden names are not looked at."""
    editions = root / EDITIONS
    try:
        if not editions.is_dir():
            hint = "kunten init DIR makes a site with one"
            raise EditionError([problem_at(EDITIONS, "no-editions", "a folder", "none", hint)])
        return sorted(each for each in editions.iterdir() if _is_folder(each))
    except OSError as error:
        raise EditionError([unreadable(EDITIONS, error)]) from None


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.name.startswith(".")


def _edition(root: Path, folder: Path, problems: list[Problem]) -> Edition | None:
    path, inside = f"{EDITIONS}/{folder.name}", root / EDITIONS
    if leads_out(folder, inside):
        problems.append(link_out(path, inside))
        return None
    if not is_slug(folder.name):
        expected = f"a folder's name of {SIGNS}"
        hint = f"rename it {slug(folder.name)}"
        problems.append(problem_at(path, "folder-name", expected, folder.name, hint))
    if not is_there(folder / INTERVIEW):
        problems.append(_no_interview(folder, path))
        return None
    return _read(folder / INTERVIEW, f"{path}/{INTERVIEW}", inside, problems)


def _with_problems(root: Path, packed: bool, folder: Path) -> tuple[Edition | None, list[Problem]]:
    problems: list[Problem] = []
    edition = _edition(root, folder, problems)
    short = edition and edition.length <= _LONGEST_PACKED
    return edition.packed if edition and packed and short else edition, problems


def _no_interview(folder: Path, path: str) -> Problem:
    try:
        found = f"no {INTERVIEW}" if any(folder.iterdir()) else "an empty folder"
    except OSError as error:
        return unreadable(path, error)
    return problem_at(path, "no-interview", f"an {INTERVIEW}", found)


def _read(file: Path, path: str, inside: Path | None, problems: list[Problem]) -> Edition | None:
    """The edition of a file that messages call `path`; see `text_of` for `inside`."""
    settings = _settings(file.with_name(SETTINGS), _beside(path), inside, problems)
    text = _try(lambda: text_of(file, path, inside=inside), problems)
    if text is None:
        return None
    return read_interview(text, path=path, settings=settings, problems=problems)


def _settings(file: Path, path: str, inside: Path | None, problems: list[Problem]) -> Settings:
    text = _try(lambda: optional_text(file, path, inside), problems)
    return parse_settings(text or "", path=path, problems=problems)


def _beside(path: str) -> str:
    return f"{path.rpartition('/')[0]}/{SETTINGS}".removeprefix("/")


def _try(read: Callable[[], T], problems: list[Problem]) -> T | None:
    """What `read` gives; None where it fails, and its problems go to the list."""
    try:
        return read()
    except EditionError as error:
        problems += error.problems
        return None


def _raising(read: Callable[[list[Problem]], T | None]) -> T:
    problems: list[Problem] = []
    value = read(problems)
    if problems or value is None:
        raise EditionError(problems)
    return value


def optional_text(file: Path, path: str, inside: Path | None) -> str:
    """The text of a file that messages call `path`, or nothing; see `text_of` for `inside`."""
    return text_of(file, path, inside=inside) if is_there(file) else ""
