"""What an edit of the shared lists changes: only the editions that it concerns are built anew."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import fakes
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder import build
from builder.addresses import Moves
from builder.build import MovedSources, site_of
from builder.edition_builder import EditionBuilder
from builder.edits import Entries, SharedEntry
from builder.errors import Location
from builder.exporters import Downloads, Offer
from builder.model import Draft, DraftStatus, Edition, ReadingOverride, Term
from builder.publish import Publication
from builder.reader import Settings, Sources, parse_interview
from builder.readings import ReadingEngine
from builder.site import Site

FORMATS = ("json", "csv", "md")

TEXTS = {
    "umi": "【海の仕事】\n\n(1:05)\n塩の道で塩を運ばない。ｶﾞｽの船が来なかった。\n\nプロフィール\n塩の人\n\n魚と重さ。",
    "yama": "【山の仕事】\n\n(2:00)\n峠の人は首を縦に振らない。ＧＰＵとOpenAIのAI。\n\n【谷の家】\n\n(3:00)\n風が強くて、よくなかった。",
    "kawa": "【川と塩】\n\n今日も泳いだ。塩(えん)を運んだ人が重かった。さかなをとらぬ。カ\u3099ス。",
}  # fmt: skip


def edition(slug: str) -> Edition:
    text = f"{slug}の題\n\n{TEXTS[slug]}\n"
    return parse_interview(text, path=f"editions/{slug}/interview.txt", settings=Settings())


EDITIONS = tuple(map(edition, TEXTS))


def term(form: str, *aliases: str, english: str = "a") -> Term:
    return fakes.term(f"t{ord(form[0])}-{len(form)}", form, *aliases, english=english)


def draft(word: str, reading: str, status: DraftStatus, english: str = "to go") -> Draft:
    return Draft(word=word, reading=reading, status=status, english=english)


SALT = term("塩")
TERMS = [
    SALT, replace(SALT, aliases=("魚",)), replace(SALT, english="b"), replace(SALT, ja="白い。"),
    replace(SALT, published_as="white"), replace(SALT, category="person"), term("塩の道"), term("帳面"),
    term("首を縦に振る"), term("首"), term("来る"), term("GPU"), term("ｇＰＵ", "AI"), term("AI"),
    term("ガス"), term("良い", "よい"), term("泳ぐ"), term("OpenAI"), term("とる", "さかなをとる"),
    term("ガスの船"), term("船"), term("強い"), term("カ"),
]  # fmt: skip
OVERRIDES = [
    ReadingOverride(surface="塩", reading="えん"),
    ReadingOverride(surface="塩", reading="さる", before="の"),
    ReadingOverride(surface="塩", reading="うす"),
    ReadingOverride(surface="人", reading="じん", after="峠の"),
    ReadingOverride(surface="今日", reading="こんにち"),
    ReadingOverride(surface="帳面", reading="ちょう"),
]
DRAFTS = [
    draft("運ぶ", "はこぶ", DraftStatus.DECLINED),
    draft("運ぶ", "はこぶ", DraftStatus.APPROVED),
    draft("重い", "おもい", DraftStatus.DRAFT),
    draft("重い", "おもい", DraftStatus.CORRECTED),
    draft("泳ぐ", "およぐ", DraftStatus.DRAFT),
    draft("取る", "とる", DraftStatus.APPROVED),
    draft("船", "ふね", DraftStatus.APPROVED),
    draft("帳面", "ちょうめん", DraftStatus.DRAFT),
]
ENTRIES: Sequence[SharedEntry] = (*TERMS, *OVERRIDES, *DRAFTS)


@dataclass(frozen=True)
class Lists:
    terms: Sequence[Term] = ()
    overrides: Sequence[ReadingOverride] = ()
    drafts: Sequence[Draft] = ()


class Library:
    """The editions, built under one state of the lists after another; their files to take home
    with them, or when they are asked for."""

    def __init__(self) -> None:
        self.downloads = Downloads()
        self.built = 0
        changed = {each.path: 0 for each in EDITIONS}
        self.offer = Offer(formats=FORMATS, publication=Publication(name="塩"), changed=changed)

    def site(
        self, lists: Lists, editions: Sequence[Edition] = EDITIONS, *, edits_follow: bool = False
    ) -> Site:
        sources = Sources(
            editions=tuple(editions),
            glossary=tuple(lists.terms),
            overrides=tuple(lists.overrides),
            drafts=tuple(lists.drafts),
        )
        self.built = 0
        moved = MovedSources(sources=sources, moves=Moves())
        beside = self.downloads.beside(self.offer)
        return site_of(moved, FORMATS, self._count, beside, edits_follow=edits_follow)

    def _count(self, done: int, _: int) -> None:
        self.built = done

    def made(self, lists: Lists) -> object:
        """All that is made under these lists."""
        site = self.site(lists)
        with TemporaryDirectory() as folder:
            target = Path(folder)
            self.downloads.place(self.offer, EDITIONS, site.study, target)
            paths = list(self.offer.paths(EDITIONS))
            for path in paths:
                self.downloads.make(path)
            files = {path: (target / path).read_bytes() for path in paths}
        mentions = [each.value() for each in site.mentions]
        return dict(site.pages), mentions, *site.search, site.problems, site.notices, files


def lists() -> st.SearchStrategy[Lists]:
    return st.builds(
        Lists,
        terms=st.lists(st.sampled_from(TERMS), unique_by=lambda each: each.id),
        overrides=st.lists(st.sampled_from(OVERRIDES), unique=True),
        drafts=st.lists(st.sampled_from(DRAFTS), unique_by=lambda each: each.word),
    )


def made_anew(lists: Lists) -> object:
    before, build._before[:] = build._before[:], []
    made = Library().made(lists)
    build._before[:] = before
    return made


def with_edit(lists: Lists, entry: SharedEntry) -> Lists:
    """The entry in the place of the one of its name, or behind all others; one that is there is
    taken away."""

    def edit(entries: Sequence[Any], name: str) -> Sequence[Any]:
        if entry in entries:
            return [each for each in entries if each != entry]
        names = [getattr(each, name) for each in entries]
        at = names.index(getattr(entry, name)) if getattr(entry, name) in names else len(names)
        return [*entries[:at], entry, *entries[at + 1 :]]

    match entry:
        case Term():
            return replace(lists, terms=edit(lists.terms, "id"))
        case ReadingOverride():
            return replace(lists, overrides=edit(lists.overrides, "surface"))
        case Draft():
            return replace(lists, drafts=edit(lists.drafts, "word"))


def test_after_an_edit_of_any_entry_the_site_is_the_one_that_is_built_anew() -> None:
    build._before.clear()
    library, lists = Library(), Lists()
    library.site(lists)
    for number, entry in enumerate(ENTRIES):
        library.downloads.wanted_later = number % 3 > 0
        lists = with_edit(lists, entry)
        assert library.made(lists) == made_anew(lists)


@settings(max_examples=10)
@given(lists(), lists())
def test_whatever_is_edited_the_site_is_the_one_that_is_built_anew(
    first: Lists, second: Lists
) -> None:
    build._before.clear()
    library = Library()
    library.site(first)
    library.downloads.wanted_later = True
    assert library.made(second) == made_anew(second)


@pytest.mark.parametrize(
    ("entry", "count"),
    [
        (term("帳面"), 0),
        (term("塩の道"), 1),
        (SALT, 2),
        (term("首を縦に振る"), 1),
        (term("泳ぐ"), 1),
        (term("GPU"), 1),
        (term("ガス"), 2),
        (ReadingOverride(surface="塩", reading="えん"), 2),
        (ReadingOverride(surface="塩", reading="えん", after="で"), 1),
        (ReadingOverride(surface="帳面", reading="ちょう"), 0),
        (draft("運ぶ", "はこぶ", DraftStatus.DECLINED), 2),
        (draft("帳面", "ちょうめん", DraftStatus.DRAFT), 0),
    ],
)
def test_an_entry_concerns_the_editions_in_which_it_stands(entry: SharedEntry, count: int) -> None:
    build._before.clear()
    library = Library()
    library.site(Lists())
    assert library.built == len(EDITIONS)
    match entry:
        case Term():
            edited = Lists(terms=[entry])
        case ReadingOverride():
            edited = Lists(overrides=[entry])
        case Draft():
            edited = Lists(drafts=[entry])
    for each in (edited, Lists()):
        library.site(each)
        assert library.built == count


def test_an_explanation_is_in_the_files_and_not_on_the_pages() -> None:
    build._before.clear()
    library = Library()
    library.site(Lists(terms=[SALT]))
    library.site(Lists(terms=[replace(SALT, ja="白い。")]))
    assert library.built == 2
    library.downloads.wanted_later = True
    library.site(Lists(terms=[SALT]))
    assert library.built == 0
    library.site(Lists(terms=[replace(SALT, english="white")]))
    assert library.built == 2


@pytest.mark.parametrize("preview", [False, True])
def test_of_an_edited_text_the_other_sections_are_not_read_again(
    monkeypatch: pytest.MonkeyPatch, preview: bool
) -> None:
    read: list[str] = []

    def reads(engine: ReadingEngine, text: str, *rest: Any) -> Any:
        read.append(text)
        return engine_read(engine, text, *rest)

    engine_read = ReadingEngine.read_words
    monkeypatch.setattr(ReadingEngine, "read_words", reads)
    text, lists = "題\n\n【朝】\n\n船が出る。\n\n【夜】\n\n{}が来る。\n", Lists(terms=[SALT])
    edits = [
        ("風", 0, True),
        ("塩", 0, not preview),
        ("魚", 0, False),
        ("塩", 1, True),
        ("塩と魚", 1, False),
    ]
    build._before.clear()
    library = Library()
    for word, overrides, is_read in edits:
        read.clear()
        own = Settings(overrides=tuple(OVERRIDES[:overrides]))
        now = parse_interview(text.format(word), path="editions/umi/interview.txt", settings=own)
        site = library.site(lists, [now], edits_follow=preview)
        assert ("船が出る。" in read) == is_read
        entries = Entries(terms=(SALT,), overrides=(), drafts=())
        [anew] = EditionBuilder(entries, FORMATS).build_all([now])
        assert site.kept[0].pages() == anew.pages[0].pages()
        assert [each.value() for each in site.mentions] == [anew.mentions.value()]
        assert [*site.search] == [anew.search.value()]


def test_a_line_more_in_the_file_is_no_edit_of_the_entries_below_it() -> None:
    build._before.clear()
    library, other = Library(), term("帳面")
    library.site(Lists(terms=[other, SALT]))
    library.site(Lists(terms=[other, replace(SALT, location=Location(path="x", line=7))]))
    assert library.built == 0
    library.site(Lists(terms=[SALT, other]))
    assert library.built <= 2
