"""Pictures and papers are what they say they are."""

import hashlib
import struct
import zlib
from pathlib import Path

from backend.demo.files import File


def test_a_picture_is_a_png_of_the_size_it_says(made: dict[str, File]) -> None:
    pictures = [file for file in made.values() if file.mime == "image/png"]
    assert len(pictures) == 5
    for file in pictures:
        content = Path(file.path).read_bytes()
        assert content.startswith(b"\x89PNG\r\n\x1a\n")
        assert struct.unpack(">II", content[16:24]) == (file.width, file.height) == (480, 360)
        length = struct.unpack(">I", content[33:37])[0]
        raw = zlib.decompress(content[41 : 41 + length])
        assert len(raw) == 360 * (1 + 480 * 3)
        assert len(set(raw)) > 60


def test_a_paper_is_a_pdf_whose_table_points_right(made: dict[str, File]) -> None:
    papers = [file for file in made.values() if file.mime == "application/pdf"]
    assert len(papers) == 3
    for file in papers:
        content = Path(file.path).read_bytes()
        assert (file.size, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())
        assert content.startswith(b"%PDF-1.4") and content.endswith(b"%%EOF\n")
        start = int(content.split(b"startxref\n")[1].split()[0])
        rows = content[start:].split(b"\n")[3:8]
        for number, row in enumerate(rows, 1):
            assert content[int(row[:10]) :].startswith(b"%d 0 obj" % number)
