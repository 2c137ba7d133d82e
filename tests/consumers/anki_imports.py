"""Imports decks and tables into one Anki collection, learning a card after the first, and prints
what the collection then holds, a state for each import.

Arguments: an empty folder, then the files (.apkg, .tsv) in the order of their import.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from anki.collection import (
    Card,
    Collection,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
    ImportCsvRequest,
)


def import_file(collection: Collection, path: Path) -> dict[str, int]:
    """Import as the program's window does with its own settings; returns how many are what."""
    if path.suffix == ".tsv":
        metadata = collection.get_csv_metadata(path=str(path), delimiter=None)
        answer = collection.import_csv(ImportCsvRequest(path=str(path), metadata=metadata))
    else:
        options = ImportAnkiPackageOptions(merge_notetypes=True)
        answer = collection.import_anki_package(
            ImportAnkiPackageRequest(package_path=str(path), options=options)
        )
    log = answer.log
    kinds = ("new", "updated", "duplicate", "conflicting")
    return {kind: len(getattr(log, kind)) for kind in kinds}


def notes(collection: Collection) -> Iterator[dict[str, Any]]:
    for id in sorted(collection.find_notes("")):
        note = collection.get_note(id)
        yield {
            "guid": note.guid,
            "type": note.note_type()["name"],
            "fields": dict(note.items()),
            "tags": note.tags,
            "cards": [card_state(card) for card in note.cards()],
        }


def card_state(card: Card) -> dict[str, Any]:
    output = card.render_output()
    return {
        "deck": card.col.decks.name(card.did),
        "reps": card.reps,
        "interval": card.ivl,
        "question": output.question_text,
        "answer": output.answer_text,
    }


def learn_first(collection: Collection) -> None:
    """Answer the first card Easy, so that it has progress to lose."""
    card = collection.get_card(sorted(collection.find_cards(""))[0])
    card.start_timer()
    collection.sched.answerCard(card, 4)


def main(folder: str, *files: str) -> None:
    collection = Collection(str(Path(folder) / "collection.anki2"))
    states = []
    for number, file in enumerate(files):
        log = import_file(collection, Path(file))
        if number == 0:
            learn_first(collection)
        names = [deck.name for deck in collection.decks.all_names_and_ids()]
        states.append({"log": log, "decks": names, "notes": list(notes(collection))})
    problems = collection.fix_integrity()
    collection.close()
    print(json.dumps({"states": states, "sound": problems[1]}))


main(*sys.argv[1:])
