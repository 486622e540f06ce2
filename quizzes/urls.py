from django.urls import path

from quizzes.views import answering, cards, marking, memory, practising, progress, reviewing

app_name = "quizzes"

urlpatterns = [
    path("review/", reviewing.review, name="review"),
    path("practice/", practising.practice, name="practice"),
    path("practice/run/", practising.run, name="run"),
    path("practice/<str:name>/", practising.question, name="question"),
    path("practice/<str:name>/answer/", answering.answer, name="answer"),
    path("flag/", marking.flag, name="flag"),
    path("report/", marking.report, name="report"),
    path("card/", cards.card, name="card"),
    path("card/release/", cards.release, name="release"),
    path("memory/", memory.memory, name="memory"),
    path("memory/breaks/", memory.breaks, name="breaks"),
    path("memory/fit/", memory.fit, name="fit"),
    path("review/note/", reviewing.note, name="note"),
    path("undo/", answering.undo, name="undo"),
    path("progress/", progress.progress, name="progress"),
]
