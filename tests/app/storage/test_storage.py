import errno
import json
import os

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model import Array, Component, Frozen, Network, Population
from app.storage import NotAProject, NotSaved, dumps, load, loads, save
from tests.app.networks import balanced, networks


@given(networks())
def test_any_network_comes_back_as_it_was(network):
    opened = loads(dumps(network))
    assert opened.network == network
    assert opened.problems == ()


def test_a_file_is_for_people_too(tmp_path):
    path = tmp_path / "balanced.pine"
    save(balanced(), path)
    text = path.read_text(encoding="utf-8")
    assert text.startswith('{\n  "format": "pinetum network",\n  "version": 2,\n  "title": "Balanced"')
    assert "→" in text
    assert load(path).network == balanced()


@settings(max_examples=150)
@given(st.integers(0, 4000), st.integers(0, 60), st.text(max_size=5))
def test_a_damaged_file_is_opened_as_far_as_it_goes_or_refused_in_words(start, length, patch):
    text = dumps(balanced())
    damaged = text[:start] + patch + text[start + length :]
    try:
        opened = loads(damaged, "broken.pine")
    except NotAProject as error:
        assert str(error).startswith("broken.pine cannot be opened: ")
    else:
        assert isinstance(opened.network, Network)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it is not JSON"),
        ("hello", "it is not JSON, see line 1, column 1"),
        ("[1, 2]", "it is not a Pinetum project"),
        ('{"cells": []}', "'format' is a required property"),
        ('{"format": "pinetum network", "version": 99}', "newer Pinetum (format 99; this one reads up to 2)"),
        ('{"format": "pinetum network", "version": 0}', "there never was a format 0"),
        ('{"format": "pinetum network", "version": 1, "populations": 3}', "populations: 3 is not of type"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_what_is_no_project_is_refused_with_the_reason(text, why):
    with pytest.raises(NotAProject) as caught:
        loads(text, "x.pine")
    assert why in str(caught.value)


def test_a_truncated_file_is_called_so():
    with pytest.raises(NotAProject, match="it ends too early, at line"):
        loads(dumps(balanced())[:400])


def test_a_binary_or_missing_file_is_refused(tmp_path):
    (tmp_path / "binary.pine").write_bytes(b"\xff\xfe\x00\x80")
    with pytest.raises(NotAProject, match="it is not text"):
        load(tmp_path / "binary.pine")
    with pytest.raises(NotAProject, match="no such file"):
        load(tmp_path / "missing.pine")


def edited(change) -> str:
    document = json.loads(dumps(balanced()))
    change(document)
    return json.dumps(document)


def test_a_broken_element_is_left_out_and_the_rest_opened():
    opened = loads(edited(lambda d: d["populations"][1].update(size="many")))
    assert "inh" not in opened.network
    assert "exc" in opened.network
    assert [p.sentence for p in opened.problems] == [
        "Inhibitory was left out: size: 'many' is not of type 'integer'.",
        "exc → inh: there is no population or assembly called 'inh'. It was left out.",
        "exc → inh: there is no population or assembly called 'inh'. It was left out.",
    ]


def test_a_name_that_cannot_be_is_mended_and_projections_follow():
    def rename(document):
        document["populations"][1]["name"] = "inh; import os"
        for entry in document["projections"][2:]:
            entry["post"] = "inh; import os"

    opened = loads(edited(rename))
    assert "inh_import_os" in opened.network
    assert {p.post for p in opened.network.projections} == {"exc", "inh_import_os"}
    assert "is no Python identifier" in opened.problems[0].sentence


def test_a_name_used_twice_is_mended():
    opened = loads(edited(lambda d: d["populations"][1].update(name="exc")))
    assert {p.name for p in opened.network.populations} == {"exc", "exc_2", "thalamus"}


def test_a_bad_setting_keeps_its_default():
    opened = loads(edited(lambda d: d["settings"].update(duration="long", seed=7)))
    assert opened.network.settings.duration == 1000.0
    assert opened.network.settings.seed == 7
    assert "The setting duration was left at its default" in opened.problems[0].sentence


def _full(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("step", ["fsync", "replace", "fdopen"])
def test_a_full_disk_leaves_the_file_as_it_was(tmp_path, monkeypatch, step):
    path = tmp_path / "n.pine"
    save(Network(title="before"), path)
    before = path.read_bytes()
    monkeypatch.setattr(os, step, _full)
    with pytest.raises(NotSaved, match=r"n.pine could not be saved: no space left on device. The file on disk"):
        save(balanced(), path)
    monkeypatch.undo()
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == ["n.pine"]


def test_saving_where_there_is_no_folder_is_refused(tmp_path):
    with pytest.raises(NotSaved, match="no such file or directory"):
        save(balanced(), tmp_path / "nowhere" / "n.pine")


def test_permissions_and_links_are_kept(tmp_path):
    path, link = tmp_path / "n.pine", tmp_path / "link.pine"
    save(balanced(), path)
    path.chmod(0o640)
    link.symlink_to(path)
    save(Network(), link)
    assert path.stat().st_mode & 0o777 == 0o640
    assert link.is_symlink()
    assert load(path).network == Network()


def test_long_lists_are_written_on_one_line_and_read_back():
    numbers = Array(np.linspace(0.0, 1.0, 1000))
    cell = Component("IF_cond_exp", Frozen(tau_m=numbers, cm=Array([1.0, 2.0])))
    network = Network([Population("cells", 'numbers 0 "', cell, 1000)])
    text = dumps(network)
    assert len(text.splitlines()) < 60
    assert loads(text).network == network
