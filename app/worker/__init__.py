"""Runs a program in a child process of its own and streams what comes back. No Qt."""

from app.worker.client import Task, Worker
from app.worker.outcome import End, Outcome
from app.worker.results import Recording, Results, Weights

__all__ = ["End", "Outcome", "Recording", "Results", "Task", "Weights", "Worker"]
