"""What is kept of the objects that were asked for last."""

from collections.abc import Callable

from builder.recent import Memo, Recent, forget_text, of_text


def capitals(asked: list[str]) -> Callable[[str], str]:
    """Makes capitals of a text, and notes that it was asked to."""

    def upper(text: str) -> str:
        asked.append(text)
        return text.upper()

    return upper


def test_the_same_object_is_looked_through_once() -> None:
    asked: list[str] = []
    upper, text = Recent(capitals(asked)), "ab"
    assert upper(text) == upper(text) == "AB"
    assert asked == [text]


def test_an_equal_object_is_another_one() -> None:
    length = Recent(len)
    first, second = [1], [1]
    length(first)
    second.append(2)
    assert (length(first), length(second)) == (1, 2)


def test_what_was_asked_for_long_ago_is_given_up_and_made_again() -> None:
    asked: list[str] = []
    upper = Recent(capitals(asked), most=2)
    texts = ["a", "b", "c"]
    assert [upper(each) for each in (*texts, *texts[:1])] == ["A", "B", "C", "A"]
    assert asked == [*texts, "a"]


def test_a_new_object_in_the_place_of_an_old_one_is_not_taken_for_it() -> None:
    length = Recent(len)
    assert [length([0] * count) for count in range(50)] == [*range(50)]


def test_what_is_made_of_a_text_is_given_up_with_the_text() -> None:
    asked: list[str] = []
    upper = of_text(capitals(asked))
    assert upper("a") == upper("a") == "A"
    forget_text()
    assert upper("a") == "A"
    assert asked == ["a", "a"]


def test_a_key_that_is_asked_for_again_stays_while_others_are_given_up() -> None:
    asked: list[str] = []
    upper = Memo(capitals(asked), most=2)
    assert [upper[each] for each in "abacadab"] == [*"ABACADAB"]
    assert asked == [*"abcd", "b"]
