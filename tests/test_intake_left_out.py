"""What `kunten new` tells of that it left out, or is unsure of: a screen, or all of it."""

import json
from pathlib import Path

import pytest
from commands import kunten

pytestmark = pytest.mark.usefixtures("empty_site")


def page_with_links(number: int) -> str:
    links = "".join(
        f"<li><a href=x>町の長い長い話のその{each}{'。' * 40}</a>" for each in range(number)
    )
    return f"<nav>{links}</nav><article><h1>灯台</h1><p>岬の風は、まっすぐ来る。</p></article>"


def test_all_that_was_left_out_can_be_seen() -> None:
    Path("a b.html").write_text(page_with_links(30), "utf-8")
    short = kunten("new", "machi", "--from", "a b.html").stderr.splitlines()
    assert (
        "left out (<nav>): 「町の長い長い話のその0。。。。。。。。。。。。。。。。。。。。。。。。。。。。…」 and 29 more"
        in short
    )
    again = "kunten new machi --from 'a b.html' --all --dry-run"
    assert f"All of it: {again}" in short
    whole = kunten("new", "machi", "--from", "a b.html", "--all", "--dry-run").stderr.splitlines()
    assert [line for line in whole if line.startswith("left")] == [
        f"left out (<nav>): 「町の長い長い話のその{number}{'。' * 40}」" for number in range(30)
    ]
    assert whole[-1] == "Nothing was written"


def test_what_is_told_of_each_caption_is_a_screen_too() -> None:
    cues = (f"00:{n:02}:01.000 --> 00:99:01.000\n[音楽{n}]\n\n" for n in range(50))
    Path("a.vtt").write_text(f"WEBVTT\n\n{''.join(cues)}00:59:00.000 --> 00:59:01.000\n海。\n")
    told = kunten("new", "machi", "--from", "a.vtt").stderr.splitlines()
    assert [line for line in told if "more such lines" in line] == [
        "left out: 30 more such lines",
        "unsure: 34 more such lines",
    ]
    assert len(told) < 50
    whole = kunten("new", "machi", "--from", "a.vtt", "--all", "--dry-run").stderr
    assert (whole.count("left out"), whole.count("no clock")) == (50, 50)


def test_a_screen_of_what_was_left_out_is_told_at_once() -> None:
    Path("a.html").write_text(page_with_links(20), "utf-8")
    told = kunten("new", "machi", "--from", "a.html").stderr
    assert told.count("left out (<nav>): ") == 20


def test_what_was_left_out_is_told_to_programs() -> None:
    Path("a.html").write_text(page_with_links(50), "utf-8")
    result = kunten("new", "machi", "--from", "a.html", "--format", "json")
    found = json.loads(result.stdout)
    assert result.stderr == ""
    assert (found["from"], found["kind"], found["written_in"]) == (
        "a.html",
        "a saved page",
        "UTF-8",
    )
    assert (found["folder"], found["files"]) == ("editions/machi", ["interview.txt", "edition.yml"])
    assert [each["place"] for each in found["left_out"]] == ["<nav>"] * 50
    assert found["left_out"][49]["text"].endswith("。" * 40)
    assert found["unsure"] == ["no date was found: write it as published into edition.yml"]
