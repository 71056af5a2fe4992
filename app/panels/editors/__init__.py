"""Editors: one small widget for each kind of value, and the Qt-free modules that read and write its text."""
