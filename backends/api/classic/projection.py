"""Projections as 2008 made them, and what is deprecated since: functions for weights, delays and their files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from copy import copy
from functools import wraps
from inspect import signature
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backends.api.classic.connectors import by_method, told
from backends.api.classic.debugging import log
from backends.api.classic.dynamics import SynapseDynamics
from backends.api.classic.dynamics import told as told_synapse
