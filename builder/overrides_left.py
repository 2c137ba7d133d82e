"""Editors' readings that hold nowhere: for a word misspelt, or a text that is another by now."""

from collections.abc import Iterable, Iterator

from builder.errors import Location, Notice, notice_at
from builder.model import AnnotatedEdition, ReadingOverride, Token
from builder.readings.overrides import without_place


class OverridesLeft:
    """The readings that hold nowhere in the editions seen so far: of those that all editions
    share, and of each edition's own."""

    def __init__(self, shared: Iterable[ReadingOverride]) -> None:
        self._shared = tuple(shared)
        self._own: list[ReadingOverride] = []

    def seen(self, editions: Iterable[AnnotatedEdition]) -> Iterator[AnnotatedEdition]:
        """The editions, looked at on their way."""
        for each in editions:
            own = each.edition.overrides
            for text, tokens in _texts(each):
                self._shared = without_place(text, tokens, self._shared)
                own = without_place(text, tokens, own)
            self._own += own
            yield each

    def notices(self) -> tuple[Notice, ...]:
        """What to tell of them."""
        own = (_notice(override, "in this edition") for override in self._own)
        return (*(_notice(override, "in any edition") for override in self._shared), *own)


def _texts(annotated: AnnotatedEdition) -> Iterator[tuple[str, tuple[Token, ...]]]:
    """All that is read of an edition."""
    yield annotated.edition.title, annotated.title
    if annotated.edition.profile:
        yield annotated.edition.profile.name, annotated.name
    for section in annotated.sections:
        yield section.section.title, section.title
    for each in annotated.paragraphs:
        yield each.paragraph.text, each.tokens


def _notice(override: ReadingOverride, where: str) -> Notice:
    sides = {"after": override.after, "before": override.before}
    beside = "".join(f", {side} {text}" for side, text in sides.items() if text)
    location = override.location or Location(path="")
    text = f"nothing {where} is {override.surface} ({override.reading}{beside})"
    return notice_at(location, "reading-unused", text)
