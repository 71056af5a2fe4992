"""What PyNN keeps in its module `core` for scripts."""

from backends.api.expressions import IndexBasedExpression

__all__ = ["IndexBasedExpression"]
