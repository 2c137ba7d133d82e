"""The page of an edition's profile: the person or the work that it presents."""

from builder.markup import escape, former_ids, heading, link, paragraph
from builder.model import PROFILE, AnnotatedEdition
from builder.pages.page import Page, crumbs, head, rights
from builder.pages.section import doubt_line, page_data, paragraphs


def profile_page(annotated: AnnotatedEdition) -> Page:
    """The page at `/<slug>/profile/`, of an edition that has a profile."""
    edition, profile = annotated.edition, annotated.edition.profile
    name = profile.name if profile else ""
    about = head(f"{name} · {edition.title}", f"プロフィール: {name}")
    text = [
        part
        for one, written in zip(annotated.profile, paragraphs(annotated.profile), strict=True)
        for part in (*former_ids(one.paragraph.formerly), paragraph(written, id=one.paragraph.id))
    ]
    parts = [
        crumbs(link(escape(edition.title), "index.md")),
        heading(1, escape(name), id=PROFILE),
        rights(edition),
        *text,
        *doubt_line(text),
        page_data(annotated.profile),
    ]
    return Page.of(f"{edition.slug}/{PROFILE}.md", about, parts, edition.text_file)
