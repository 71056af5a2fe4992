"""Contrast of everything that is read, in both looks: WCAG 2.1, 1.4.3 and 1.4.11."""

from __future__ import annotations

from itertools import product

import pytest

from app.look import DARK, LIGHT, Look
from app.model.sign import Sign

TEXT, LINE = 4.5, 3.0
GROUNDS = ("paper", "panel", "sunk")
WORDS = ("ink", "muted", "accent", "problem")
PAIRS = [
    *product(WORDS, GROUNDS),
    ("ink", "accent_soft"),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("panel", "ink"),  # messages and tooltips
]


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """From 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_is_that_of_the_standard():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
@pytest.mark.parametrize(("words", "ground"), PAIRS)
def test_words_are_read_on_what_they_stand_on(look: Look, words: str, ground: str):
    assert contrast(getattr(look, words), getattr(look, ground)) >= TEXT


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
@pytest.mark.parametrize("sign", Sign)
def test_what_is_drawn_is_seen_on_paper_and_read_in_its_shape(look: Look, sign: Sign):
    hue = look.hue(sign)
    assert contrast(hue.line, look.paper) >= LINE and contrast(hue.line, look.panel) >= LINE
    assert contrast(hue.line, hue.fill) >= TEXT


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
def test_the_faint_is_still_seen(look: Look):
    """What is muted is drawn at a third of its strength, and its label stays within what can be found."""
    assert contrast(_mixed(look.ink, look.paper, 0.35), look.paper) > 1.6


def _mixed(colour: str, ground: str, share: float) -> str:
    mixed = (round(int(colour[i : i + 2], 16) * share + int(ground[i : i + 2], 16) * (1 - share)) for i in (1, 3, 5))
    return "#" + "".join(f"{channel:02X}" for channel in mixed)
