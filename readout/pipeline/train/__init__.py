"""Trains what `link` ships: the weights of the same-fact decision. Not part of a run."""
