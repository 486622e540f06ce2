"""What learners did with questions."""

from quizzes.models.fits import Fit
from quizzes.models.marks import Flag, Hold, Note, Report
from quizzes.models.memory import Card, Review

__all__ = ["Card", "Fit", "Flag", "Hold", "Note", "Report", "Review"]
