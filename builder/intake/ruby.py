"""Readings that stand in a file already, in the notation of our grammar."""

from builder.intake.draft import Draft
from builder.reader import is_kana, take_readings


def notation(base: str, reading: str, draft: Draft) -> str:
    """`｜漢字《かんじ》`; where the grammar has no place, `漢字（kanji）`, told as unsure."""
    base, reading = base.strip(), reading.strip()
    if not base or not reading:
        return base + reading
    written = f"｜{base}《{reading}》"
    if is_kana(reading) and take_readings(written).text == base:
        return written
    draft.unsure.append(
        f"「{reading}」 over 「{base}」 is no reading in kana: it stands in brackets"
    )
    return f"{base}（{reading}）"
