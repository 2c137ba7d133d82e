"""Parts of speech as a learner's dictionary names them, out of UniDic's."""

import re
from collections.abc import Sequence
from enum import StrEnum

from builder.model import Entry


class PartOfSpeech(StrEnum):
    """The value is the English name; `japanese` the one of school grammar."""

    NOUN = "noun"
    SURU_NOUN = "noun, suru verb"
    NA_NOUN = "noun, na-adjective"
    PRONOUN = "pronoun"
    U_VERB = "u-verb"
    RU_VERB = "ru-verb"
    IRREGULAR_VERB = "irregular verb"
    I_ADJECTIVE = "i-adjective"
    NA_ADJECTIVE = "na-adjective"
    ADNOMINAL = "pre-noun"
    ADVERB = "adverb"
    CONJUNCTION = "conjunction"
    EXPRESSION = "expression"
    NAME = "name"

    @property
    def japanese(self) -> str:
        """The name in Japanese."""
        return _JAPANESE[self]


_JAPANESE = {
    PartOfSpeech.NOUN: "名詞",
    PartOfSpeech.SURU_NOUN: "名詞・する動詞",
    PartOfSpeech.NA_NOUN: "名詞・な形容詞",
    PartOfSpeech.PRONOUN: "代名詞",
    PartOfSpeech.U_VERB: "五段動詞",
    PartOfSpeech.RU_VERB: "一段動詞",
    PartOfSpeech.IRREGULAR_VERB: "不規則動詞",
    PartOfSpeech.I_ADJECTIVE: "い形容詞",
    PartOfSpeech.NA_ADJECTIVE: "な形容詞",
    PartOfSpeech.ADNOMINAL: "連体詞",
    PartOfSpeech.ADVERB: "副詞",
    PartOfSpeech.CONJUNCTION: "接続詞",
    PartOfSpeech.EXPRESSION: "表現",
    PartOfSpeech.NAME: "名前",
}

_SIMPLE = {
    "代名詞": PartOfSpeech.PRONOUN,
    "形容詞": PartOfSpeech.I_ADJECTIVE,
    "形状詞": PartOfSpeech.NA_ADJECTIVE,
    "連体詞": PartOfSpeech.ADNOMINAL,
    "副詞": PartOfSpeech.ADVERB,
    "接続詞": PartOfSpeech.CONJUNCTION,
}
_NOUNS = {
    "サ変可能": PartOfSpeech.SURU_NOUN,
    "サ変形状詞可能": PartOfSpeech.SURU_NOUN,
    "形状詞可能": PartOfSpeech.NA_NOUN,
}
_HIRAGANA = re.compile("[ぁ-ゖー]+")

# What builds grammar where it is written in kana (ということ, につれて): taught as patterns.
_PATTERNS = frozenset(
    """
    こと もの とき ところ ため わけ はず よう ほう まま うえ うち とおり つもり かわり かぎり たび
    ほか ほど くらい なか あと まえ いう よる つく つれる とる おける おる しれる とも そう どう
    こう ああ
    """.split()
)


def part_of_speech(entries: Sequence[Entry]) -> PartOfSpeech | None:
    """That of a word made of `entries`, by the last of them; None for what is no content word:
    particles, auxiliaries, numerals, affixes, signs, words in Latin letters."""
    last = entries[-1]
    coarse, fine, finest = (*last.pos, "", "", "")[:3]
    if coarse == "動詞":
        return _verb(last.inflection_type)
    if fine == "固有名詞":
        return PartOfSpeech.NAME
    if fine == "数詞" or entries[0].pos[1:2] == ("数詞",):
        return None
    if fine == "タリ":  # 淡々と, never 淡々な
        return PartOfSpeech.ADVERB
    if coarse == "名詞":
        return _NOUNS.get(finest, PartOfSpeech.NOUN)
    return None if fine.endswith("助動詞語幹") else _SIMPLE.get(coarse)


def is_grammar(form: str, last: Entry) -> bool:
    """Whether a word of this dictionary form, whose last entry is `last`, is the grammar's and
    not the vocabulary's: する, いる, こと, この, それ in kana."""
    if not _HIRAGANA.fullmatch(form):
        return False
    dependent = last.pos[1:2] == ("非自立可能",)
    pointing = last.pos[:1] in {("代名詞",), ("連体詞",)}
    return dependent or pointing or form in _PATTERNS


def of_term(term: str, entries: Sequence[Entry]) -> PartOfSpeech:
    """That of a glossary's term, from the `entries` of a place where it stands: an expression
    where a particle or an auxiliary is part of it (首を縦に振る), a name where it is written like
    Meta and Llama 3, which the dictionary takes for common nouns."""
    if _LATIN_NAME.fullmatch(term):
        return PartOfSpeech.NAME
    last = entries[-1] if entries else None
    if last is None:
        return PartOfSpeech.NOUN
    if last.pos[:1] == ("助動詞",) or any(each.pos[:1] == ("助詞",) for each in entries[:-1]):
        return PartOfSpeech.EXPRESSION
    found = part_of_speech(entries) or PartOfSpeech.NOUN
    return _STIFF.get(last.pos[0], found) if not term.endswith(last.base_form) else found


_LATIN_NAME = re.compile(r"[A-Z][A-Za-z0-9 .-]*[a-z][A-Za-z0-9 .-]*")

# A form of a verb or an adjective that became a word of its own: もうけ, やむなく.
_STIFF = {"動詞": PartOfSpeech.NOUN, "形容詞": PartOfSpeech.ADVERB}


def _verb(inflection_type: str) -> PartOfSpeech:
    if "変格" in inflection_type:
        return PartOfSpeech.IRREGULAR_VERB
    return PartOfSpeech.RU_VERB if "一段" in inflection_type else PartOfSpeech.U_VERB
