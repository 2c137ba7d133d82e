"""Interviews in the layouts of real publishers, our own text: what `kunten new` makes of them."""

import json
import re
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from commands import kunten
from taken import TEXT, made

from builder.intake.formats import take

FOLDER = Path(__file__).parent / "interviews"
CASES = sorted(path.name for path in FOLDER.iterdir() if path.suffix != ".json")


pytestmark = pytest.mark.usefixtures("empty_site")


@pytest.mark.parametrize("case", CASES)
def test_an_interview_of_this_layout_is_understood(case: str, updating: bool) -> None:
    found = made(case, (FOLDER / case).read_bytes())
    golden = FOLDER / f"{case}.json"
    if updating:
        text = json.dumps(found, ensure_ascii=False, indent=1)
        golden.write_text(text + "\n", encoding="utf-8")
    assert found == json.loads(golden.read_text("utf-8"))


def archive(**files: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"", "expected the text of an interview, found none"),
        ("a.txt", b"%PDF-1.7\n", "found a PDF"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1", "found an old Word document"),
        ("a.docx", b"PK\x03\x04broken", "expected a Word document"),
        ("a.docx", archive(a=b"no document"), "expected a Word document"),
        ("a.docx", archive(a=b"0" * 60_000_000), "at most 50,000,000 bytes unpacked"),
        ("a.html", b"<html><body><p></p></body></html>", "expected the text of an interview"),
        ("a.html", b"<html><script>alert(1)</script></html>", "expected the text of an interview"),
        (
            "a.html",
            "<p>岬の風。</p>".encode() + b"<div>" * 5000,
            "a page with fewer elements in each other",
        ),
        ("a.md", b"# a\n\n" + b"[" * 100_000, "at most 20,000 characters between blank lines"),
        ("a.md", b"# a\n\n" + b"[a*b_" * 1000, "at most 1,000 marks between blank lines"),
        ("a.srt", b"1\n00:00:01,000 --> 00:00:02,000\n", "expected captions"),
        ("a.vtt", b"WEBVTT\n", "expected captions"),
        ("a.txt", b"\x81\x00\xff\xfe\x9f" * 9, "a.txt: expected"),
        ("a.txt", b"\xff\xfe\x00\xd8", "a.txt: expected"),
    ],
)
def test_what_is_no_interview_is_refused_and_nothing_is_written(
    name: str, data: bytes, message: str
) -> None:
    Path(name).write_bytes(data)
    result = kunten("new", "machi", "--from", name)
    assert result.exit_code == 1
    assert message in result.stderr
    assert not Path("editions/machi").exists()


@pytest.mark.parametrize(
    "slug", ["../machi", "machi/..", "/etc", "Machi", "町", "", ".", "a b", "-a"]
)
def test_a_new_edition_cannot_leave_its_folder(slug: str, empty_site: Path) -> None:
    Path("a.txt").write_text(TEXT, "utf-8")
    result = kunten("new", "--from", "a.txt", "--", slug)
    assert (result.exit_code, "expected a name of a to z" in result.stderr) == (1, True)
    assert sorted(path.name for path in empty_site.iterdir()) == ["a.txt", "mkdocs.yml"]


def test_a_new_edition_writes_over_nothing() -> None:
    Path("a.txt").write_text(TEXT, "utf-8")
    assert kunten("new", "machi", "--from", "a.txt").exit_code == 0
    Path("editions/machi/interview.txt").write_text("mine", "utf-8")
    result = kunten("new", "machi", "--from", "a.txt")
    assert result.exit_code == 1
    assert "editions/machi: expected no folder of this name, found one" in result.stderr
    assert Path("editions/machi/interview.txt").read_text("utf-8") == "mine"


def test_a_new_edition_is_not_written_through_a_link(tmp_path: Path) -> None:
    Path("a.txt").write_text(TEXT, "utf-8")
    Path("editions").mkdir()
    Path("editions/machi").symlink_to(tmp_path / "elsewhere")
    assert kunten("new", "machi", "--from", "a.txt").exit_code == 1
    assert not (tmp_path / "elsewhere").exists()


def test_mistakes_of_the_source_are_told_and_the_edition_is_there_to_be_mended() -> None:
    Path("a.txt").write_text(TEXT.replace("(0:10)", "(0:70)"), "utf-8")
    result = kunten("new", "machi", "--from", "a.txt")
    assert result.exit_code == 1
    assert "editions/machi/interview.txt:7: expected a timestamp" in result.stderr
    assert "Next: kunten check machi" in result.stderr
    assert Path("editions/machi/interview.txt").exists()


def test_signs_that_no_text_has_are_taken_out_and_told() -> None:
    found = made("a.txt", TEXT.replace("岬の風", "岬\x07の\u202e風").encode())
    assert "left out (characters that no text has): 「2 of them」" in found["told"]


def test_every_word_of_a_page_is_in_the_text_or_told() -> None:
    """The words of the saved page, read with a pattern and not with the project's own reader."""
    page = (FOLDER / "page.html").read_text("utf-8")
    Path("page.html").write_text(page, "utf-8")
    told = kunten("new", "machi", "--from", "page.html", "--all").stderr
    written = Path("editions/machi/interview.txt").read_text("utf-8")
    body = re.sub(r"<(script|style|rp)\b.*?</\1>", "", page.split("<body>")[1], flags=re.DOTALL)
    words = [word for word in re.split(r"<[^>]*>|\s+", body) if word and word != "聞き手"]
    known = re.sub(r"\s", "", written + told)
    assert [word for word in words if word not in known] == []


CUES = """WEBVTT

1
00:00:01.000 --> 00:00:03.000
気温は
-5度。00:00:01.000から00:00:02.000まで、霜が降りる。

朝の印
00:00:03.000 --> 00:00:05.000 line:90%
{\\an8}<i>二行目</i>の前に

空の行がある。
NOTE ではない行

00:00:06.000 --> 00:00:07.000
2024
2025
00:00:07,500-->00:00:08,000
最後の<00:00:07.700>言葉。
"""


def test_no_word_of_captions_is_lost() -> None:
    """Lines that readers of captions take for times, numbers, names or comments."""
    found = made("a.vtt", CUES.encode())
    (section,) = found["parse"]["sections"]
    texts = [each["text"] for passage in section["passages"] for each in passage["paragraphs"]]
    assert "".join(texts) == (
        "気温は-5度。00:00:01.000から00:00:02.000まで、霜が降りる。二行目の前に空の行がある。"
        "NOTE ではない行2024最後の言葉。"
    )
    assert "left out (no cue): 「朝の印」" in found["told"]


def test_a_page_that_goes_on_elsewhere_is_told() -> None:
    page = "<article><h1>灯台</h1><p>岬の風は、まっすぐ来る。石は冷たい。</p><a href='?p=2'>次のページ</a></article>"
    told = made("a.html", page.encode())["told"]
    assert (
        "unsure: 「次のページ」: if the article goes on there, add the text of that page too"
        in told
    )


def test_what_is_written_for_long_and_equal_titles_can_be_read_again() -> None:
    """Found by the fuzzer: an id with -2 behind eighty characters, and a key of a thousand."""
    titles = ["て" * 90, "て" * 91, "塩" * 1100]
    text = "題名\n\n" + "".join(f"【{title}】\n\n岬の風は、まっすぐ来る。\n\n" for title in titles)
    found = made("a.txt", text.encode())
    assert [each["title"] for each in found["parse"]["sections"]] == titles


def test_the_title_that_is_written_down_does_not_change_what_is_read() -> None:
    """Found by the fuzzer: what the head takes for its title opened no section any more."""
    text = "連載&lt;石を彫る人。群青は、夜の海をまねました。(笑)\n\n■次の代へ\n名倉　石を待ちます。\n\n名倉　そうです。\n"
    (section,) = made("a.txt", text.encode())["parse"]["sections"]
    assert section["title"] == "次の代へ"


def test_a_surname_of_one_sign_is_a_speaker() -> None:
    found = made(
        "a.txt", "塩の話\n\n林：重いです。\n\n林：はい。\n\nQ. なぜ。\n\nA. 塩だ。\n".encode()
    )
    assert '  - name: "林"' in found["edition.yml"]
    assert '  - name: "A"' not in found["edition.yml"]


def test_a_page_of_five_megabytes_is_read_in_seconds() -> None:
    piece = "<p><b>山田</b>：<a href=x>港</a>では、<ruby>魚<rt>さかな</rt></ruby>より先に塩の値段が決まる。</p>"
    page = f"<article><h1>塩の道</h1>{piece * 42_000}</article>".encode()
    begin = time.process_time()
    assert len(page) > 5_000_000 and take(page, "a.html").draft.title == "塩の道"
    assert time.process_time() - begin < 20


@pytest.mark.parametrize(
    "slug", ["glossary", "search", "assets", "404", "index", "help", "tips", "con"]
)
def test_a_new_edition_takes_no_address_of_the_site(slug: str, empty_site: Path) -> None:
    Path("a.txt").write_text(TEXT, "utf-8")
    (empty_site / "docs/help").mkdir(parents=True)
    (empty_site / "docs/tips.md").touch()
    result = kunten("new", slug, "--from", "a.txt")
    told = f"editions/{slug}: expected a folder's name that no page or device has, found {slug}"
    assert (result.exit_code, told in result.stderr) == (1, True)
    assert not (empty_site / "editions").exists()


def test_outside_a_site_it_is_told(empty_site: Path) -> None:
    (empty_site / "mkdocs.yml").unlink()
    Path("a.txt").write_text(TEXT, "utf-8")
    result = kunten("new", "machi", "--from", "a.txt")
    assert result.exit_code == 0
    assert result.stderr.splitlines()[-2:] == [
        "mkdocs.yml: expected one here, found none: this folder is no site",
        "Next: kunten init FOLDER, and move editions/machi into editions/ there",
    ]


def test_a_transcript_keeps_the_date_above_it_and_names_with_a_comma() -> None:
    text = (
        "灯台の回\n\n配信日：2024年2月3日\n\n00:00:00 - 霧\n\n"
        "岡本 0:00:01\n霧の夜は何を？\n\nSmith, John 0:00:20\n鐘を鳴らす。\n"
    )
    found = made("kiri.txt", text.encode())
    assert 'published: "2024-02-03"' in found["edition.yml"]
    assert '  - name: "Smith, John"' in found["edition.yml"]
    paragraphs = found["parse"]["sections"][0]["passages"][1]["paragraphs"]
    assert [each["speaker"] for each in paragraphs] == ["Smith, John"]


def test_the_name_of_a_file_is_no_part_of_edition_yml() -> None:
    found = made("a\nlicence: x\n\u2028b.txt", TEXT.encode())
    first, second, *_ = found["edition.yml"]
    assert first.startswith("# Made from a<U+000A>licence: x<U+000A><U+2028>b.txt. ")
    assert second == 'title: "灯台の守り方"'


def test_a_transcript_with_a_long_list_of_contents_is_read_in_seconds() -> None:
    titles = [f"00:00:{number % 60:02} - 題{number}\n" for number in range(6_000)]
    turns = "".join(f"{title}山田 0:00:01\n塩。\n\n" for title in titles * 4)
    begin = time.process_time()
    draft = take(f"題\n{''.join(titles)}{turns}".encode(), "a.txt").draft
    assert time.process_time() - begin < 5
    assert sum(each.place == "a list of contents" for each in draft.left_out) == 6_000
