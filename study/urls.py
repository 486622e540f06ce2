from django.urls import path

from study.views import calculators, decoder, lessons, reference, searching

app_name = "study"

urlpatterns = [
    path("", lessons.course_map, name="course"),
    # lessons/<slug>/
    path("lessons/<slug:slug>/", lessons.lesson, name="lesson"),
    path("lessons/<slug:slug>/<slug:section>/read/", lessons.mark, name="mark"),
    # decoder/
    path("decoder/", decoder.decoder, name="decoder"),
    # calculators/
    path("calculators/", calculators.index, name="calculators"),
    path("calculators/placement/", calculators.placement, name="placement"),
    path("calculators/pricing/", calculators.pricing, name="pricing"),
    # to look things up
    path("search/", searching.results, name="search"),
    path("glossary/", reference.glossary, name="glossary"),
    path("errata/", reference.errata, name="errata"),
    path("facts/", reference.facts, name="facts"),
    path("components/", reference.components, name="components"),
]
