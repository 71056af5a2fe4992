"""What `describe()` says: a context of facts, put into words by a template.

A template is the name of one that is here (templates/ENGINE/), or a text of one's own. Scripts may choose the engine
for all by DEFAULT_TEMPLATE_ENGINE: "string" (string.Template) or "jinja2", where that is installed.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, ClassVar

from backends.api.arguments import wrong

DEFAULT_TEMPLATE_ENGINE: str | None = None
_FOLDER = Path(__file__).parent / "templates"


class TemplateEngine:
    """Puts facts into a template."""

    name: ClassVar[str]

    @classmethod
    def get_template(cls, template: str) -> Any:
        """A template by its name or as a text, as the engine takes it."""
        raise NotImplementedError

    @classmethod
    def render(cls, template: str, context: Mapping[str, Any]) -> str:
        """The template with the facts in it."""
        raise NotImplementedError

    @classmethod
    def text(cls, template: str) -> str:
        """The text of a template, which may be given by its name."""
        named = {path.name: path for path in (_FOLDER / cls.name).iterdir()}
        return named[template].read_text(encoding="utf-8").rstrip("\n") if template in named else template


class StringTemplateEngine(TemplateEngine):
    """string.Template: `$label`; what lies within a fact is `$celltype_name`."""

    name = "string"

    @classmethod
    def get_template(cls, template: str) -> string.Template:
        """The template."""
        return string.Template(cls.text(template))

    @classmethod
    def render(cls, template: str, context: Mapping[str, Any]) -> str:
        """The template with the facts in it; what it asks for in vain stays as it is."""
        inner = {
            f"{name}_{key}": value
            for name, fact in context.items()
            if isinstance(fact, Mapping)
            for key, value in fact.items()
        }
        return cls.get_template(template).safe_substitute({**inner, **context})


class Jinja2TemplateEngine(TemplateEngine):
    """Jinja2: `{{ label }}`, `{{ celltype.name }}`, loops and conditions."""

    name = "jinja2"

    @classmethod
    def get_template(cls, template: str) -> Any:
        """The template."""
        import jinja2

        return jinja2.Environment(autoescape=False).from_string(cls.text(template))

    @classmethod
    def render(cls, template: str, context: Mapping[str, Any]) -> str:
        """The template with the facts in it."""
        return str(cls.get_template(template).render(context))


TEMPLATE_ENGINES: dict[str, type[TemplateEngine]] = {StringTemplateEngine.name: StringTemplateEngine}
if find_spec("jinja2"):
    TEMPLATE_ENGINES[Jinja2TemplateEngine.name] = Jinja2TemplateEngine


def get_default_template_engine() -> type[TemplateEngine]:
    """The engine that is used where none is named."""
    return _engine(DEFAULT_TEMPLATE_ENGINE or StringTemplateEngine.name)


def render(engine: str | type[TemplateEngine], template: str | None, context: dict[str, Any]) -> Any:
    """A template with facts in it; the facts themselves where the template is None."""
    if template is None:
        return context
    if not isinstance(template, str):
        raise wrong("template of describe()", template, "a text, or None")
    return (get_default_template_engine() if engine == "default" else _engine(engine)).render(template, context)


def _engine(engine: Any) -> type[TemplateEngine]:
    if isinstance(engine, type) and issubclass(engine, TemplateEngine):
        return engine
    if not isinstance(engine, str) or engine not in TEMPLATE_ENGINES:
        raise wrong("engine of describe()", engine, f"one of {', '.join(TEMPLATE_ENGINES)}")
    return TEMPLATE_ENGINES[engine]
