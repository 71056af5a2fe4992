"""Facts that a network announces, in the past tense. Views redraw what they name; nobody answers back."""

from __future__ import annotations

from dataclasses import dataclass

from app.model.elements import Element


@dataclass(frozen=True)
class Added:
    """An element came into the network."""

    element: Element


@dataclass(frozen=True)
class Removed:
    """An element left the network."""

    element: Element


@dataclass(frozen=True)
class Replaced:
    """An element changed from `old` to `new`. Where its name did, projections follow with events of their own."""

    old: Element
    new: Element


@dataclass(frozen=True)
class DescriptionChanged:
    """Title, notes or settings changed."""


Event = Added | Removed | Replaced | DescriptionChanged
