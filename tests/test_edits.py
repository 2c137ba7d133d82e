"""What an edit of the shared lists changes: only the editions that it concerns are built anew."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder import build
from builder.addresses import Moves
from builder.build import MovedSources, Site, site_of
from builder.edits import Entry
from builder.errors import Location
from builder.exporters import Downloads, Offer
from builder.model import Draft, DraftStatus, Edition, ReadingOverride, Term
from builder.publish import Publication
from builder.reader import Settings, Sources, parse_interview

FORMATS = ("json", "csv", "md")

TEXTS = {
    "umi": "【海の仕事】\n\n(1:05)\n塩の道で塩を運ばない。ｶﾞｽの船が来なかった。\n\nプロフィール\n塩の人\n\n魚と重さ。",
    "yama": "【山の仕事】\n\n(2:00)\n峠の人は首を縦に振らない。ＧＰＵとOpenAIのAI。風が強くて、よくなかった。",
    "kawa": "【川と塩】\n\n今日も泳いだ。塩(えん)を運んだ人が重かった。さかなをとらぬ。カ\u3099ス。",
}  # fmt: skip


def edition(slug: str) -> Edition:
    text = f"{slug}の題\n\n{TEXTS[slug]}\n"
    return parse_interview(text, path=f"editions/{slug}/interview.txt", settings=Settings())


EDITIONS = tuple(map(edition, TEXTS))


def term(form: str, *aliases: str, english: str = "a") -> Term:
    return Term(
        id=f"t{ord(form[0])}-{len(form)}", term=form, aliases=aliases, reading="よみ",
        english=english, ja="説明。", en="Text.", level="N3", category="technology",
    )  # fmt: skip


def draft(word: str, reading: str, status: DraftStatus, english: str = "to go") -> Draft:
    return Draft(word=word, reading=reading, status=status, english=english)


SALT = term("塩")
TERMS = [
    SALT, replace(SALT, english="b"), replace(SALT, aliases=("魚",)), term("塩の道"), term("帳面"),
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


@dataclass(frozen=True)
class Lists:
    terms: Sequence[Term] = ()
    overrides: Sequence[ReadingOverride] = ()
    drafts: Sequence[Draft] = ()


class Library:
    """The editions, built under one state of the lists after another."""

    def __init__(self) -> None:
        self.downloads = Downloads()
        self.built = 0

    def site(self, lists: Lists) -> Site:
        sources = Sources(
            editions=EDITIONS,
            glossary=tuple(lists.terms),
            overrides=tuple(lists.overrides),
            drafts=tuple(lists.drafts),
        )
        changed = {each.path: 0 for each in EDITIONS}
        offer = Offer(formats=FORMATS, publication=Publication(name="塩"), changed=changed)
        self.built = 0
        moved = MovedSources(sources=sources, moves=Moves())
        return site_of(moved, FORMATS, self._count, self.downloads.beside(offer))

    def _count(self, done: int, _: int) -> None:
        self.built = done

    def made(self, lists: Lists) -> object:
        """All that is made under these lists."""
        site = self.site(lists)
        files = {
            path.relative_to(self.downloads.folder): path.read_bytes()
            for path in self.downloads.folder.rglob("*.*")
        }
        return dict(site.pages), site.mentions, site.search, site.problems, site.notices, files


def lists() -> st.SearchStrategy[Lists]:
    return st.builds(
        Lists,
        terms=st.lists(st.sampled_from(TERMS), unique_by=lambda each: each.id),
        overrides=st.lists(st.sampled_from(OVERRIDES), unique=True),
        drafts=st.lists(st.sampled_from(DRAFTS), unique_by=lambda each: each.word),
    )


@settings(max_examples=15)
@given(lists(), lists(), lists())
def test_edit_after_edit_the_site_is_the_one_that_is_built_anew(
    first: Lists, second: Lists, third: Lists
) -> None:
    build._before.clear()
    library = Library()
    for each in (first, second):
        library.site(each)
    kept = library.made(third)
    build._before.clear()
    assert kept == Library().made(third)


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
def test_an_entry_concerns_the_editions_in_which_it_stands(entry: Entry, count: int) -> None:
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


def test_a_line_more_in_the_file_is_no_edit_of_the_entries_below_it() -> None:
    build._before.clear()
    library, other = Library(), term("帳面")
    library.site(Lists(terms=[other, SALT]))
    library.site(Lists(terms=[other, replace(SALT, location=Location(path="x", line=7))]))
    assert library.built == 0
    library.site(Lists(terms=[SALT, other]))
    assert library.built <= 2
