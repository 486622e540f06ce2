"""What learners did with questions."""

from quizzes.models.fits import Fit
from quizzes.models.marks import Flag, Hold, Note, Report
from quizzes.models.memory import Card, Review
from quizzes.models.papers import Paper, PaperAnswer

__all__ = ["Card", "Fit", "Flag", "Hold", "Note", "Paper", "PaperAnswer", "Report", "Review"]
