//! Tests of the whole stand in the folders beside this file; there is nothing here to use.
