"""Page furniture: its cue words, the features and weights of the line classifier, and what is glued into lines."""
