"""The addresses of the organiser, the authority and everybody."""

from django.urls import path

from . import claiming, colleagues, contest, entry, entry_evidence, extracts, proposal, views

urlpatterns = [
    path("account/new", views.new_account),
    path("account/new/sent", views.new_account_sent),
    path("authority", views.authority),
    path("claim", views.claim_any),
    path("claim/<int:number>", claiming.claim),
    path("my", views.my),
    path("my/invitations/<int:key>/take-up", views.take_up),
    path("my/proofs/<int:key>", claiming.proof),
    path("my/proofs/<int:key>/look", claiming.look),
    path("my/proofs/<int:key>/give-word", claiming.give_word),
    path("my/proofs/<int:key>/send-again", claiming.send_again),
    path("my/proofs/<int:key>/give-up", claiming.give_up),
    path("my/proofs/<int:key>/<str:word>", claiming.proof),
    path("my/<int:number>", entry.entry),
    path("my/<int:number>/evidence/<int:place>", entry_evidence.citation),
    path("my/<int:number>/cases/<slug:code>", entry.case),
    path("my/<int:number>/cases/<slug:code>/answer", entry.answer),
    path("my/<int:number>/letters/<int:key>", entry.letter),
    path("my/<int:number>/extract", extracts.extract),
    path("my/<int:number>/extract.pdf", extracts.printed),
    path("my/<int:number>/everything.zip", extracts.everything),
    path("my/<int:number>/propose", proposal.propose),
    path("my/<int:number>/contest", contest.own),
    path("my/<int:number>/colleagues", colleagues.colleagues),
    path("my/<int:number>/colleagues/<int:key>/remove", colleagues.remove),
    path("my/<int:number>/invitations/<int:key>/withdraw", colleagues.withdraw),
    path("contest/<int:number>", contest.contest),
    path("contest/sent", contest.sent),
    path("message/<slug:code>/<slug:key>/contest", contest.refusal),
    path("contest/confirm/<str:word>", contest.confirm),
]
