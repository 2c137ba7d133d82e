"""Saved pages: where their title stands, who speaks in them, what they hide."""

import pytest

from builder.intake.draft import Draft, Heading
from builder.intake.formats import take


def read(body: str, title: str = "塩の道 | 港のブログ") -> Draft:
    page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    return take(page.encode(), "page.html").draft


def spoken(draft: Draft) -> list[tuple[str, str]]:
    """Speaker and text of each turn; # stands for a heading."""
    return [("#" if isinstance(each, Heading) else each.speaker, each.text) for each in draft.parts]


REST = "<p>塩は重いです。</p><h3>朝</h3><p>風が強い。</p>"


@pytest.mark.parametrize(
    ("name", "body", "title"),
    [
        ("塩の道 | 港のブログ", f"<h1>港のブログ</h1><article><h2>塩の道</h2>{REST}", "塩の道"),
        ("塩の道", f"<h1><a href=/>港のブログ</a></h1><div><h2>塩の道</h2>{REST}", "塩の道"),
        ("港のブログ：塩の道", f"<h1>港のブログ</h1><div><h2>塩の道</h2>{REST}", "塩の道"),
        ("塩の道 - 港", f"<h1>塩の道</h1><article><h2>塩</h2>{REST}", "塩の道"),
        ("塩の道：朝 | 港", f"<article><h1>塩の道：朝</h1>{REST}<h2>朝</h2><p>塩。</p>", "塩の道：朝"),
        ("塩の道 | 港", f"<h1>港</h1><article><h1>塩の道</h1><p>塩。</p><h2>塩の道</h2>{REST}", "塩の道"),
        ("歩く", f"<article><h1>塩の道を歩く人</h1>{REST}", "塩の道を歩く人"),
    ],
)  # fmt: skip
def test_the_title_is_the_articles_and_not_the_sites(name: str, body: str, title: str) -> None:
    draft = read(body, name)
    assert draft.title == title
    assert ("#", "朝") in spoken(draft)


TURNS = [("山田", "塩は重いです。"), ("川口", "はい、軽いです。")]


@pytest.mark.parametrize(
    "body",
    [
        "<div class=speaker>山田</div><p>塩は重いです。</p><div class=speaker>川口</div><p>はい、軽いです。</p>",
        "<p><span class=name>山田</span>塩は重いです。</p><p><span class=name>川口</span>はい、軽いです。</p>",
        "<p><em class=personName>山田</em>：塩は重いです。</p><p><em class=personName>川口</em>：はい、軽いです。</p>",
        "<dl><dt>山田</dt><dd>塩は重いです。</dd><dt>川口：</dt><dd>はい、軽いです。</dd></dl>",
        "<div><p class=talk-name>山田</p><p>塩は重いです。</p></div><div><p class=talk-name>川口</p><p>はい、軽いです。</p></div>",
    ],
)
def test_names_in_boxes_of_their_own_speak(body: str) -> None:
    draft = read(f"<article><h1>塩の道</h1>{body}</article>")
    assert spoken(draft) == TURNS
    assert draft.unsure == []


def test_a_name_that_has_a_surname_and_a_space_speaks() -> None:
    draft = read("<h1>塩の道</h1><dl><dt>山田 海</dt><dd><p>重い。</p><p>軽い。</p></dd></dl>")
    assert spoken(draft) == [("山田 海", "重い。"), ("山田 海", "軽い。")]


def test_names_that_are_subjects_and_terms_of_lists_stay_text_and_are_told() -> None:
    draft = read(
        "<h1>塩の道</h1><p><span class=name>山田海</span>は港で働く。</p><p><span class=name>川口花</span>が待つ。</p>"
        "<dl><dt>会社名</dt><dd>塩屋</dd><dt>――何を売りますか</dt><dd>塩です。</dd></dl>"
    )
    assert [text for speaker, text in spoken(draft) if not speaker] == [
        "山田海は港で働く。", "川口花が待つ。", "会社名", "塩屋", "――何を売りますか", "塩です。",
    ]  # fmt: skip
    assert "「山田海」 is marked as a name: if it speaks there, write 山田海：" in draft.unsure


@pytest.mark.parametrize(
    "sign",
    [
        "hidden", 'style="color: red; display:none"', "style=visibility:hidden", "aria-hidden=true",
        'class="x visually-hidden"', "class=sr-only", "class=screen-reader-text",
    ],
)  # fmt: skip
def test_what_a_page_hides_is_left_out_and_told(sign: str) -> None:
    draft = read(
        f"<h1>塩の道</h1><p>塩は<span {sign}>秘<b>密</b></span>重い。</p><div {sign}>奥。</div>風。"
    )
    assert spoken(draft) == [("", "塩は重い。"), ("", "風。")]
    assert [(each.place, each.text) for each in draft.left_out] == [
        ("hidden on the page", "秘密"),
        ("hidden on the page", "奥。"),
    ]


def test_much_that_is_hidden_is_unsure_and_a_hidden_article_is_read() -> None:
    draft = read(f"<h1>塩の道</h1><p>塩は重い。</p><div hidden>{'風が吹く。' * 50}</div>")
    assert draft.unsure[0].startswith("250 characters are hidden on the page, 「風が吹く。")
    draft = read(
        "<div style='display:none'><article><h1>塩の道</h1><p>塩は重い。</p></article></div>"
    )
    assert spoken(draft) == [("", "塩は重い。")]
    draft = read("<h1>塩の道</h1><p hidden=until-found>塩は重い。</p><p class=not-sr-only>風。</p>")
    assert spoken(draft) == [("", "塩は重い。"), ("", "風。")]


@pytest.mark.parametrize(
    "part",
    [
        '<div class="sharedaddy sd-sharing"><a>ツイート</a></div>',
        '<div class="addtoany_content">ツイート</div>',
        '<div class="adsbygoogle">ツイート</div>',
        '<div class="sponsored">ツイート</div>',
        '<div id="jp-relatedposts">ツイート</div>',
    ],
)
def test_buttons_and_advertisements_of_blogs_are_left_out_and_told(part: str) -> None:
    draft = read(f"<article><h1>塩の道</h1><p>塩だ。</p>{part}{REST}</article>")
    assert spoken(draft) == [("", "塩だ。"), *spoken(read(f"<h1>塩の道</h1>{REST}"))]
    assert [each.text for each in draft.left_out] == ["ツイート"]
