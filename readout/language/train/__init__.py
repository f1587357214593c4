"""Training of the language model: the only code here that needs torch (`python -m readout.language.train`)."""
