"""Writers: source bytes and outcomes in, changed bytes out; nothing here reads or writes a file.

- ``mending``: a submitted file mended as its format allows: ``patch`` for text, ``mended_docx`` (tracked changes) for Word;
  ``offers`` makes the edits of several rules fit together.
- ``annotated_docx``: comments at the places of findings; ``anchors`` and ``runs`` find and cut the place in the XML.
- ``draft_docx``, ``slip_docx``: documents of our own, on the ``official_page`` of Nghị định 30/2020/NĐ-CP.
"""
