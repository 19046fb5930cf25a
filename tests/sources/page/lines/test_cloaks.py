"""Mailboxes that pages hide from programs are read as a browser shows them."""

import base64

import pytest

from openroll.sources.page.lines.cloaks import uncloaked
from openroll.sources.page.lines.scripted import written_by
from tests.sources.page.lines.test_kept import stated

BOX = "post@kiln-ofen.de"
CLOUD = "20" + "".join(f"{ord(sign) ^ 0x20:02x}" for sign in BOX)
WHOLE, FIRST, LAST = (base64.b64encode(one.encode()).decode() for one in (BOX, *BOX.split("@")))
JOOMLA = """<span id="cloak1f">Protected! You need JavaScript.</span><script type="text/javascript">
 document.getElementById('cloak1f').innerHTML = '';
 var prefix = '&#109;a' + 'i&#108;' + '&#116;o';
 var path = 'hr' + 'ef' + '=';
 var addy1f = 'p&#111;st' + '&#64;';
 addy1f = addy1f + 'kiln-ofen' + '&#46;' + 'de';
 var addy_text1f = 'p&#111;st' + '&#64;' + 'kiln-ofen' + '&#46;' + 'de';
 document.getElementById('cloak1f').innerHTML += '<a ' + path + '\\'' + prefix + ':' + addy1f + '\\'>'+
 addy_text1f+'<\\/a>';
</script>"""
HIDDEN = [
    f'<span class="__cf_email__" data-cfemail="{CLOUD}">[email&#160;protected]</span>',
    f'<a href="/cdn-cgi/l/email-protection" class="__cf_email__" data-cfemail="{CLOUD}">[email&#160;protected]</a>',
    JOOMLA,
    f'<joomla-hidden-mail is-link="1" is-email="1" first="{FIRST}" last="{LAST}">No!</joomla-hidden-mail>',
    f'<span style="unicode-bidi:bidi-override; direction: rtl;">{BOX[::-1]}</span>',
    f'<bdo dir="rtl">{BOX[::-1]}</bdo>',
    f'<span class="eeb-rtl">{BOX[::-1]}</span>',
    "<a href=\"javascript:linkTo_UnCryptMailto('nbjmup+qptuAljmo.pgfo/ef');\">Schreiben</a>",
    '<a href="javascript:linkTo_UnCryptMailto(%27nbjmup%2BqptuAljmo.pgfo%2Fef%27);">Schreiben</a>',
    '<a href="#" data-mailto-token="ocknvq,rquvBmknp/qhgp0fg" data-mailto-vector="2">Schreiben</a>',
    "<a href=\"#\" onclick=\"this.href='mailto:'+rot13('cbfg@xvya-bsra.qr')\">Mail</a>",
    '<a href="javascript:;" data-enc-email="cbfg[at]xvya-bsra.qr" class="mail-link">Mail</a>',
    "<script>document.write('<a href=\"mailto:post' + '@' + 'kiln-ofen.de\">post' + '@' + 'kiln-ofen.de');</script>",
    '<a class="mail" data-user="post" data-domain="kiln-ofen.de" href="#"></a>',
    '<span class="mail" data-name="post" data-domain="kiln-ofen" data-tld="de"></span>',
    f'<a href="#" data-email="{WHOLE}">E-Mail</a>',
    f'<a href="#" data-email="{BOX}">E-Mail</a>',
    'post<img src="at.gif" alt="@">kiln-ofen.de',
    'post<img src="at.gif" alt="(at)" width="10"> kiln-ofen.de',
    'post<i class="fa fa-at" aria-hidden="true"></i>kiln-ofen.de',
]


@pytest.mark.parametrize("hidden", HIDDEN)
def test_a_mailbox_hidden_from_programs_is_read(hidden: str) -> None:
    page = f"<h1>Impressum</h1><p>Kiln Ofen GmbH<br>Lindenweg 4<br>21335 Lüneburg</p><p>E-Mail: {hidden}</p>"
    assert stated(page)["email"] == [BOX]


PROGRAMS = [
    'var u = "post"; var h = "kiln-ofen.de"; document.write("<a href=" + "mail" + "to:" + u + "@" + h + ">");',
    "document.write('<a href=\\'mailto:' + String.fromCharCode(112,111,115,116,64) + 'kiln-ofen.de\\'>x<\\/a>')",
    "emailE=('post' + '@' + 'kiln-ofen.de')\ndocument.write('<A href=\"mailto:' + emailE + '\">' + emailE + '</a>')",
    "document.write(unescape('%3Ca%20href%3D%22mailto%3Apost%40kiln-ofen.de%22%3E'));",
    "document.write('<n uers=\"znvygb:cbfg@xvya-bsra.qr\">'.replace(/[a-z]/gi,function(c){}))",
    "var e = 'post'; e += '&#64;'; e += 'kiln-ofen.de'; document.getElementById('m').innerHTML = e;",
]


@pytest.mark.parametrize("program", PROGRAMS)
def test_what_a_program_writes_is_known_without_running_it(program: str) -> None:
    assert written_by(program) == BOX


NOTHING = [
    "document.write(new Date().getFullYear());",
    "document.write('a@kiln-ofen.de' + 'b@kiln-ofen.de, c@kiln-ofen.de');",
    "var e = 'post@kiln-ofen.de'; send(e);",
    "document.write('" + "a" * 3000,
]


@pytest.mark.parametrize("program", NOTHING)
def test_what_a_program_does_otherwise_is_no_mailbox(program: str) -> None:
    assert written_by(program) is None
    page = f"<p>Kiln</p><script>{program}</script>"
    assert uncloaked(page) == page
