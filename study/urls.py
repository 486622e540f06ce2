from django.urls import path, re_path

from study.views import (
    balancing,
    calculators,
    comparing,
    credits,
    decoder,
    ebs,
    efs,
    finding,
    fleets,
    hibernation,
    lessons,
    lifecycle,
    moving,
    placement,
    pricing,
    reference,
    scaling,
    searching,
    serverless,
    termination,
)

app_name = "study"

urlpatterns = [
    path("", lessons.course_map, name="course"),
    # lessons/<slug>/
    path("lessons/<slug:slug>/", lessons.lesson, name="lesson"),
    path("lessons/<slug:slug>/<slug:section>/read/", lessons.mark, name="mark"),
    re_path(
        r"^lessons/(?P<slug>[a-z0-9-]+)/tables/(?P<table_id>[a-z0-9-]+)\.(?P<form>csv|md)$",
        lessons.table,
        name="table",
    ),
    # decoder/
    path("decoder/", decoder.decoder, name="decoder"),
    path("decoder/card/<str:name>.png", decoder.card, name="card"),
    path("decoder/find/", finding.find, name="find"),
    path("decoder/compare/", comparing.compare, name="compare"),
    path("decoder/fleet/", fleets.fleet, name="fleet"),
    # calculators/
    path("calculators/", calculators.index, name="calculators"),
    path("calculators/credits/", credits.credits, name="credits"),
    path("calculators/ebs/", ebs.ebs, name="ebs"),
    path("calculators/lifecycle/", lifecycle.lifecycle, name="lifecycle"),
    path("calculators/hibernation/", hibernation.hibernation, name="hibernation"),
    path("calculators/move/", moving.move, name="move"),
    path("calculators/load-balancing/", balancing.balancing, name="load-balancing"),
    path("calculators/efs/", efs.efs, name="efs"),
    path("calculators/lambda/", serverless.serverless, name="lambda"),
    path("calculators/placement/", placement.placement, name="placement"),
    path("calculators/pricing/", pricing.pricing, name="pricing"),
    path("calculators/scaling/", scaling.scaling, name="scaling"),
    path("calculators/termination/", termination.termination, name="termination"),
    # to look things up
    path("search/", searching.results, name="search"),
    path("glossary/", reference.glossary, name="glossary"),
    path("errata/", reference.errata, name="errata"),
    path("facts/", reference.facts, name="facts"),
    path("components/", reference.components, name="components"),
]
