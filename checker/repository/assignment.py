"""The one-to-one choice of pairs with the greatest sum of scores (Kuhn and Munkres, in the form with potentials)."""

from __future__ import annotations

from collections.abc import Sequence

_EXACT_UP_TO = 160


def best_pairs(scores: Sequence[Sequence[float]]) -> dict[int, int]:
    """For each row the column that it gets; a score of 0 is no pair. Rows are of one length; all scores are 0 or more.

    Beyond 160 rows or columns the best pairs are taken one after another, which is quick and nearly as good.
    """
    if not scores or not scores[0]:
        return {}
    rows, columns = len(scores), len(scores[0])
    if max(rows, columns) > _EXACT_UP_TO:
        return _greedy(scores)
    if rows > columns:
        turned = best_pairs([[row[column] for row in scores] for column in range(columns)])
        return {row: column for column, row in sorted(turned.items())}
    found = _cheapest([[-score for score in row] for row in scores], rows, columns)
    return {row: column for row, column in sorted(found.items()) if scores[row][column] > 0}


def _cheapest(costs: Sequence[Sequence[float]], rows: int, columns: int) -> dict[int, int]:
    """A full assignment of the rows at the least cost; index 0 stands for "nobody yet"."""
    row_potential = [0.0] * (rows + 1)
    column_potential = [0.0] * (columns + 1)
    owner = [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0] = row
        column = 0
        least = [float("inf")] * (columns + 1)
        came_from = [0] * (columns + 1)
        visited = [False] * (columns + 1)
        while owner[column]:
            visited[column] = True
            here, step, following = owner[column], float("inf"), 0
            for other in range(1, columns + 1):
                if visited[other]:
                    continue
                cost = costs[here - 1][other - 1] - row_potential[here] - column_potential[other]
                if cost < least[other]:
                    least[other], came_from[other] = cost, column
                if least[other] < step:
                    step, following = least[other], other
            for other in range(columns + 1):
                if visited[other]:
                    row_potential[owner[other]] += step
                    column_potential[other] -= step
                else:
                    least[other] -= step
            column = following
        while column:
            owner[column] = owner[came_from[column]]
            column = came_from[column]
    return {owner[column] - 1: column - 1 for column in range(1, columns + 1) if owner[column]}


def _greedy(scores: Sequence[Sequence[float]]) -> dict[int, int]:
    pairs = sorted(
        ((score, row, column) for row, line in enumerate(scores) for column, score in enumerate(line) if score > 0),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    taken: set[int] = set()
    found: dict[int, int] = {}
    for _, row, column in pairs:
        if row not in found and column not in taken:
            found[row] = column
            taken.add(column)
    return dict(sorted(found.items()))
