"""What learners did with questions."""

from quizzes.models.marks import Flag, Report
from quizzes.models.memory import Card, Review
from quizzes.models.papers import Paper, PaperAnswer

__all__ = ["Card", "Flag", "Paper", "PaperAnswer", "Report", "Review"]
