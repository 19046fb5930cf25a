"""The office's addresses. The public site has its own, in ``openroll.public``."""

from django.urls import path

from openroll.office import views

urlpatterns = [
    path("", views.cases),
    path("sign-in", views.sign_in),
    path("static/<path:name>", views.static),
    path("cases/<slug:code>", views.case),
]
