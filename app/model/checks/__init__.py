"""What is wrong with a network, in sentences that name the element."""

from app.model.checks.network import check
from app.model.checks.problem import Problem, Severity

__all__ = ["Problem", "Severity", "check"]
