"""An edition's page that quizzes on its words; the script reads them from the word lists."""

from collections.abc import Mapping

from builder.markup import bilingual, block, element_text, english, escape, heading, link, raw_html
from builder.model import Edition
from builder.pages.page import Page, crumbs, head, rights, study_assets

REVIEW = "review.md"

_TITLE = "練習 Review"
_ABOUT = (
    "ことばの意味・読み・使い方を練習します。覚えたことばは、忘れそうなころにまた出てきます。記録はこの"
    "ブラウザーの中だけに残ります。"
)
_ABOUT_ENGLISH = (
    "Practise the meaning, the reading and the use of words. What you know comes back when you are "
    "about to forget it. Your progress stays in this browser alone."
)
_NEEDS_SCRIPT = bilingual(
    "練習にはJavaScriptが必要です。一覧はこのまま読めます。",
    "Reviewing needs JavaScript; the lists can be read without.",
)


def review_page(edition: Edition, lists: Mapping[str, str]) -> Page:
    """The page at `/<slug>/review/`; `lists` says where the words of each section are listed."""
    links = "".join(
        f'<li id="{section.id}"><a href="{lists[section.id]}#{section.id}">'
        f"{element_text(section.title)}</a></li>"
        for section in edition.sections
    )
    title, description = f"{_TITLE} · {edition.title}", f"{edition.title}: ことばの練習"
    about = head(title, description, hide=("navigation", "toc"))
    parts = [
        study_assets("../", "review"),
        crumbs(link(escape(edition.title), "index.md")),
        heading(1, _TITLE, id="review"),
        rights(edition),
        block(escape(_ABOUT)),
        block(english(_ABOUT_ENGLISH)),
        raw_html(
            f'<div class="kt-review"><noscript><p>{_NEEDS_SCRIPT}</p></noscript>'
            f"<p>{bilingual('ことばの一覧', 'Word lists')}</p><ul>{links}</ul></div>"
        ),
    ]
    return Page.of(f"{edition.slug}/{REVIEW}", about, parts, edition.text_file)
