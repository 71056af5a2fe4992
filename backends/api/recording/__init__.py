"""Recordings of populations, and the files that positions and connections are kept in."""

from backends.api.recording.formats import get_io
from backends.api.recording.recorded import SPIKES, Recording, SpikeRecording, TraceRecording, recording

__all__ = ["SPIKES", "Recording", "SpikeRecording", "TraceRecording", "get_io", "recording"]
