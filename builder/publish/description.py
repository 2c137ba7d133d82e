"""What search engines are told of a page, in schema.org's words as JSON-LD."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from builder.model import Edition, Kind, Recording, Section, Term, Work
from builder.pages.page import GLOSSARY_PATH, GLOSSARY_TITLE
from builder.publish.card import CARD
from builder.publish.publication import Publication, address_of
from builder.recording import chapter_cuts, cuts_of, moment_name, next_cut, second
from builder.timestamps import duration, moment_url

Json = dict[str, Any]

_LANGUAGE = "ja"
_CREATIVE_COMMONS = re.compile(r"CC (BY(?:-(?:NC|ND|SA))*) (\d\.\d)")


class Descriptions:
    """Describes the pages of a site by their path below the docs folder."""

    def __init__(
        self, publication: Publication, editions: Iterable[Edition], terms: Iterable[Term]
    ) -> None:
        self.publication = publication
        self._terms = tuple(terms)
        self._editions = {f"{each.slug}/index.md": each for each in editions}
        self._sections = {
            f"{edition.slug}/{section.id}.md": (edition, number)
            for edition in self._editions.values()
            for number, section in enumerate(edition.sections)
        }
        self._cuts = {each.slug: cuts_of(each) for each in self._editions.values()}

    def of(self, path: str) -> Json | None:
        """The value for a page; None where nothing but its head's tags is to be said."""
        if path in self._sections:
            value = self._section(path, *self._sections[path])
        elif path in self._editions:
            value = self._edition(path, self._editions[path])
        elif path == GLOSSARY_PATH:
            value = self._glossary()
        elif path == "index.md":
            value = self._site()
        else:
            return None
        return {"@context": "https://schema.org", **_filled(value)}

    def edition(self, path: str) -> Edition | None:
        """The edition that a page belongs to."""
        return self._editions.get(f"{path.partition('/')[0]}/index.md")

    def _edition(self, path: str, edition: Edition) -> Json:
        sections = [
            self._article(f"{edition.slug}/{section.id}.md", section.title)
            for section in edition.sections
        ]
        return {
            **self._article(path, edition.title),
            "alternativeHeadline": edition.subtitle,
            "image": self.publication.address(f"{edition.slug}/{CARD}"),
            **self._origin(edition),
            "mentions": [
                _filled(
                    {
                        "@type": "Person",
                        "name": one.name,
                        "alternateName": one.english,
                        "jobTitle": one.role,
                    }
                )
                for one in edition.speakers
            ],
            "isPartOf": self._site(),
            "hasPart": sections,
            "video": _video(edition.recording, _chapter_clips(edition.recording)),
        }

    def _section(self, path: str, edition: Edition, number: int) -> Json:
        section, cuts = edition.sections[number], self._cuts[edition.slug]
        return {
            **self._article(path, section.title),
            "image": self.publication.address(f"{edition.slug}/{CARD}"),
            "position": number + 1,
            **self._origin(edition),
            "isPartOf": self._article(f"{edition.slug}/index.md", edition.title),
            "video": _video(edition.recording, _clips(section, edition.recording, cuts)),
        }

    def _article(self, path: str, title: str) -> Json:
        """What is said of an article wherever it is named."""
        address = self.publication.address(address_of(path))
        return _filled(
            {"@type": "Article", "headline": title, "url": address, "inLanguage": _LANGUAGE}
        )

    def _origin(self, edition: Edition) -> Json:
        """Whose the sentences are: a retelling is the site's own, made from the source."""
        work, source = edition.source, _work(edition.source)
        retold = edition.kind is Kind.RETELLING
        own = {"@type": "Organization", "name": self.publication.name}
        return {
            "datePublished": _date(edition.published),
            "author": own if retold else _person(work.author if work else ""),
            "publisher": own,
            "isBasedOn": source,
            "license": _licence(edition.licence),
        }

    def _glossary(self) -> Json:
        address = self.publication.address(address_of(GLOSSARY_PATH))
        return {
            "@type": "DefinedTermSet",
            "name": GLOSSARY_TITLE,
            "url": address,
            "inLanguage": [_LANGUAGE, "en"],
            "hasDefinedTerm": [
                {
                    "@type": "DefinedTerm",
                    "name": term.term,
                    "alternateName": list(
                        dict.fromkeys([term.reading, term.english, *term.aliases])
                    ),
                    "description": term.ja,
                    "url": f"{address}#term-{term.id}",
                }
                for term in self._terms
            ],
        }

    def _site(self) -> Json:
        return _filled(
            {
                "@type": "WebSite",
                "name": self.publication.name,
                "url": self.publication.url,
                "description": self.publication.description,
                "inLanguage": _LANGUAGE,
            }
        )


def _filled(value: Json) -> Json:
    return {key: each for key, each in value.items() if each not in ("", None, [], {})}


def _work(work: Work | None) -> Json | None:
    if work is None:
        return None
    publisher = {"@type": "Organization", "name": work.publisher} if work.publisher else None
    return _filled(
        {
            "@type": "Article",
            "headline": work.name,
            "author": _person(work.author),
            "publisher": publisher,
            "url": work.url,
            "datePublished": _date(work.published),
        }
    )


def _licence(name: str) -> str | Json:
    """An address where one is known, else a work of that name: schema.org takes nothing else."""
    if name.startswith(("https://", "http://")) or not name:
        return name
    if match := _CREATIVE_COMMONS.fullmatch(name):
        return f"https://creativecommons.org/licenses/{match[1].lower()}/{match[2]}/"
    return {"@type": "CreativeWork", "name": name}


def _person(name: str) -> Json | None:
    return {"@type": "Person", "name": name} if name else None


def _video(recording: Recording | None, clips: list[Json]) -> Json | None:
    if recording is None:
        return None
    series = {"@type": "CreativeWorkSeries", "name": recording.name} if recording.name else None
    return _filled(
        {
            "@type": "VideoObject",
            "name": recording.title,
            "url": recording.url,
            "uploadDate": _date(recording.published),
            "duration": duration(recording.length) if recording.length else "",
            "isPartOf": series,
            "hasPart": clips,
        }
    )


def _chapter_clips(recording: Recording | None) -> list[Json]:
    chapters = recording.chapters if recording else ()
    ends = chapter_cuts(recording)
    return [_clip(recording, each.time, ends, each.title) for each in chapters if recording]


def _clips(section: Section, recording: Recording | None, cuts: Sequence[int]) -> list[Json]:
    """A clip for each passage of the section; it ends where something else begins or ends."""
    return [
        _clip(recording, second(recording, time), cuts, moment_name(recording, time))
        for time in section.outline.times
        if recording and time is not None
    ]


def _clip(recording: Recording, start: int, cuts: Sequence[int], name: str) -> Json:
    return _filled(
        {
            "@type": "Clip",
            "name": name,
            "startOffset": start,
            "endOffset": next_cut(start, cuts),
            "url": moment_url(recording.url, start),
        }
    )


def _date(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
