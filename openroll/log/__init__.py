"""The tamper-evident log: facts, tree, tiles, checkpoints, proofs, the sequencer, verification.

Pure: the standard library, cryptography and core. The formats are those of C2SP (https://c2sp.org), byte for
byte, so that clients, witnesses and monitors that exist already work on this log: signed-note,
tlog-checkpoint, tlog-tiles, tlog-proof, tlog-cosignature, tlog-policy. The tree is that of RFC 6962,
disclosures are those of RFC 9901.

Read in this order: ``tree``, ``note``, ``checkpoint``, ``tiles``, ``proof``, then ours: ``fact``,
``disclosure``, ``levels`` and ``sequencer`` (the only writer), ``verify`` (trusts nothing); last ``cosignature``
and ``policy``, which say what witnesses add.
"""
