"""Every example that comes with the program is there, opens, and can be run."""

import ast

import pytest

from app.document import Document
from app.model.checks import Severity
from app.script import write
from app.shell.examples import EXAMPLES, RESOURCES
from app.storage import load


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.key)
def test_an_example_opens_without_problems_and_has_a_program(example):
    opened = load(example.path)
    assert not opened.problems
    document = Document(opened.network)
    assert not [problem for problem in document.problems if problem.severity is Severity.ERROR]
    ast.parse(write(document.network).text)
    assert "Source" in document.network.notes
    assert any(population.records for population in document.network.populations)


def test_every_file_is_offered_but_the_one_for_programs():
    files = {path.stem for path in (RESOURCES / "examples").glob("*.pine")}
    assert files == {example.key for example in EXAMPLES} | {"brunel-2500"}
