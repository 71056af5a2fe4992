"""Editors: one small widget for each kind of value. `registry.editor(field, parent)` makes the one of a field."""
