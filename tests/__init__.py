"""Tests mirror the packages of checker; the writer makes plans at random."""
