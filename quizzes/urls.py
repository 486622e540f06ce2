from django.urls import path

from quizzes.views import (
    answering,
    cards,
    drilling,
    exams,
    marking,
    memory,
    practising,
    progress,
    reviewing,
    sheet,
    sitting,
)

app_name = "quizzes"

urlpatterns = [
    path("review/", reviewing.review, name="review"),
    path("practice/", practising.practice, name="practice"),
    path("practice/run/", practising.run, name="run"),
    path("practice/<str:name>/", practising.question, name="question"),
    path("practice/<str:name>/answer/", answering.answer, name="answer"),
    path("decoder/drill/", drilling.drill, name="drill"),
    # exams/
    path("exams/", exams.exams, name="exams"),
    path("exams/<uuid:paper_id>/", sitting.paper, name="paper"),
    path("exams/<uuid:paper_id>/<int:number>/", sitting.sitting, name="sitting"),
    path("exams/<uuid:paper_id>/review/", sitting.look_over, name="look-over"),
    path("exams/<uuid:paper_id>/submit/", sitting.submit, name="submit"),
    path("exams/<uuid:paper_id>/result/", exams.result, name="result"),
    path("exams/<uuid:paper_id>/again/", exams.retake, name="retake"),
    path("flag/", marking.flag, name="flag"),
    path("report/", marking.report, name="report"),
    path("card/", cards.card, name="card"),
    path("card/release/", cards.release, name="release"),
    path("memory/", memory.memory, name="memory"),
    path("memory/breaks/", memory.breaks, name="breaks"),
    path("memory/fit/", memory.fit, name="fit"),
    path("memory/refit/", memory.refit, name="refit"),
    path("review/note/", reviewing.note, name="note"),
    path("undo/", answering.undo, name="undo"),
    path("sheet/", sheet.sheet, name="sheet"),
    path("progress/", progress.progress, name="progress"),
]
