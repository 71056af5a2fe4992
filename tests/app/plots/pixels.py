"""A widget as an array of its pixels."""

import numpy as np
from PyQt5.QtGui import QColor, QImage


def grab(widget):
    """Shape (height, width, 3): red, green, blue."""
    return as_array(widget.grab().toImage())


def as_array(image):
    image = image.convertToFormat(QImage.Format_RGB32)
    memory = image.constBits()
    memory.setsize(image.sizeInBytes())
    return np.frombuffer(memory, np.uint8).reshape(image.height(), image.width(), 4)[:, :, 2::-1].copy()


def like(pixels, colour, tolerance=2):
    """Where pixels have this colour."""
    wanted = np.array(QColor(colour).getRgb()[:3])
    return (np.abs(pixels.astype(int) - wanted) <= tolerance).all(axis=-1)
