"""Word files (.docx, .docm) read from their XML, so that nothing a person sees on the pages is lost.

``read_docx`` gives the Document. ``walk`` gives the same Document with ``DocxText.lines`` beside it: for every entry of
``Document.lines`` the paragraph element it stands in, and the pieces that it is made of. So a place that a report names by
line and column leads back into the XML::

    text = walk(data)
    line = text.line(location.line)
    start = line.spot(location.column)             # Spot(element=<w:t>, run=<w:r>, offset=4), None in an automatic label
    end = line.spot(location.end_column, end=True)
    text.roots[line.part]                          # the tree it all belongs to, to be changed and written back

One entry of ``lines`` is one paragraph, or a part of one between line breaks (w:br); paragraphs in cells, text boxes and
notes are lines like any other, empty paragraphs are empty lines. Text is what is shown: automatic labels are written out,
capitals by format are capitals, old encodings are converted; tracked changes are read as accepted; hidden text,
instructions of fields, prompts of content controls, comments, headers and footers are no text.
"""

from checker.readers.docx.pieces import DocxLine, Piece, Spot
from checker.readers.docx.reading import DocxText, read_docx, walk

__all__ = ["DocxLine", "DocxText", "Piece", "Spot", "read_docx", "walk"]
