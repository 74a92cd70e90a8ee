"""The lint of Word files finds nothing in a sound file, and every fault put into one."""

from __future__ import annotations

import pytest
from annotated_document import annotated_document
from word_lint import WordFile, faults
from word_seeds import SEEDS, Seed, sown

from tracktwo.template.theme import Theme
from tracktwo.writers.docx import write_docx
from tracktwo.writers.fonts import FontLibrary


@pytest.fixture(scope="module")
def sound() -> WordFile:
    document = annotated_document()
    pages = {f"section-{number}": number for number in (1, 2, 3, 4)} | {"section-2-1": 2, "section-2-2": 2}
    return WordFile.of(write_docx(document, Theme(), FontLibrary(), pages).data)


def test_a_sound_file_has_no_fault(sound: WordFile) -> None:
    assert faults(sound) == []
    assert faults(WordFile.of(sound.data())) == []


def test_there_are_faults_enough_and_each_has_its_own_name() -> None:
    assert len(SEEDS) >= 80
    assert len({seed.name for seed in SEEDS}) == len(SEEDS)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_a_fault_is_found(sound: WordFile, seed: Seed) -> None:
    found = faults(sown(sound, seed))
    assert any(seed.said in fault for fault in found), found
