"""Files of connections and positions: a table of numbers, and what is said about it ("columns": [...]).

They are those of PyNN, readable both ways. Nothing in a file is executed: what is said is read as plain literals, and
of pickles only numbers, texts, lists and arrays.
"""

from __future__ import annotations

import os
import pickle
import zipfile
from ast import literal_eval
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import IO, Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from backends.api.recording.pickles import objects, unpickled


class BaseFile:
    """A file that is opened when it is read or written. ValueError, with a sentence, when it holds something else."""

    binary: ClassVar[bool] = True

    def __init__(self, filename: str | os.PathLike[str], mode: str = "rb") -> None:
        self.name = os.fspath(filename)
        self.mode = mode

    def write(self, data: Any, metadata: Mapping[str, Any]) -> None:
        """Write a table of numbers and what is to be said about it."""
        raise NotImplementedError

    def read(self) -> NDArray[Any]:
        """The numbers."""
        raise NotImplementedError

    def get_metadata(self) -> dict[str, Any]:
        """What is said about them."""
        raise NotImplementedError

    def rename(self, filename: str | os.PathLike[str]) -> None:
        """Another file from now on."""
        self.name = os.fspath(filename)

    def close(self) -> None:
        """Nothing stays open between calls."""

    def _open(self, how: str) -> IO[Any]:
        if how == "w" and (folder := os.path.dirname(self.name)):
            os.makedirs(folder, exist_ok=True)
        return open(self.name, how + "b") if self.binary else open(self.name, how, encoding="utf-8")


class StandardTextFile(BaseFile):
    """Text: lines `# name = value`, then a line of numbers for each row."""

    binary = False

    def write(self, data: Any, metadata: Mapping[str, Any]) -> None:
        """Twelve digits of each number."""
        header = "\n".join(f"{name} = {value!r}" for name, value in metadata.items())
        with self._open("w") as file:
            np.savetxt(file, np.asarray(data), fmt="%.12g", delimiter="\t", header=header)

    def read(self) -> NDArray[Any]:
        """The numbers, two-dimensional."""
        with self._open("r") as file:
            lines = [line for line in file if line.strip() and not line.lstrip().startswith("#")]
        return np.loadtxt(lines, ndmin=2) if lines else np.empty((0, 0))

    def get_metadata(self) -> dict[str, Any]:
        """What the lines at the top say."""
        found: dict[str, Any] = {}
        with self._open("r") as file:
            for line in file:
                if not line.startswith("#"):
                    break
                name, equals, value = line[1:].partition("=")
                if equals:
                    found[name.strip()] = _literal(value)
        return found


class PickleFile(BaseFile):
    """A pickle of the numbers and what is said about them."""

    def write(self, data: Any, metadata: Mapping[str, Any]) -> None:
        """Write both."""
        with self._open("w") as file:
            pickle.dump((np.asarray(data), dict(metadata)), file)

    def read(self) -> NDArray[Any]:
        """The numbers."""
        return np.asarray(self._both()[0])

    def get_metadata(self) -> dict[str, Any]:
        """What is said about them."""
        return dict(self._both()[1])

    def _both(self) -> Any:
        with self._open("r") as file:
            return unpickled(file)


class NumpyBinaryFile(BaseFile):
    """An archive of NumPy (.npz) with the arrays `data` and `metadata`."""

    def write(self, data: Any, metadata: Mapping[str, Any]) -> None:
        """Write both, as plain arrays."""
        said = np.array([(name, repr(value)) for name, value in metadata.items()], str).reshape(-1, 2)
        with self._open("w") as file:
            np.savez(file, data=np.asarray(data), metadata=said)

    def read(self) -> NDArray[Any]:
        """The numbers."""
        return np.asarray(self._array("data"))

    def get_metadata(self) -> dict[str, Any]:
        """What is said about them."""
        return {str(name): _literal(value) if isinstance(value, str) else value for name, value in self._said()}

    def _said(self) -> Any:
        return self._array("metadata").tolist()

    def _array(self, name: str) -> NDArray[Any]:
        try:
            with self._open("r") as file, zipfile.ZipFile(file) as archive:
                content = BytesIO(archive.read(f"{name}.npy"))
        except (zipfile.BadZipFile, KeyError) as error:
            raise ValueError(f"it is no archive of NumPy with {name!r}: {error}") from error
        try:
            return np.asarray(np.load(content, allow_pickle=False))
        except ValueError:  # objects, which are pickled behind the header
            return objects(content)


class HDF5ArrayFile(BaseFile):
    """An HDF5 file with the array `data`, whose attributes are what is said about it."""

    def __init__(self, filename: str | os.PathLike[str], mode: str = "r", title: str = "PyNN data file") -> None:
        super().__init__(filename, mode)
        self.title = title

    def write(self, data: Any, metadata: Mapping[str, Any]) -> None:
        """Write both."""
        import h5py

        if folder := os.path.dirname(self.name):
            os.makedirs(folder, exist_ok=True)
        with h5py.File(self.name, "w") as file:
            file.attrs["TITLE"] = self.title
            array = file.create_dataset("data", data=np.asarray(data))
            for name, value in metadata.items():
                array.attrs[name] = value

    def read(self) -> NDArray[Any]:
        """The numbers."""
        return np.asarray(self._node(lambda array: array[()]))

    def get_metadata(self) -> dict[str, Any]:
        """What is said about them."""
        return dict(self._node(lambda array: {name: _python(value) for name, value in array.attrs.items()}))

    def _node(self, ask: Callable[[Any], Any]) -> Any:
        import h5py

        try:
            with h5py.File(self.name, "r") as file:
                return ask(file["data"])
        except KeyError as error:
            raise ValueError(f"it is no HDF5 file with an array 'data': {error}") from error


def _python(value: Any) -> Any:
    """An attribute of HDF5 as what it was given as."""
    if isinstance(value, np.ndarray):
        return [_python(item) for item in value.tolist()]
    return value.decode() if isinstance(value, bytes) else value


def _literal(text: str) -> Any:
    """The value that a text writes down, or the text itself."""
    try:
        return literal_eval(text.strip())
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        return text.strip()


__all__ = ["BaseFile", "HDF5ArrayFile", "NumpyBinaryFile", "PickleFile", "StandardTextFile"]
