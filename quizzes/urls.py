from django.http import HttpResponse
from django.urls import path

app_name = "quizzes"


def stub(request, **kw):
    return HttpResponse("")


urlpatterns = [
    path("review/", stub, name="review"),
    path("progress/", stub, name="progress"),
    path("practice/<slug:question_id>/", stub, name="question"),
]
