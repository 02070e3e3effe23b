"""What a person newly wrote is cut out exactly, whatever program quoted around it."""

from __future__ import annotations

import pytest
from reply_samples import SAMPLES, Sample

from mailbot.mail.quoting import split


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_the_new_words_are_cut_out_exactly(sample: Sample) -> None:
    assert split(sample.text, subject=sample.subject).new == sample.new


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_it_makes_no_difference_how_lines_end(sample: Sample) -> None:
    assert split(sample.text.replace("\n", "\r\n"), subject=sample.subject).new == sample.new
