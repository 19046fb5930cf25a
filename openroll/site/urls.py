"""The office's addresses. The public site has its own, in ``openroll.public``."""

from django.urls import path

from openroll.office import evidence, views

urlpatterns = [
    path("", views.cases),
    path("static/<path:name>", views.static),
    path("cases/<slug:code>", views.case),
    path("cases/<slug:code>/claims/<int:number>", evidence.claim),
    path("cases/<slug:code>/alerts/<int:number>", evidence.said, {"kind": "alerts"}),
    path("cases/<slug:code>/remarks/<int:number>", evidence.said, {"kind": "remarks"}),
    path("cases/<slug:code>/refused/<int:number>", evidence.refused),
    path("cases/<slug:code>/snapshots/<int:number>", evidence.snapshot),
    path("cases/<slug:code>/snapshots/<int:number>/body", evidence.body),
    path("cases/<slug:code>/snapshots/<int:number>/warc", evidence.warc),
]
