"""Messages as bytes: a fixed head, a JSON header, then the arrays as they lie in memory. No pickle.

- head: b"PINE", length of the header (4 bytes), length of all arrays (8 bytes), little-endian
- header: {"frame": name, "fields": {…}, "arrays": [[name, dtype, shape], …]}
"""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, BinaryIO, ClassVar, Protocol, TypeVar, get_args

import numpy as np
from numpy.typing import NDArray

from app.worker import frames
from app.worker.frames import Frame, Order

Message = Frame | Order

_HEAD = struct.Struct("<4sIQ")
_MAGIC = b"PINE"
_LONGEST = 1 << 34  # bytes of arrays in one message; more than any slice holds
_DTYPES = {"<i4", "<f4", "<f8"}
_KINDS: Mapping[str, type[Message]] = {kind.__name__: kind for kind in get_args(frames.Frame) + get_args(frames.Order)}
M = TypeVar("M")


class Sendable(Protocol):
    """What can be sent: a dataclass whose fields are plain values, and arrays of 32-bit integers or of floats."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


class FrameError(Exception):
    """Bytes that are no message, or only the beginning of one."""


def encode(message: Sendable) -> bytes:
    """The bytes of a message."""
    plain: dict[str, Any] = {}
    arrays: dict[str, NDArray[Any]] = {}
    for field in fields(message):
        value = getattr(message, field.name)
        (arrays if isinstance(value, np.ndarray) else plain)[field.name] = value
    described = [[name, array.dtype.newbyteorder("<").str, array.shape] for name, array in arrays.items()]
    header = json.dumps({"frame": type(message).__name__, "fields": plain, "arrays": described}).encode()
    bodies = [np.ascontiguousarray(array).tobytes() for array in arrays.values()]
    return b"".join([_HEAD.pack(_MAGIC, len(header), sum(map(len, bodies))), header, *bodies])


def read(stream: BinaryIO) -> Message | None:
    """The next message of a stream, or None where it ends between two. FrameError when the bytes are none."""
    return read_of(stream, _KINDS)


def read_of(stream: BinaryIO, kinds: Mapping[str, type[M]]) -> M | None:
    """The same for messages of other kinds, which are given by name."""
    head = stream.read(_HEAD.size)
    if not head:
        return None
    magic, header, body = _HEAD.unpack(_whole(head, _HEAD.size))
    if magic != _MAGIC or body > _LONGEST:
        raise FrameError(f"These bytes do not begin a message: {head!r}.")
    text = _whole(stream.read(header), header)
    return _decode(text, _whole(stream.read(body), body), kinds)


def _whole(data: bytes, length: int) -> bytes:
    if len(data) < length:
        raise FrameError(f"The stream ended in the middle of a message: {len(data)} of {length} bytes.")
    return data


def _decode(text: bytes, body: bytes, kinds: Mapping[str, type[M]]) -> M:
    try:
        header = json.loads(text)
        return kinds[header["frame"]](**header["fields"], **_arrays(header["arrays"], body))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise FrameError(f"A message could not be read: {error}.") from error


def _arrays(described: list[tuple[str, str, list[int]]], body: bytes) -> dict[str, NDArray[Any]]:
    arrays, at = {}, 0
    for name, dtype, shape in described:
        if dtype not in _DTYPES or min(shape, default=0) < 0:
            raise ValueError(f"an array {name} of {dtype!r} and shape {shape}")
        count = math.prod(shape)
        arrays[name] = np.frombuffer(body, dtype, count, at).reshape(shape)
        at += count * arrays[name].itemsize
    if at != len(body):
        raise ValueError(f"{len(body)} bytes of arrays, where {at} were announced")
    return arrays
