"""Figures of a contact centre, worked out from what happened: pure, and the same live and afterwards.

Every figure with a denominator is a `Ratio`: those of several queues, people or quarters of an hour
are added up, never averaged. Whatever is given may come late, doubled and in any order.
"""
