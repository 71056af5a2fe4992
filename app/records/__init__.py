"""Runs that are kept: what ran, when, where and what came of it, on disk. No Qt."""
