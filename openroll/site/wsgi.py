"""The office's WSGI application as a web server's worker loads it."""

import signal

from django.core.wsgi import get_wsgi_application

from openroll.core.parentage import end_with_parent

# A worker whose server was killed would go on holding the port.
end_with_parent(signal.SIGKILL)
application = get_wsgi_application()
