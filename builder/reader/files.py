"""Source files on disk: bytes → text → editions, glossary, overrides."""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from builder.errors import EditionError, Location, Problem
from builder.model import Edition, ReadingOverride, Term
from builder.reader.fields import did_you_mean
from builder.reader.glossary import parse_glossary
from builder.reader.interview import read_interview
from builder.reader.overrides import parse_overrides
from builder.reader.settings import Settings, parse_settings
from builder.reader.times import JAPAN
from builder.slug import is_slug

EDITIONS = "editions"
INTERVIEW = "interview.txt"
SETTINGS = "edition.yml"

T = TypeVar("T")

_NEVER = datetime(1, 1, 2, tzinfo=JAPAN)
_KANA = re.compile(r"[ぁ-んァ-ヶー]")


def read_editions(root: Path) -> tuple[Edition, ...]:
    """All editions below `root/editions`, the newest first, then by slug.

    Raises `EditionError` with the problems of all of them.
    """
    folders = _folders(root)
    problems: list[Problem] = []
    editions = [_edition(root, folder.name, problems) for folder in folders]
    if problems:
        raise EditionError(problems)
    found = sorted((each for each in editions if each), key=lambda each: each.slug)
    return tuple(sorted(found, key=lambda each: each.published or _NEVER, reverse=True))


def read_edition(root: Path, slug: str) -> Edition:
    """The edition in `root/editions/<slug>`. Raises `EditionError` with all its problems."""
    names = [folder.name for folder in _folders(root)]
    if slug not in names:
        hint = did_you_mean(slug, names)
        raise EditionError([_problem("no-edition", EDITIONS, f"a folder {slug}", "none", hint)])
    return _raising(lambda problems: _edition(root, slug, problems))


def read_file(path: Path) -> Edition:
    """The edition of any interview.txt, with the edition.yml that lies beside it, if one does.

    Messages name the path as it was given. Raises `EditionError` with all problems.
    """
    return _raising(lambda problems: _read(path, path.as_posix(), problems))


def read_glossary(root: Path) -> tuple[Term, ...]:
    """The entries of `root/editions/glossary.yml`; none where there is no such file.

    Raises `EditionError` with all problems.
    """
    path = f"{EDITIONS}/glossary.yml"
    text = _optional_text(root / path, path)
    return parse_glossary(text, path=path)


def read_overrides(root: Path) -> tuple[ReadingOverride, ...]:
    """The entries of `root/editions/readings.yml`; none where there is no such file.

    Raises `EditionError` with all problems.
    """
    path = f"{EDITIONS}/readings.yml"
    return parse_overrides(_optional_text(root / path, path), path=path)


def _folders(root: Path) -> list[Path]:
    editions = root / EDITIONS
    if not editions.is_dir():
        raise EditionError([_problem("no-editions", EDITIONS, "a folder", "none")])
    return sorted(
        each for each in editions.iterdir() if each.is_dir() and not each.name.startswith(".")
    )


def _edition(root: Path, slug: str, problems: list[Problem]) -> Edition | None:
    folder = f"{EDITIONS}/{slug}"
    if not is_slug(slug):
        expected = "a folder's name of a to z, 0 to 9 and hyphens"
        problems.append(_problem("folder-name", folder, expected, slug))
    if not (root / folder / INTERVIEW).exists():
        inside = any((root / folder).iterdir())
        found = f"no {INTERVIEW}" if inside else "an empty folder"
        problems.append(_problem("no-interview", folder, f"an {INTERVIEW}", found))
        return None
    return _read(root / folder / INTERVIEW, f"{folder}/{INTERVIEW}", problems)


def _read(file: Path, path: str, problems: list[Problem]) -> Edition | None:
    """The edition of a file that messages call `path`."""
    settings = _settings(file.with_name(SETTINGS), _beside(path), problems)
    try:
        text = _text(file, path)
    except EditionError as error:
        problems += error.problems
        return None
    return read_interview(text, path=path, settings=settings, problems=problems)


def _settings(file: Path, path: str, problems: list[Problem]) -> Settings:
    try:
        text = _optional_text(file, path)
    except EditionError as error:
        problems += error.problems
        return Settings()
    return parse_settings(text, path=path, problems=problems)


def _beside(path: str) -> str:
    return f"{path.rpartition('/')[0]}/{SETTINGS}".removeprefix("/")


def _raising(read: Callable[[list[Problem]], T | None]) -> T:
    problems: list[Problem] = []
    value = read(problems)
    if problems or value is None:
        raise EditionError(problems)
    return value


def _optional_text(file: Path, path: str) -> str:
    return _text(file, path) if file.exists() else ""


def _text(file: Path, path: str) -> str:
    try:
        data = file.read_bytes()
    except OSError as error:
        found = error.strerror or "an error of the system"
        raise EditionError([_problem("unreadable", path, "a readable file", found)]) from None
    return decode(data, path)


def decode(data: bytes, path: str) -> str:
    """UTF-8 text, with or without a byte order mark. Raises `EditionError`, with a guess."""
    if (encoding := _marked_encoding(data)) is None:
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            encoding = _guess(data)
    else:
        line = 0
    hint = "save it again as UTF-8"
    found = f"what looks like {encoding}" if encoding else "bytes that are none"
    location = Location(path=path, line=line)
    raise EditionError(
        [Problem(code="encoding", location=location, expected="UTF-8", found=found, hint=hint)]
    )


def _marked_encoding(data: bytes) -> str | None:
    """An encoding that marks itself: UTF-16 by its order mark or its many zeros, JIS by escapes."""
    start = data[:2000]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or start.count(0) * 5 > len(start) > 3:
        return "UTF-16"
    return "ISO-2022-JP" if b"\x1b$B" in start or b"\x1b$@" in start else None


def _guess(data: bytes) -> str:
    """Shift_JIS or EUC-JP, whichever gives more kana; empty where neither gives text."""
    names = {"cp932": "Shift_JIS", "euc_jp": "EUC-JP"}
    kana = {codec: _count_kana(data, codec) for codec in names}
    best = max(names, key=lambda codec: kana[codec])
    return names[best] if kana[best] else ""


def _count_kana(data: bytes, codec: str) -> int:
    return len(_KANA.findall(data[:20_000].decode(codec, errors="ignore")))


def _problem(code: str, path: str, expected: str, found: str, hint: str = "") -> Problem:
    location = Location(path=path)
    return Problem(code=code, location=location, expected=expected, found=found, hint=hint)
