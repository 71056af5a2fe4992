"""Errors of the PyNN API. Each is one sentence that names the element, the value and what was expected.

PyNNError
├── SetupError                          setup() was not called, or was told what it cannot do
├── NonExistentParameterError           (KeyError) a model has no such parameter
├── InvalidParameterValueError          (ValueError) a parameter cannot have this value
├── InvalidDimensionsError              (ValueError) sizes or shapes do not fit
├── InvalidModelError                   something is no model, or not one for this place
├── NoModelAvailableError               the simulator cannot express a model
├── ConnectionError                     cells cannot be connected like that
│   └── InvalidWeightError              (ValueError) a weight has the wrong sign
├── RecordingError                      a variable cannot be recorded
├── NothingToWriteError                 (OSError) there are no data
├── NotLocalError                       a cell lives on another process
├── NoSuchCellError                     (IndexError) there is no such cell
├── NoSuchConnectionError               (IndexError) there is no such connection
└── NoSuchSimulatorError                (ImportError) a simulator is unknown, or is not here
"""

from __future__ import annotations

from collections.abc import Iterable


class PyNNError(Exception):
    """Whatever a script did wrong."""


class SetupError(PyNNError):
    """setup() was not called, or was told what it cannot do."""


class NonExistentParameterError(PyNNError, KeyError):
    """A model has no parameter of this name."""

    def __init__(self, parameter_name: str, model_name: str, valid_parameter_names: Iterable[str] = ()) -> None:
        self.parameter_name = parameter_name
        self.model_name = model_name
        self.valid_parameter_names = tuple(sorted(valid_parameter_names))
        super().__init__(parameter_name, model_name, self.valid_parameter_names)

    def __str__(self) -> str:
        valid = ", ".join(self.valid_parameter_names) or "none"
        return f"{self.model_name} has no parameter {self.parameter_name!r}; its parameters are: {valid}."


class InvalidParameterValueError(PyNNError, ValueError):
    """A parameter cannot have this value."""


class InvalidDimensionsError(PyNNError, ValueError):
    """Sizes or shapes do not fit together."""


class InvalidModelError(PyNNError):
    """Something is no model, or not one that belongs here."""


class NoModelAvailableError(PyNNError):
    """The simulator cannot express a model."""


class ConnectionError(PyNNError):
    """Cells cannot be connected like that."""


class InvalidWeightError(ConnectionError, ValueError):
    """A weight has the wrong sign."""


class RecordingError(PyNNError):
    """A variable cannot be recorded."""


class NothingToWriteError(PyNNError, OSError):
    """There are no data to write."""


class NotLocalError(PyNNError):
    """A cell lives on another process."""


class NoSuchCellError(PyNNError, IndexError):
    """There is no such cell among these."""


class NoSuchConnectionError(PyNNError, IndexError):
    """There is no such connection in a projection."""


class NoSuchSimulatorError(PyNNError, ImportError):
    """A simulator is unknown, or its library is not here."""


class RoundingWarning(Warning):
    """A time was rounded to the time step."""
