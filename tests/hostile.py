"""An edition whose text, titles and terms hold what formats take for their own notation."""

from fakes import readings_of

from builder.annotate import annotate_edition
from builder.edition_study import study
from builder.exporters import Export
from builder.glossary import Glossary
from builder.model import Edition, Kind, Paragraph, Passage, Section, Speaker, Term, Work
from builder.vocabulary import Lexicon

HOSTILE = (
    "塩[しお]<script>alert(1)</script>&amp; {{Word}} {{c1::x}} [sound:x.mp3] \\(x\\) 一行目 [$]x[/$]",
    "\0\x01\x1f\x7f\ttab 00:00 --> 00:01 \x0b塩",
    "一行目\n\n二行目\r三行目\nNOTE 塩 <v 誰>言う</v> ]]> <!-- -->",
    "=cmd|' /C calc'!A0 \"塩\" 'x' ; , ｜塩《しお》 %s {0}",
)
TERM = Term(
    id="salt", term="塩", reading="しお", english="=salt\t\"<b>'x'", ja="[一]\n\t二\0\x1f", en="#a, b;\r\nc",
    level="N 3 \"x\"", category="a<b", aliases=(), related=(), source="",
)  # fmt: skip


def hostile_export(
    *, time: int | None = 40, site_url: str = "https://example.org/a&b/", readings: bool = False
) -> Export:
    """The edition; with `time` None its one passage has none."""
    paragraphs = tuple(
        Paragraph(id=f"p{number}", speaker=None, text=text, line=number)
        for number, text in enumerate(HOSTILE, 1)
    )
    passage = Passage(id="t-0-40", time=time, paragraphs=paragraphs, line=1)
    section = Section(id="s", title="<塩> & [x]\t\"'\0", passages=(passage,), line=1)
    edition = Edition(
        slug="hostile",
        path="editions/hostile",
        title='::塩 <i>\n& "題"::\t\0',
        subtitle="</p>\0",
        sections=(section,),
        kind=Kind.RETELLING,
        source=Work(name="<b>\0", author="& -->", url="https://example.org/?a=\"'&b"),
        speakers=(Speaker(name="<名>", english="&"),),
        licence="<CC>",
    )
    glossary = Glossary([TERM])
    annotated = annotate_edition(edition, readings_of("塩=しお 一行目=いち[ぎ]ょうめ"), glossary)
    studied = study(annotated, glossary, Lexicon(glossary))
    return Export(studied=studied, site_url=site_url, changed=1, readings=readings)
