"""Frozen values of the domain: no input, no output, no clock, no randomness, standard library only."""
