"""What the site tells the rest of the web: descriptions, cards, a feed, and how it is published."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from default import OVERVIEW, SECTION
from hypothesis import given, settings
from hypothesis import strategies as st
from icons import OUT, icons
from PIL import Image
from project import INTERVIEW, PROJECT
from sites import PORT, REPO

from builder.markup import html_text
from builder.model import Edition
from builder.publish import Descriptions, Publication, edition_card, feed, page_head
from builder.reader.interview import parse_interview
from builder.reader.settings import parse_settings

URL = f"http://127.0.0.1:{PORT}/{REPO}/"
HERE = Publication(name="Harbour", url="https://us.example/site/", description="Talks")
ATOM = "{http://www.w3.org/2005/Atom}"


class Head(HTMLParser):
    """The metas, links and JSON-LD of a head, and how many scripts it holds."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.metas: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.data = ""
        self.scripts = 0
        self.inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        if tag == "meta" and "content" in named:
            self.metas[named.get("property") or named.get("name", "")] = named["content"]
        if tag == "link":
            self.links[named["rel"]] = named["href"]
        self.scripts += tag == "script"
        self.inside = named.get("type") == "application/ld+json"

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self.inside = False

    def handle_data(self, data: str) -> None:
        self.data += data * self.inside


def head(site: Path, path: str) -> Head:
    page = (site / path / "index.html").read_text(encoding="utf-8")
    return Head(page.split("</head>")[0])


def edition(title: str = "", settings: str = "", slug: str = "umi") -> Edition:
    text = INTERVIEW.replace("塩の道を歩く人に聞く", title) if title else INTERVIEW
    read = parse_settings(settings, path="edition.yml", problems=[])
    return parse_interview(text, path=f"editions/{slug}/interview.txt", settings=read)


@pytest.mark.parametrize("path", ["", OVERVIEW, SECTION, "glossary/", "making/"])
def test_a_page_names_its_address_and_a_card_that_is_there(built_site: Path, path: str) -> None:
    found = head(built_site, path)
    assert found.links["canonical"] == found.metas["og:url"] == URL + path
    assert found.metas["og:type"] == ("article" if path.startswith(OVERVIEW) else "website")
    assert all(found.metas[f"og:{name}"] for name in ("title", "description", "site_name"))
    assert found.metas["twitter:card"] == "summary_large_image"
    card = built_site / found.metas["og:image"].removeprefix(URL)
    with Image.open(card) as picture:
        assert picture.size == (1200, 630)
    assert urljoin(URL + path, found.links["alternate"]) == URL + "feed.xml"


def test_an_edition_is_an_article_with_the_chapters_of_its_recording(built_site: Path) -> None:
    value = json.loads(head(built_site, OVERVIEW).data)
    assert (value["@type"], value["url"]) == ("Article", URL + OVERVIEW)
    assert value["isBasedOn"]["author"]["name"] == "湯川鶴章"
    assert value["hasPart"][0]["url"] == URL + SECTION
    clips = value["video"]["hasPart"]
    assert [(clip["startOffset"], clip.get("endOffset")) for clip in clips[:2]] == [
        (0, 555),
        (555, 1567),
    ]
    assert clips[-1]["startOffset"] == 4562 and "endOffset" not in clips[-1]


def test_a_sections_passages_are_clips_of_the_recording(built_site: Path) -> None:
    value = json.loads(head(built_site, SECTION).data)
    assert (value["headline"], value["position"]) == ("GPUの使い道", 1)
    assert value["isPartOf"]["url"] == URL + OVERVIEW
    clips = value["video"]["hasPart"]
    assert [(clip["startOffset"], clip["endOffset"]) for clip in clips] == [
        (1440, 1497),
        (1497, 1567),
    ]
    assert clips[0]["url"] == "https://www.youtube.com/watch?v=bc6uFV9CJGg&t=1440s"


# What schema.org has for these types, of what is said here; (type) is a node of that type.
SCHEMA = {
    "Article": "headline alternativeHeadline url(url) image(url) inLanguage position(int) datePublished(date) "
    "author(Person|Organization) publisher(Organization) isBasedOn(Article) license(url|CreativeWork) "
    "mentions(Person) isPartOf(Article|WebSite) hasPart(Article) video(VideoObject)",
    "VideoObject": "name url(url) uploadDate(date) duration isPartOf(CreativeWorkSeries) hasPart(Clip)",
    "Clip": "name startOffset(int) endOffset(int) url(url)",
    "DefinedTermSet": "name url(url) inLanguage hasDefinedTerm(DefinedTerm)",
    "DefinedTerm": "name alternateName description url(url)",
    "WebSite": "name url(url) description inLanguage",
    "Person": "name alternateName jobTitle",
    "Organization": "name",
    "CreativeWorkSeries": "name",
    "CreativeWork": "name",
}


def kind(value: object) -> str:
    """A node's type, or what else a value is."""
    if isinstance(value, dict):
        return str(value["@type"])
    if isinstance(value, str):
        dated = re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?", value)
        return "url" if re.match("https?://", value) else "date" if dated else ""
    return type(value).__name__


def faults(node: dict[str, object]) -> Iterator[str]:
    """What schema.org does not have in a node and in those within it."""
    known = {
        name: set(kinds.rstrip(")").split("|")) - {""}
        for name, _, kinds in (each.partition("(") for each in SCHEMA[str(node["@type"])].split())
    }
    for name, value in node.items():
        for each in value if isinstance(value, list) else [value]:
            if not name.startswith("@") and (
                name not in known or (known[name] and kind(each) not in known[name])
            ):
                yield f"{node['@type']}.{name}: {each}"
            if isinstance(each, dict):
                yield from faults(each)


@pytest.mark.parametrize("path", ["", OVERVIEW, SECTION, "glossary/"])
def test_what_is_described_is_described_in_schema_orgs_words(built_site: Path, path: str) -> None:
    assert list(faults(json.loads(head(built_site, path).data))) == []


@pytest.mark.parametrize(
    ("licence", "said"),
    [
        ("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        ("https://example.org/rights", "https://example.org/rights"),
        ("無断転載を禁じます", {"@type": "CreativeWork", "name": "無断転載を禁じます"}),
    ],
)
def test_a_licence_is_an_address_or_a_work(licence: str, said: object) -> None:
    described = Descriptions(HERE, [edition(settings=f"licence: {licence}")], []).of("umi/index.md")
    assert described and described["license"] == said
    assert list(faults(described)) == []


def test_clips_count_on_the_recordings_own_clock() -> None:
    recording = 'recording: {title: 塩, url: "https://example.org/v", offset: -5, length: "1:30"}'
    described = Descriptions(HERE, [edition(settings=recording)], []).of("umi/umi-no-shigoto.md")
    assert described and described["video"]["duration"] == "PT1M30S"
    (clip,) = described["video"]["hasPart"]
    assert (clip["startOffset"], clip["endOffset"]) == (60, 90)
    assert clip["url"] == "https://example.org/v#t=60"


def test_the_glossary_is_a_set_of_terms_at_their_places(built_site: Path) -> None:
    value = json.loads(head(built_site, "glossary/").data)
    assert value["@type"] == "DefinedTermSet"
    page = (built_site / "glossary" / "index.html").read_text(encoding="utf-8")
    anchors = re.findall(r'<h3[^>]* id="(term-[^"]+)"', page)
    named = [term["url"].partition("#")[2] for term in value["hasDefinedTerm"]]
    assert sorted(named) == sorted(anchors)
    assert {"@type", "name", "alternateName", "description"} <= value["hasDefinedTerm"][0].keys()


@settings(max_examples=40)
@given(st.text(st.sampled_from("<>/!-&\"'{}%\\｜《》\u2028script塩a "), min_size=1, max_size=40))
def test_text_is_data_in_the_head(text: str) -> None:
    title = f"塩{text.strip()}</script><script>alert(1)</script>"
    site = Publication(name=title, url="https://us.example/")
    one = edition(settings=f"title: {json.dumps(title)}")
    html = page_head(
        Descriptions(site, [one], []),
        path="umi/index.md",
        feed="../feed.xml",
        title=html_text(title),
        description=html_text(title),
    )
    found = Head(html)
    assert found.scripts == 1
    assert found.metas["og:title"] == found.metas["og:site_name"] == title
    value = json.loads(found.data)
    assert (value["headline"], value["isPartOf"]["name"]) == (one.title, title)


def test_without_an_address_nothing_names_one() -> None:
    nowhere = Publication(name="Harbour")
    html = page_head(
        Descriptions(nowhere, [edition()], []),
        path="umi/index.md",
        feed="../feed.xml",
        title="塩",
        description="塩",
    )
    assert "og:title" in html
    assert not re.search(r'og:url|og:image|alternate|"url"', html)


def test_the_feed_tells_of_each_edition_and_keeps_its_id() -> None:
    day = datetime(2025, 3, 2, tzinfo=UTC)
    editions = [edition("<塩> & 海"), edition(slug="yama")]
    root = ElementTree.fromstring(feed(HERE, editions, {"editions/umi": int(day.timestamp())}))
    assert root.findtext(f"{ATOM}id") == HERE.url
    entries = root.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [
        "<塩> & 海",
        "塩の道を歩く人に聞く",
    ]
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert ids == [f"{HERE.url}umi/", f"{HERE.url}yama/"]
    updated = [entry.findtext(f"{ATOM}updated") for entry in entries]
    assert updated == [day.isoformat(), "2025-03-01T01:00:00+00:00"]
    assert root.findtext(f"{ATOM}updated") == day.isoformat()


def test_crawlers_are_told_where_all_pages_are_listed(built_site: Path) -> None:
    said = (built_site / "robots.txt").read_text("utf-8")
    assert f"Sitemap: {URL}sitemap.xml\n" in said
    listed = (built_site / "sitemap.xml").read_text("utf-8")
    assert f"<loc>{URL}{SECTION}</loc>" in listed and "404" not in listed


def test_the_site_has_its_feed(built_site: Path) -> None:
    root = ElementTree.fromstring((built_site / "feed.xml").read_bytes())
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {"alternate": URL, "self": URL + "feed.xml"}
    editions = {each.parent.name for each in (PROJECT / "editions").glob("*/interview.txt")}
    entries = [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]
    assert sorted(filter(None, entries)) == [f"{URL}{slug}/" for slug in sorted(editions)]


@pytest.mark.parametrize(
    "title", ["塩", "あ" * 100, "Salt & the long road " * 5, "「塩」、海。" * 12]
)
def test_a_card_shows_any_title(title: str) -> None:
    first = edition_card(edition(settings=f"title: {json.dumps(title)}"), HERE)
    edition_card.__globals__["_card"].cache_clear()
    assert edition_card(edition(settings=f"title: {json.dumps(title)}"), HERE) == first
    with Image.open(BytesIO(first)) as picture:
        ink = picture.convert("L").crop((90, 60, 1200, 470)).point(lambda grey: 255 * (grey < 128))
        left, top, right, bottom = ink.getbbox() or (0, 0, 0, 0)
    assert right > left and bottom > top and right <= 1040  # letters, and none cut off


def test_a_card_s_subtitle_ends_above_the_mark() -> None:
    settings = f"title: {'潮の満ち干' * 8}\nsubtitle: {'灯台守の話' * 20}"
    with Image.open(BytesIO(edition_card(edition(settings=settings), HERE))) as picture:
        rows = picture.convert("RGB").crop((90, 470, 1111, 500))
        lines = [rows.crop((0, y, rows.width, y + 1)) for y in range(rows.height)]
        colours = [[colour for _, colour in line.getcolors() or ()] for line in lines]
    paper, mark = [(251, 249, 243)], [(214, 82, 60)]
    assert colours == [paper] * 6 + [mark] * 3 + [paper] * 21


@pytest.mark.parametrize("name", icons())
def test_the_icons_are_the_mark_as_it_is_drawn(name: str) -> None:
    drawn, shipped = icons()[name], (OUT / name).read_bytes()
    assert _pixels(shipped) == _pixels(drawn) if name.endswith(".png") else shipped == drawn


def _pixels(picture: bytes) -> bytes:
    """Without the compression, which differs from machine to machine."""
    with Image.open(BytesIO(picture)) as opened:
        return opened.convert("RGB").tobytes()
