"""Addresses that were published keep working, and those that are gone are told."""

from pathlib import Path

import pytest
from commands import kunten
from hypothesis import given
from hypothesis import strategies as st
from pagetext import read_page
from project import INTERVIEW, write
from sites import build, built

from builder.addresses import find_moves, lock_text, parse_lock, updated_lock
from builder.build import build_site, moved_sources
from builder.errors import EditionError

INTERVIEW_FILE = "editions/umi/interview.txt"
LOCK_FILE = "editions/ids.lock"


pytestmark = pytest.mark.usefixtures("inside", "published")


@pytest.fixture
def published() -> None:
    """The project's addresses were published."""
    assert kunten("ids", "--write").exit_code == 0


def edit(path: str, old: str, new: str) -> None:
    text = Path(path).read_text("utf-8")
    assert old in text
    write(Path(path), text.replace(old, new))


def lock() -> str:
    return Path(LOCK_FILE).read_text("utf-8")


def test_the_lock_lists_pages_and_their_anchors() -> None:
    assert [line for line in lock().splitlines() if not line.startswith("#")] == [
        "umi/",
        "umi/umi-no-shigoto/",
        "  t-1-05",
        "  t-1-05-p2",
        "umi/yama-no-shigoto/",
        "  p1",
        "glossary/",
        "  term-salt",
    ]
    assert kunten("ids").stdout == lock()
    assert (kunten("check").exit_code, kunten("check").stdout) == (0, "")


def test_new_addresses_are_told_and_added() -> None:
    edit(INTERVIEW_FILE, "峠では風が強い。", "峠では風が強い。\n\n(2:00)\n谷へ下りる。")
    result = kunten("check")
    assert result.exit_code == 0
    assert f"{LOCK_FILE}: 1 new addresses (kunten ids --write adds them)" in result.stdout
    assert kunten("ids", "--write").exit_code == 0
    assert "umi/yama-no-shigoto/\n  p1\n  t-2-00\n" in lock()


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        ("【海の仕事】", "【海での仕事】", "umi-no-shigoto", "umi-de-no-shigoto"),  # by its time
        ("【山の仕事】", "【山での仕事】", "yama-no-shigoto", "yama-de-no-shigoto"),  # by its place
    ],
)
def test_a_renamed_section_is_found_and_kept(old: str, new: str, before: str, after: str) -> None:
    edit(INTERVIEW_FILE, old, new)
    result = kunten("check")
    assert result.exit_code == 0
    assert f"umi/{before}/ leads to umi/{after}/" in result.stdout
    kunten("ids", "--write")
    assert f"umi/{before}/ -> umi/{after}/\n" in lock()
    assert "leads to" not in kunten("check").stdout
    edit(INTERVIEW_FILE, new, "【別の仕事】")
    assert f"umi/{after}/ leads to umi/betsu-no-shigoto/" in kunten("check").stdout


def places(names: str) -> str:
    """An interview with a section without times for each place."""
    return "港の人\n" + "".join(f"\n【{name}】\n\n{name}を歩く。\n" for name in names)


def test_a_section_without_times_did_not_become_one_that_was_there_before() -> None:
    write(Path(INTERVIEW_FILE), places("沖岬浜丘森"))
    assert kunten("ids", "--write", "--forget").exit_code == 0
    write(Path(INTERVIEW_FILE), places("森岬浜丘川"))
    result = kunten("check")
    assert result.exit_code == 1
    assert "leads to" not in result.stdout
    assert "something at umi/oki/, found nothing" in result.stdout


def test_a_section_without_times_that_became_two_leads_to_none_of_them() -> None:
    edit(INTERVIEW_FILE, "【山の仕事】", "【谷の仕事】\n\n川で網を洗う。\n\n【峠の仕事】")
    result = kunten("check")
    assert result.exit_code == 1
    assert "leads to" not in result.stdout
    assert "something at umi/yama-no-shigoto/, found nothing" in result.stdout


def test_an_arrow_keeps_its_word_when_what_it_leads_to_moves_on() -> None:
    edit(LOCK_FILE, "glossary/\n", "umi/mukashi/ -> umi/umi-no-shigoto/\nglossary/\n")
    edit(INTERVIEW_FILE, "【海の仕事】", "【海での仕事】")
    moves = kunten("ids", "--write")
    assert moves.exit_code == 0
    assert "umi/mukashi/ -> umi/umi-no-shigoto/\n" in lock()
    assert kunten("check").exit_code == 0


def test_what_is_gone_is_told_until_it_is_given_up() -> None:
    edit(
        INTERVIEW_FILE, "\n\n船が出る前に帳面を開く。(編集部注:帳面とは、数を書く紙の束のこと)", ""
    )
    edit("editions/glossary.yml", "id: salt", "id: sea-salt")
    line = lock().splitlines().index("  t-1-05-p2") + 1
    for command in (["check"], ["ids", "--write"]):
        result = kunten(*command)
        assert result.exit_code == 1
        assert (
            f"{LOCK_FILE}:{line}: expected something at umi/umi-no-shigoto/#t-1-05-p2, found nothing "
            "(write `t-1-05-p2 -> t-1-05`, or delete the line to give the address up)"
        ) in result.output
        assert "something at glossary/#term-salt, found nothing" in result.output
        line = lock().splitlines().index("  t-1-05-p2") + 1
    assert kunten("ids", "--write", "--forget").exit_code == 0
    assert "t-1-05-p2" not in lock() and "term-salt" not in lock()
    assert kunten("check").exit_code == 0
    assert kunten("ids", "--forget").exit_code == 2


def test_a_section_that_is_gone_is_told_once_with_the_likeliest_arrow() -> None:
    edit(INTERVIEW_FILE, "【海の仕事】\n\n(1:05)\n", "【朝】\n\n(9:00)\n")
    result = kunten("check", "--format", "github")
    assert result.exit_code == 1
    (error,) = [line for line in result.stdout.splitlines() if line.startswith("::error")]
    assert "title=address-gone" in error and f"file={LOCK_FILE}" in error
    assert "write `umi/umi-no-shigoto/ -> umi/asa/`" in error


def test_old_addresses_lead_on(project: Path, tmp_path: Path) -> None:
    write(
        project / INTERVIEW_FILE,
        INTERVIEW.replace("【海の仕事】", "【海での仕事】").replace("峠では", "(1:50)\n峠では"),
    )
    edit("editions/glossary.yml", "id: salt", "id: sea-salt")
    edit(LOCK_FILE, "  p1", "  p1 -> t-1-50")
    edit(LOCK_FILE, "term-salt", "term-salt -> term-sea-salt")
    edit(LOCK_FILE, "  t-1-05-p2", "  t-1-05-p2\n  t-1-30 -> umi/yama-no-shigoto/#t-1-50")
    built(project, tmp_path / "site")
    old = (tmp_path / "site/umi/umi-no-shigoto/index.html").read_text("utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../../umi/umi-de-no-shigoto/">' in old
    assert '/repo/umi/umi-de-no-shigoto/">' in old.split("canonical")[1].splitlines()[0]
    assert "{" not in old  # no style, no script of its own
    ids = read_page(tmp_path / "site/umi/yama-no-shigoto/index.html").ids
    assert ids.index("p1") + 1 == ids.index("t-1-50")
    ids = read_page(tmp_path / "site/glossary/index.html").ids
    assert ids.index("term-salt") + 1 == ids.index("term-sea-salt")
    moved = (tmp_path / "site/assets/kunten/moved.json").read_text("utf-8")
    assert moved == '{"umi/umi-de-no-shigoto/": {"t-1-30": "umi/yama-no-shigoto/#t-1-50"}}'
    assert "umi-no-shigoto/" not in (tmp_path / "site/sitemap.xml").read_text("utf-8")


def test_an_edition_whose_folder_was_renamed_leads_on(project: Path, tmp_path: Path) -> None:
    (project / "editions/umi").rename(project / "editions/minato")
    assert kunten("check").exit_code == 1
    edit(LOCK_FILE, "umi/\n", "umi/ -> minato/\n")
    assert kunten("check").exit_code == 0
    built(project, tmp_path / "site")
    page = (tmp_path / "site/umi/yama-no-shigoto/index.html").read_text("utf-8")
    assert 'data-to="../../minato/yama-no-shigoto/"' in page
    for study in ("vocabulary", "review"):  # no list holds their addresses
        page = (tmp_path / f"site/umi/{study}/index.html").read_text("utf-8")
        assert f'data-to="../../minato/{study}/"' in page
        assert (tmp_path / f"site/minato/{study}/index.html").exists()


def first_names() -> dict[str, str]:
    """What the editions and the terms were first published as, by their name now."""
    sources = moved_sources(Path()).sources
    return {each.slug: each.first_slug for each in sources.editions} | {
        each.id: each.first_id for each in sources.glossary
    }


def test_an_edition_and_a_term_keep_their_first_name_through_renames(project: Path) -> None:
    names = ["umi", "minato", "kaigan"], ["salt", "sea-salt", "a-salt"]
    for number in (1, 2):
        (slug, new), (id, new_id) = (each[number - 1 : number + 1] for each in names)
        (project / f"editions/{slug}").rename(project / f"editions/{new}")
        edit("editions/glossary.yml", f"id: {id}", f"id: {new_id}")
        edit(LOCK_FILE, f"\n{slug}/\n", f"\n{slug}/ -> {new}/\n")
        edit(LOCK_FILE, f"  term-{id}\n", f"  term-{id} -> term-{new_id}\n")
        assert kunten("check").exit_code == 0
        assert first_names() == {new: "umi", new_id: "salt"}
        assert kunten("ids", "--write").exit_code == 0
        assert first_names() == {new: "umi", new_id: "salt"}
        assert f"{slug}/ => {new}/\n" in lock() and f"  term-{id} => term-{new_id}\n" in lock()
    assert kunten("ids").stdout == lock()
    assert {*moved_sources(Path()).sources.glossary[0].formerly} == {"term-salt", "term-sea-salt"}
    assert moved_sources(Path(), "kaigan").sources.editions[0].first_slug == "umi"


def test_a_term_that_another_one_joins_keeps_its_own_name() -> None:
    text = Path("editions/glossary.yml").read_text("utf-8")
    other = text.replace("id: salt", "id: brine").replace("term: 塩", "term: 塩水")
    write(Path("editions/glossary.yml"), text + other)
    kunten("ids", "--write")
    write(Path("editions/glossary.yml"), text)
    edit(LOCK_FILE, "  term-brine\n", "  term-brine -> term-salt\n")
    assert first_names()["salt"] == "salt"
    kunten("ids", "--write")
    assert "  term-brine -> term-salt\n" in lock()
    assert first_names()["salt"] == "salt"
    edit("editions/glossary.yml", "id: salt", "id: sea-salt")
    edit(LOCK_FILE, "  term-salt\n", "  term-salt -> term-sea-salt\n")
    assert kunten("check").exit_code == 0
    kunten("ids", "--write")
    assert first_names()["sea-salt"] == "salt"


def test_a_renamed_terms_row_says_what_it_was_called(project: Path) -> None:
    edit("editions/glossary.yml", "id: salt", "id: sea-salt")
    edit(LOCK_FILE, "term-salt", "term-salt -> term-sea-salt")
    page = build_site(project).pages["umi/vocabulary.md"].markdown
    assert 'data-word="sea-salt" data-level="N3" data-was="salt"' in page


def test_a_time_that_went_to_another_section_is_found() -> None:
    text = INTERVIEW.replace("【山の仕事】\n\n峠", "(9:00)\n【山の仕事】\n\n(9:30)\n峠")
    write(Path(INTERVIEW_FILE), text.replace("(9:00)\n", "(9:00)\n谷の道。\n\n"))
    kunten("ids", "--write", "--forget")
    write(
        Path(INTERVIEW_FILE),
        text.replace("(9:00)\n【山の仕事】\n", "【山の仕事】\n\n(9:00)\n谷の道。\n"),
    )
    assert (
        "umi/umi-no-shigoto/#t-9-00 leads to umi/yama-no-shigoto/#t-9-00" in kunten("check").stdout
    )
    kunten("ids", "--write")
    assert "  t-9-00 -> umi/yama-no-shigoto/#t-9-00\n" in lock()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("umi", "1: expected a page like umi/yama/"),
        ("  t-1-05", "1: expected a page like umi/yama/"),
        ("umi/\n t-1-05", "2: expected a page like umi/yama/"),
        ("../out/", "1: expected a page like umi/yama/"),
        ("umi/ -> https://example.org/", "1: expected a page like umi/yama/"),
        ("umi/\n  <b>", "2: expected a page like umi/yama/"),
        ("umi/\numi/", "2: expected each address once, found umi/, which is at line 1"),
        ("umi/\n  p1\n  p1", "3: expected each address once, found p1, which is at line 2"),
        ("umi/ -> glossary/", "1: expected no page where an arrow begins, found umi/"),
        ("umi/yama-no-shigoto/\n  p9 -> p2", "2: expected something at p2, found nothing"),
        ("a/ -> b/\nb/ -> a/", "1: expected something at a/, found nothing"),
    ],
)  # fmt: skip
def test_a_bad_line_is_told_with_its_place(text: str, message: str) -> None:
    write(Path(LOCK_FILE), text)
    result = kunten("check")
    assert result.exit_code == 1
    assert f"{LOCK_FILE}:{message}" in result.output


def test_a_lock_that_is_no_text_stops_the_build(project: Path, tmp_path: Path) -> None:
    write(project / LOCK_FILE, "umi")
    result = build(project, tmp_path / "site")
    assert result.returncode == 1
    assert f"{LOCK_FILE}:1: expected a page" in result.stderr


def test_addresses_that_are_gone_do_not_stop_a_build(project: Path, tmp_path: Path) -> None:
    write(project / LOCK_FILE, "yama/\n")
    built(project, tmp_path / "site")


IDS = st.lists(st.sampled_from(["t-1-00", "t-2-00", "t-2-00-p2", "p1", "p2"]), unique=True)
PAGES = st.lists(st.sampled_from([f"{e}/{p}/" for e in "ab" for p in "wxyz"]), unique=True)
SITES = PAGES.flatmap(
    lambda pages: st.fixed_dictionaries({page: IDS.map(tuple) for page in ["a/", "b/", *pages]})
)


@given(st.lists(SITES, min_size=1, max_size=4))
def test_whatever_is_published_leads_somewhere_or_is_told(
    sites: list[dict[str, tuple[str, ...]]],
) -> None:
    """Over any row of publications an address is there, has an arrow, or was told as gone."""
    locked = parse_lock("")
    for now in sites:
        moves = find_moves(locked, now)
        told = {problem.location.line for problem in moves.problems}
        for path, page in locked.items():
            assert path in now or path in moves.pages or page.line in told
            place = moves.pages.get(path, path)
            for id, anchor in page.anchors.items() if place in now else ():
                homes = {*now[place], *moves.elsewhere.get(place, {})}
                former = {old for ids in moves.anchors.get(place, {}).values() for old in ids}
                assert id in homes | former or anchor.line in told
        text = lock_text(updated_lock(locked, now, moves))
        before, locked = locked, parse_lock(text)
        assert before.keys() | now.keys() == locked.keys()
        assert lock_text(locked) == text
        assert not find_moves(locked, now).new
        gone = [each for each in moves.problems if each.code == "address-gone"]
        assert len(find_moves(locked, now).problems) == len(gone)


def test_bad_lines_are_told_all_at_once() -> None:
    with pytest.raises(EditionError) as error:
        parse_lock("x\ny\n")
    assert len(error.value.problems) == 2
