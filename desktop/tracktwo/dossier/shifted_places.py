"""The places of the facts of a file after edits: the lines that were read again, and all others, which have moved."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tracktwo.diagnostics import FactPath, Source


@dataclass(frozen=True, slots=True)
class Lines:
    """Whole lines of a file that were read by themselves, in place of others."""

    first: int
    """The first line they replace, from 1."""
    end: int
    """The line after the last one they replace."""
    more: int
    """How many lines there are now beyond those that were there."""
    places: Mapping[FactPath, Source] = field(repr=False)
    """The places in them, with lines counted from their first line as 1."""


class ShiftedPlaces(Mapping[FactPath, Source]):
    """The places in a file that was read as a whole once (`base`) and of which some lines were replaced since.

    `patches` are in the order of the file, do not overlap, and count the lines they replace as in `base`. A place of
    `base` in lines that were replaced is gone.
    """

    def __init__(self, base: Mapping[FactPath, Source], patches: tuple[Lines, ...] = ()) -> None:
        self.base = base
        self.patches = patches
        self._firsts = [patch.first for patch in patches]
        self._shifts = [0]
        for patch in patches:
            self._shifts.append(self._shifts[-1] + patch.more)
        self._homes = {_entry(path): number for number, patch in enumerate(patches) for path in patch.places}

    @classmethod
    def over(cls, places: Mapping[FactPath, Source]) -> ShiftedPlaces:
        """The same places, ready for changes."""
        return places if isinstance(places, ShiftedPlaces) else cls(places)

    @property
    def patched_count(self) -> int:
        """How many places were read by themselves."""
        return sum(len(patch.places) for patch in self.patches)

    def with_lines(self, lines: Lines) -> ShiftedPlaces:
        """The places after lines were replaced; `first` and `end` count the lines of the file as it is now."""
        met = [n for n in range(len(self.patches)) if self._now(n) < lines.end and self._end(n) > lines.first]
        if not met:
            before = bisect_right([self._end(number) for number in range(len(self.patches))], lines.first)
            shift = self._shifts[before]
            fresh = Lines(lines.first - shift, lines.end - shift, lines.more, lines.places)
            return ShiftedPlaces(self.base, (*self.patches[:before], fresh, *self.patches[before:]))
        low, high = met[0], met[-1] + 1
        start, end = min(lines.first, self._now(low)), max(lines.end, self._end(high - 1))
        joined = Lines(
            start - self._shifts[low],
            end - self._shifts[high],
            lines.more + sum(patch.more for patch in self.patches[low:high]),
            self._joined(lines, range(low, high), start),
        )
        return ShiftedPlaces(self.base, (*self.patches[:low], joined, *self.patches[high:]))

    def _joined(self, lines: Lines, numbers: range, start: int) -> Mapping[FactPath, Source]:
        """The places of the patches beside the new lines, and those in them, counted from the line `start` as 1."""
        places: dict[FactPath, Source] = {}
        for number in numbers:
            for path, place in self.patches[number].places.items():
                line = place.line - 1 + self._now(number)
                if not lines.first <= line < lines.end:
                    more = lines.more if line >= lines.end else 0
                    places[path] = Source(place.file, line + more - start + 1, place.column)
        for path, place in lines.places.items():
            places[path] = Source(place.file, place.line + lines.first - start, place.column)
        return places

    def _now(self, number: int) -> int:
        """The line on which a patch begins now."""
        return self.patches[number].first + self._shifts[number]

    def _end(self, number: int) -> int:
        """The line after a patch now."""
        return self.patches[number].end + self._shifts[number + 1]

    def __getitem__(self, path: FactPath) -> Source:
        """Return the place of a fact; raises KeyError."""
        home = self._homes.get(_entry(path))
        if home is not None:
            place = self.patches[home].places[path]
            return Source(place.file, place.line - 1 + self._now(home), place.column)
        place = self.base[path]
        before = bisect_right(self._firsts, place.line)
        if before and place.line < self.patches[before - 1].end:
            raise KeyError(path)
        shift = self._shifts[before]
        return place if not shift else Source(place.file, place.line + shift, place.column)

    def __iter__(self) -> Iterator[FactPath]:
        """Iterate over the paths; those in lines that were read again come last."""
        for path, place in self.base.items():
            before = bisect_right(self._firsts, place.line)
            if not before or place.line >= self.patches[before - 1].end:
                yield path
        for patch in self.patches:
            yield from patch.places

    def __len__(self) -> int:
        """Count the paths."""
        return sum(1 for _ in self)


def _entry(path: FactPath) -> FactPath:
    """The block or record a fact is in: it stands on lines of its own."""
    return path[:2]
