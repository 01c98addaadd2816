"""Measurements that anyone can run: `python -m bench.claims`, `python -m bench.seeds`, `python -m bench.speed`."""
