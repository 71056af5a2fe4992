"""Recordings of populations, and the files that positions and connections are kept in."""

from backends.api.recording.recorded import SPIKES, Recording, SpikeRecording, TraceRecording, get_io, recording

__all__ = ["SPIKES", "Recording", "SpikeRecording", "TraceRecording", "get_io", "recording"]
