"""Writers: source bytes and outcomes in, changed bytes out; nothing here reads or writes a file."""
