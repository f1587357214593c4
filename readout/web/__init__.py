"""The local web application and its REST interface: thin faces over an `Archive`.

In comes an archive and how to add pages to it, out goes an ASGI application (`create_app`). Nothing here knows how
pages are understood or kept. Page text is only ever text: every template escapes, a content security policy admits our
own files alone, and a request is answered only where it comes from the page itself (`readout.web.safety`).

Importing this package costs nothing; `readout.web.app` loads FastAPI.
"""
