"""Why a typed text was not taken. Qt-free.

Refused         it cannot become a value
└── Unfinished  it is the beginning of something that can
"""

from __future__ import annotations


class Refused(ValueError):
    """A text that is no value; its own text is a sentence for the user."""


class Unfinished(Refused):
    """A text that may become a value when more is typed: no complaint until the user is done with it."""
