from django.urls import path

from quizzes.views import answering, marking, practising, progress, reviewing, sheet

app_name = "quizzes"

urlpatterns = [
    path("review/", reviewing.review, name="review"),
    path("practice/", practising.practice, name="practice"),
    path("practice/run/", practising.run, name="run"),
    path("practice/<str:name>/", practising.question, name="question"),
    path("practice/<str:name>/answer/", answering.answer, name="answer"),
    path("flag/", marking.flag, name="flag"),
    path("report/", marking.report, name="report"),
    path("undo/", answering.undo, name="undo"),
    path("sheet/", sheet.sheet, name="sheet"),
    path("progress/", progress.progress, name="progress"),
]
