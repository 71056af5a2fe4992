from app.panels.text.lines import abridged


def test_text_that_can_be_read_stays_as_it_is():
    text = "\n".join("x" * n for n in range(200))
    assert abridged(text) == text


def test_of_very_long_lines_the_middle_is_left_out():
    first, long, last = abridged(f"a\n{'[' + '1, ' * 1_000_000 + ']'}\nb").split("\n")
    assert (first, last) == ("a", "b")
    assert len(long) < 1000
    assert long.startswith("[1, 1") and long.endswith("1, ]")
    assert "2,999,202 characters" in long
