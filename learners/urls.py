from django.urls import path

from learners import views

app_name = "learners"

urlpatterns = [
    path("settings/", views.settings, name="settings"),
]
