"""Names for scripts, made from labels for people."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import count
from keyword import iskeyword, issoftkeyword
from unicodedata import normalize

# Names that the written program uses itself; an element called like one of them would hide it.
RESERVED = frozenset(
    [
        "sim",
        "options",
        "rng",
        "os",
        "space",
        "recorded",
        "name",
        "population",
        "rate",
        "open",
        "print",
        "get_simulator",
        "NumpyRNG",
        "IndexBasedExpression",
        "OfIndices",
        "area",
        "notes",
        "numpy",
        "times",
        "turned",
        "values",
        "watch",
        "weights",
        "RandomDistribution",
    ]
)


def is_name(text: str) -> bool:
    """Whether `text` can name an element: a Python identifier that neither the language nor the program uses."""
    return text.isidentifier() and not iskeyword(text) and not issoftkeyword(text) and text not in RESERVED


def name_from(label: str, taken: Container[str] = ()) -> str:
    """A readable identifier for a label, different from all that are `taken`: "E → I!" becomes "e_i"."""
    plain = normalize("NFKD", label).encode("ascii", "ignore").decode()
    base = re.sub(r"\W+", "_", plain).strip("_").lower() or "element"
    base = base if is_name(base) else f"{'_' if not base[0].isdigit() else 'n'}{base}".lstrip("_") or "element"
    base = base if is_name(base) else f"{base}_"
    return base if base not in taken else next(n for i in count(2) if (n := f"{base}_{i}") not in taken)


def label_from(label: str, taken: Container[str]) -> str:
    """The label itself, or with the first free number behind it."""
    return label if label not in taken else next(n for i in count(2) if (n := f"{label} {i}") not in taken)
