"""Stands in for the room that has sections."""


def sections() -> dict[str, str]:
    return {"korean": "Korean drama", "comedy": "Comedy"}
