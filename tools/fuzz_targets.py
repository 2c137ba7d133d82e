"""What is tried, and the laws that each input must leave standing.

A target takes bytes, as a disk holds them. It ends quietly, whether the input is read or told as
problems with their places, or raises: AssertionError for a broken law, anything else for a bug.
"""

import re
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
from fuzz_exports import SEED, all_exports
from fuzz_html import Alive, html_of

from builder.analyzer import UnidicAnalyzer
from builder.edition_builder import EditionBuilder
from builder.edits import Entries
from builder.errors import EditionError, Problem
from builder.exporters import EXPORTERS, Export
from builder.formats import fitting
from builder.glossary import Glossary
from builder.intake.formats import take
from builder.intake.new import new_edition
from builder.model import Edition
from builder.pages import PackedMentions, edition_pages, glossary_page, mentions_of
from builder.reader import parse_drafts, read_glossary, read_interview, read_overrides
from builder.reader.disk import decode
from builder.reader.settings import parse_settings
from builder.readings import ReadingEngine, annotate_lines
from builder.report import REPORTS

ROOT = Path(__file__).parent.parent
TESTS = ROOT / "tests"
PATH = "editions/fuzz/interview.txt"
SETTINGS = "speakers: [{name: 山田海}]\nannotators: [{name: 編集部, label: 編集部注}]\n"

_RUBY = re.compile(r"\{([^{}|]*)\|[^{}|]*\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """`seeds`: good inputs to begin with; `sample`: one input in so many is tried, for some
    take a hundred times as long as others."""

    run: Callable[[bytes], None]
    seeds: Callable[[], list[bytes]]
    sample: int = 1


def _edition(data: bytes, settings_text: str = SETTINGS) -> Edition | None:
    """The edition, with the laws on its lines and spans; None where problems are told."""
    problems: list[Problem] = []
    settings = parse_settings(settings_text, path="edition.yml", problems=problems)
    assert not problems, problems
    try:
        text = decode(data, PATH)
    except EditionError as error:
        _told(error.problems)
        return None
    edition = read_interview(text, path=PATH, settings=settings, problems=problems)
    _told(problems)
    if problems or edition is None:
        assert problems
        return None
    _each_line_is_in_one_place(text, edition)
    for section in edition.sections:
        for paragraph in section.paragraphs:
            spans = [(each.start, each.end) for each in paragraph.notes]
            spans += [(each.start, each.end) for each in paragraph.asides]
            for start, end in spans:
                assert paragraph.text[start] in "(（", paragraph
                assert paragraph.text[end - 1] in ")）", paragraph
    return edition


def _told(problems: Sequence[Problem]) -> None:
    """Every message is one printable line with its place, in every form."""
    for report in REPORTS.values():
        for line in report(problems, ()):
            assert "\x1b" not in line
    for each in map(str, problems):
        assert "\n" not in each and each.split(":")[0], each


def _each_line_is_in_one_place(text: str, edition: Edition) -> None:
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    filled = {number for number, line in enumerate(lines, 1) if line.strip()}
    taken = [line.line for line in (*edition.head, *edition.left_out)]
    for section in edition.sections:
        for passage in section.passages:
            for paragraph in passage.paragraphs:
                taken += range(paragraph.line, paragraph.line + paragraph.text.count("\n") + 1)
    assert len(taken) == len(set(taken)), "a line in two places"
    missing = filled - set(taken)
    marks = {section.line for section in edition.sections}
    marks |= {passage.line for section in edition.sections for passage in section.passages}
    profile = range(edition.profile.line, len(lines) + 1) if edition.profile else ()
    assert not missing - marks - set(profile), f"lines {sorted(missing - marks)} are lost"


def _reader(data: bytes) -> None:
    _edition(data)


@cache
def _builder() -> EditionBuilder:
    entries = Entries(terms=read_glossary(ROOT), overrides=read_overrides(ROOT), drafts=())
    return EditionBuilder(entries, tuple(EXPORTERS))


def _pages(data: bytes) -> None:
    edition = _edition(data)
    if edition is None:
        return
    builder = _builder()
    studied = builder.study(edition)
    texts: list[str] = []
    for page in (
        *edition_pages(studied.annotated, studied.uses, studied.difficulties),
        glossary_page(builder.glossary, [PackedMentions(mentions_of(studied.annotated))]),
    ):
        alive = Alive(html_of(page.markdown))
        assert not alive.acting, (page.path, alive.acting)
        texts += alive.texts
    wanted = [each.text for section in edition.sections for each in section.paragraphs]
    wanted += [each.text for each in edition.profile.paragraphs] if edition.profile else []
    shown, known = [[_plain(each) for each in texts] for texts in (texts, wanted)]
    assert [each for each in shown if each in set(known)] == known, "text is lost on its page"


def _plain(text: str) -> str:
    """Line ends become breaks in HTML, which hold no character."""
    return text.replace("\n", "")


def _exports(data: bytes) -> None:
    edition = _edition(data)
    if edition is None:
        return
    studied = _builder().study(edition)
    export = Export(studied=studied, site_url="https://example.org/", changed=1)
    for form in fitting(edition, tuple(EXPORTERS)):
        assert EXPORTERS[form.name](export)


@cache
def _engine() -> ReadingEngine:
    return ReadingEngine(UnidicAnalyzer(), read_overrides(ROOT))


def _annotator(data: bytes) -> None:
    text = data.decode("utf-8", "surrogateescape")
    for line in text.split("\n"):
        (annotated,) = annotate_lines([line], _engine())
        assert _RUBY.sub(r"\1", annotated) == line, "the line does not come back"


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="kunten-fuzz-"))


def _data_file(name: str, read: Callable[[Path], object]) -> Callable[[bytes], None]:
    def run(data: bytes) -> None:
        path = _folder() / "editions" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        try:
            read(_folder())
        except EditionError as error:
            assert error.problems
            _told(error.problems)

    return run


def _glossary(root: Path) -> None:
    page = glossary_page(Glossary(read_glossary(root)), [])
    assert not (acting := Alive(html_of(page.markdown)).acting), acting


def _settings(root: Path) -> None:
    problems: list[Problem] = []
    text = decode((root / "editions" / "edition.yml").read_bytes(), "edition.yml")
    parse_settings(text, path="edition.yml", problems=problems)
    _told(problems)


def _drafts(root: Path) -> None:
    text = decode((root / "editions" / "drafts.yml").read_bytes(), "drafts.yml")
    parse_drafts(text, path="drafts.yml")


def _intake(name: str) -> Callable[[bytes], None]:
    """`kunten new` from a file of this name, and every build that follows."""

    def run(data: bytes) -> None:
        number = len(list(_folder().iterdir()))
        root = _folder() / f"site-{number}"
        file = root / name
        root.mkdir()
        file.write_bytes(data)
        try:
            take(data, name)
            made = new_edition(root, "fuzz", file)
        except EditionError as error:
            _told(error.problems)
            assert not (root / "editions" / "fuzz").exists(), "something half-written"
        else:
            _told(made.problems)
            written = (root / made.folder / "interview.txt").read_bytes()
            settings = (root / made.folder / "edition.yml").read_text("utf-8")
            read = _edition(written, settings)
            assert made.problems or read, "written, and not read back"
        assert sorted(path.name for path in root.iterdir()) in (["editions", name], [name])

    return run


def _interviews() -> list[bytes]:
    texts = sorted(TESTS.glob("interviews/*.txt")) + sorted(ROOT.glob("editions/*/interview.txt"))
    article = ROOT.parent / "shared" / "article" / "interview.txt"
    return [path.read_bytes() for path in (*texts, *([article] if article.exists() else []))]


def _word_documents() -> list[bytes]:
    """Packed and not compressed, so that a changed byte changes the text and its marks."""
    document, stream, plain = docx.Document(), BytesIO(), BytesIO()
    for style, text in (("Title", "箱を作る"), ("Heading 1", "木"), ("Normal", "山田：桐です。")):
        document.add_paragraph(text, style=style)
    document.save(stream)
    with ZipFile(stream) as packed, ZipFile(plain, "w") as unpacked:
        for name in packed.namelist():
            unpacked.writestr(name, packed.read(name))
    return [stream.getvalue(), plain.getvalue()]


def _samples(pattern: str) -> Callable[[], list[bytes]]:
    return lambda: [path.read_bytes() for path in sorted(ROOT.glob(pattern))]


def _pieces(pattern: str, lines: int = 60) -> Callable[[], list[bytes]]:
    """The first lines of each file, for whole ones take long."""
    return lambda: [b"\n".join(data.split(b"\n")[:lines]) for data in _samples(pattern)()]


def _of_data_file(name: str, read: Callable[[Path], object]) -> Target:
    """The reader of a file that all editions share."""
    return Target(run=_data_file(name, read), seeds=_pieces(f"editions/{name}"))


def _of_intake(kind: str) -> Target:
    """`kunten new` from files whose names end so."""
    seeds = _samples(f"tests/interviews/*.{kind}")
    return Target(run=_intake(f"source.{kind}"), seeds=seeds, sample=2)


TARGETS: Mapping[str, Target] = {
    "reader": Target(run=_reader, seeds=_interviews),
    "pages": Target(run=_pages, seeds=_interviews, sample=20),
    "exports": Target(run=_exports, seeds=_interviews, sample=20),
    "hostile-exports": Target(run=all_exports, seeds=lambda: [SEED], sample=20),
    "annotator": Target(run=_annotator, seeds=_pieces("tests/interviews/*.txt", 8)),
    "glossary": _of_data_file("glossary.yml", _glossary),
    "readings": _of_data_file("readings.yml", read_overrides),
    "drafts": _of_data_file("drafts.yml", _drafts),
    "settings": Target(
        run=_data_file("edition.yml", _settings), seeds=_samples("editions/*/edition.yml")
    ),
    **{f"new-{kind}": _of_intake(kind) for kind in ("txt", "srt", "vtt", "html", "md")},
    "new-docx": Target(run=_intake("source.docx"), seeds=_word_documents, sample=2),
}
