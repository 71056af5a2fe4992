"""What is worked out once."""

from __future__ import annotations

import gc
from dataclasses import replace

from app.model.once import _KEPT_WITH, once
from app.storage import dumps
from tests.app.networks import balanced


def test_once_for_each_element_and_setting():
    said = []
    told = once(lambda element, setting: said.append((element.name, setting)))
    exc, inh = balanced().population("exc"), balanced().population("inh")
    for element, setting in ((exc, 1), (exc, 1), (inh, 1), (exc, 2)):
        told(element, setting)
    assert said == [("exc", 1), ("inh", 1), ("exc", 2)]
    assert exc == balanced().population("exc")


def test_what_is_remembered_goes_with_its_element():
    label = once(lambda element: element.label)
    before = len(_KEPT_WITH)
    exc = replace(balanced().population("exc"), label="x")
    assert label(exc) == label(exc) == "x"
    assert len(_KEPT_WITH) > before
    assert not set(vars(exc)) - set(exc.__dataclass_fields__)
    del exc
    gc.collect()
    assert len(_KEPT_WITH) <= before


def test_of_very_long_texts_the_last_few_are_kept():
    made = []

    @once
    def text(element):
        made.append(element.label)
        return "x" * 100_000

    first = balanced().population("exc")
    others = [replace(first, label=str(number)) for number in range(20)]
    assert text(first) == text(first) == "x" * 100_000
    assert made == ["Excitatory"]
    for other in others:
        text(other)
    text(others[-1])
    text(first)
    assert made == ["Excitatory", *map(str, range(20)), "Excitatory"]


def test_a_file_is_the_same_whether_it_was_written_before_or_not():
    network = balanced()
    assert dumps(network) == dumps(network) == dumps(balanced())
    network.replace("exc", replace(network.population("exc"), size=7))
    changed = balanced()
    changed.replace("exc", replace(changed.population("exc"), size=7))
    assert dumps(network) == dumps(changed)
