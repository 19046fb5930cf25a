"""The office's addresses. The public site has its own, in ``openroll.public``."""

from django.urls import include, path

from openroll.account import api, message
from openroll.office import (
    backups,
    cases_acts,
    cases_list,
    cases_view,
    decisions,
    decisions_undertakings,
    decisions_waiting,
    desk_acts,
    desk_authorities,
    desk_authority_acts,
    desk_request,
    desk_requests,
    entries,
    evidence,
    imports,
    jobs,
    letters,
    monitoring,
    policies,
    views,
    worklist_bulk,
)

urlpatterns = [
    path("api/v1/", api.addresses()),  # first: lines are gone through in turn, and machines ask most often
    path("static/<path:name>", views.static),
    # Work lists, cases, entries.
    path("", cases_list.cases),
    path("cases", cases_list.cases),
    path("cases.csv", cases_list.export),
    path("cases/new", cases_acts.new),
    path("cases/bulk", worklist_bulk.preview),
    path("cases/bulk/done", worklist_bulk.done),
    path("cases/<slug:code>", cases_view.case),
    path("cases/<slug:code>/progress", cases_view.progress),
    path("cases/<slug:code>/history.csv", cases_view.case_history),
    path("entries", entries.entries),
    path("entries/<int:number>", entries.entry),
    path("cases/<slug:code>/claims/<int:number>", evidence.claim),
    path("cases/<slug:code>/alerts/<int:number>", evidence.said, {"kind": "alerts"}),
    path("cases/<slug:code>/remarks/<int:number>", evidence.said, {"kind": "remarks"}),
    path("cases/<slug:code>/refused/<int:number>", evidence.refused),
    path("cases/<slug:code>/snapshots/<int:number>", evidence.snapshot),
    path("cases/<slug:code>/snapshots/<int:number>/body", evidence.body),
    path("cases/<slug:code>/snapshots/<int:number>/warc", evidence.warc),
    path("healthz", monitoring.health),
    path("metrics", monitoring.metrics),
    # Work of the worker: backups, imports.
    path("jobs/<int:number>", jobs.job),
    path("backups", backups.backups),
    path("backups/make", backups.make),
    path("backups/<str:name>/prove", backups.prove),
    path("backups/<str:name>/restore", backups.restore),
    path("backups/<str:name>/download", backups.download),
    path("imports", imports.imports),
    path("import", imports.upload),
    path("imports/<int:number>", imports.looked),
    path("imports/<int:number>/go-on", imports.go_on),
    path("imports/<int:number>/remarks.csv", imports.remarks),
    # Letters: what the register writes.
    path("letters", letters.letters),
    path("letters/<int:number>", letters.letter),
    path("letters/<int:number>/letter.eml", letters.file),
    path("letters/<int:number>/change", letters.change),
    path("letters/<int:number>/address", letters.address),
    path("letters/<int:number>/<str:what>", letters.act),
    # The policy: what it says, and changing it.
    path("policy", policies.policy),
    path("policy/change", policies.change),
    path("policy/<int:number>", policies.version),
    path("policy/<int:number>/policy.yaml", policies.file),
    # Messages of everybody: the form, and the page of one that was sent.
    path("message", message.message),
    path("message/<slug:code>/<slug:key>", message.sent),
    path("message/<slug:code>/<slug:key>/receipt", message.receipt),
    # Decisions of persons, what waits for a second one, contests, declarations.
    path("cases/<slug:code>/decide/<slug:verdict>", decisions.form),
    path("cases/<slug:code>/decide/<slug:verdict>/preview", decisions.preview),
    path("cases/<slug:code>/decide/<slug:verdict>/take", decisions.take),
    path("cases/<slug:code>/contest-withdrawn", decisions_waiting.contest_withdrawn),
    path("decisions", decisions_waiting.waiting),
    path("decisions/<int:number>", decisions_waiting.decision),
    path("decisions/<int:number>/confirm", decisions_waiting.confirm),
    path("decisions/<int:number>/decline", decisions_waiting.decline),
    path("entries/<int:number>/undertakings", decisions_undertakings.undertakings),
    path("entries/<int:number>/undertakings/record", decisions_undertakings.record),
    path("entries/<int:number>/undertakings/<int:n>/withdraw", decisions_undertakings.withdraw),
    # What authorities ask, and who they are.
    path("requests", desk_requests.requests),
    path("requests.csv", desk_requests.export),
    path("requests/<int:number>", desk_request.one),
    path("requests/<int:number>/receipt", desk_request.receipt),
    path("requests/<int:number>/<slug:what>", desk_acts.act),
    path("authorities", desk_authorities.authorities),
    path("authorities/new", desk_authorities.propose),
    path("authorities/<slug:code>", desk_authorities.one),
    *(
        path(f"authorities/<slug:code>/{what}", desk_authority_acts.by_senior, {"what": what})
        for what in ("verify", "withdraw", "clerks", "invite")
    ),
    path("authorities/<slug:code>/clerks/<int:number>/leave", desk_authority_acts.leave),
    path("authorities/<slug:code>/keys", desk_authority_acts.add_key),
    path("authorities/<slug:code>/keys/<int:number>/<slug:what>", desk_authority_acts.key),
    # The organiser's own pages, contests of anybody, the authority's page.
    # What is done with a case: behind everything else that stands below its address.
    path("cases/<slug:code>/<slug:what>", cases_acts.act),
    path("", include("openroll.account.urls")),
    # Accounts: sign-in, second factors, sessions; who may come in; what was done.
    path("", include("openroll.people.urls")),
]

handler400 = "openroll.people.frame.unreadable"
handler404 = "openroll.people.frame.not_there"
handler500 = "openroll.people.frame.failed"
handler429 = "openroll.people.frame.too_many"
