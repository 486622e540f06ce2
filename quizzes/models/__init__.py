"""What learners did with questions."""

from quizzes.models.marks import Flag, Report
from quizzes.models.memory import Card, Review

__all__ = ["Card", "Flag", "Report", "Review"]
