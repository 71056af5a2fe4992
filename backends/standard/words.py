"""Values in the sentences of errors."""


def short(value: object) -> str:
    """A value in one line of some sixty characters."""
    text = " ".join(repr(value).split())
    return text if len(text) <= 60 else text[:57] + "..."
