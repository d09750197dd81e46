"""Small files that stand for scanned papers: the same bytes on every machine, with no compressor that has versions."""

from __future__ import annotations

import struct
import zlib

_METRICS = b"/FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93"


def text_file(*lines: str) -> bytes:
    return ("\n".join(lines) + "\n").encode()


def png(width: int = 48, height: int = 32) -> bytes:
    """A grey card with a dark edge, its pixels stored as they are."""
    rows = b"".join(
        b"\0" + bytes(0x40 if x in (0, width - 1) or y in (0, height - 1) else 0xD8 for x in range(width))
        for y in range(height)
    )
    stored = struct.pack("<BHH", 1, len(rows), 0xFFFF - len(rows)) + rows
    pixels = b"\x78\x01" + stored + struct.pack(">I", zlib.adler32(rows))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def pdf(*lines: str) -> bytes:
    """One page; the viewer's own Chinese face, so that none is carried along."""
    shown = "".join(f"<{line.encode('utf-16-be').hex().upper()}> Tj T*\n" for line in lines)
    page = f"BT /F1 14 Tf 24 TL 60 760 Td\n{shown}ET".encode()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 8 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page), page),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo 9 0 R /FontDescriptor 7 0 R >>",
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 %s >>" % _METRICS,
        b"<< /Font << /F1 5 0 R >> >>",
        b"<< /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(parts) + 1
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end
