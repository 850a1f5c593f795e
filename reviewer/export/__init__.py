"""From a photo in the library to a file that leaks nothing.

The way of one photo through the room: `package.plan` decides by the profile whether it may go; `bare` makes
it ready, with new pixels by `render` or, where the profile asks for a JPEG's own, with what `strip.lossless`
copies: only what decoding needs. The file is written into a hidden folder beside the target, read back, and
`verify` accounts for each of its bytes; only then it gets the name `naming` has for it. `beside` adds what
is made of all of them: `captions` as files, the `story` as a page, the contact `sheet`, which the window's
`printed_sheet` draws and `pdf` writes anew. The whole set appears by one rename, or is packed by `archive`,
verified once more and appears as one ZIP.

`verify` shares no code with the modules that write, so that one mistake cannot hide in both.
"""
