//! Nothing: this package holds tests of the whole, each kind in a folder of its own.
