"""From the finished account to something to read: JSON, terminal, Markdown, a self-contained HTML page.

In comes `Readout` (or one page's `Document` and `Annotations`), out goes text; nothing here decides anything about
the story. `outline` arranges an account in the order a desk editor reads it, and every readable format prints that
outline, so that they cannot tell different stories. Modules are imported where they are used: rich, pydantic and
Jinja2 are slow to load.
"""
