"""What somebody who joins in finds: a way in, forms, pictures that are of this code, a release."""

import re
from pathlib import Path

import architecture
import pytest
import screens
import yaml
from project import PROJECT
from release_notes import notes
from test_layers import ROWS

FORMS = sorted((PROJECT / ".github" / "ISSUE_TEMPLATE").glob("[!c]*.yml"))


@pytest.mark.parametrize(
    "page", ["CONTRIBUTING.md", "README.md", "docs/architecture.md", "docs/publishing.md"]
)
def test_the_files_that_a_page_names_are_there(page: str) -> None:
    text = (PROJECT / page).read_text(encoding="utf-8")
    here = (PROJECT / page).parent
    links = [
        link
        for link in re.findall(r"\]\(([^)#]+)", text)
        if not re.match(r"https?:|\.\./\.\./", link)
    ]
    named = re.findall(r"`((?:tools|builder|tests|docs)/[\w./-]+)`", text)
    assert links or named
    missing = [name for name in links if not (here / name).exists()]
    assert missing + [name for name in named if not (PROJECT / name).exists()] == []


def test_the_commands_that_contributors_are_told_are_there() -> None:
    text = "".join((PROJECT / name).read_text("utf-8") for name in ("CONTRIBUTING.md", "README.md"))
    targets = set(re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text("utf-8"), re.M))
    told = {
        name for pair in re.findall(r"^make ([a-z-]+)|`make ([a-z-]+)", text, re.M) for name in pair
    }
    assert told - {""} <= targets


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.stem)
def test_a_form_asks_for_the_place_and_the_word(form: Path) -> None:
    value = yaml.safe_load(form.read_text(encoding="utf-8"))
    assert {"name", "description", "title", "labels", "body"} == value.keys()
    fields = {each["id"]: each for each in value["body"]}
    assert len(fields) == len(value["body"])
    needed = [id for id, each in fields.items() if each.get("validations", {}).get("required")]
    assert "place" in needed and {"word", "term"} & {*needed}
    for each in fields.values():
        assert each["type"] in {"input", "textarea"}
        label = each["attributes"]["label"]  # in Japanese and in English
        assert re.search("[ぁ-鿿]", label) and re.search("[A-Za-z]{3}", label)


def test_both_forms_are_there() -> None:
    assert [form.stem for form in FORMS] == ["new-term", "wrong-reading"]


def test_the_picture_of_the_code_is_up_to_date() -> None:
    picture = (PROJECT / "docs/images/architecture.svg").read_text(encoding="utf-8")
    same = picture == architecture.drawn()
    assert same, "the imports changed: run `make architecture`"


def test_pages_in_english_say_so() -> None:
    pages = sorted((PROJECT / "docs").glob("*.md"))
    silent = [page.name for page in pages if "\nlang: en\n" not in page.read_text("utf-8")[:200]]
    assert silent == ["index.md"]  # it marks each of its two languages


def test_the_page_on_architecture_names_every_module() -> None:
    page = (PROJECT / "docs/architecture.md").read_text(encoding="utf-8")
    modules = {name for row in ROWS for name in row if not name.startswith("plugin_")}
    assert {name for name in modules if f"`{name}`" not in page} == set()


def test_the_drawn_screens_are_up_to_date() -> None:
    for name in screens.SCREENS:
        picture = (PROJECT / f"docs/images/publish-{name}.svg").read_text(encoding="utf-8")
        assert picture == screens.drawn(name), "run `make screens`"


def test_a_release_says_what_changed() -> None:
    changelog = "# Changes\n\n## Unreleased\n\n* later\n\n## 1.2.0 (2026-12-01)\n\n* this\n\n## 1.1.0\n\n* old\n"
    assert notes("v1.2.0", "1.2.0", changelog) == "* this\n"
    assert notes("v1.1.0", "1.1.0", changelog) == "* old\n"
    for tag, version in (("v1.2.0", "1.3.0"), ("v1.3.0", "1.3.0")):
        with pytest.raises(SystemExit, match="expected"):
            notes(tag, version, changelog)
