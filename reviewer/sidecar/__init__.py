"""XMP files beside pictures, which other programs read and write too.

`names` knows which file belongs to which picture. `packet` is what stands in one, a tree of `nodes` in which
our own properties are changed and all others are left as they are; `spelling` tells how each text and mark is
written there, `merging` writes them. `said` is what one side says, here or in the file, and `comparison` puts
both sides beside what they agreed on last: what one side changed is taken, what both changed is a conflict.
`subject` tells what the rules say of a photo as keywords, for those who asked for it. `file` reads and writes
within limits.
"""
