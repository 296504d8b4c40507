//! What stands at a place of a file.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

/// A little-endian number of so many bytes, four at most.
pub(crate) fn number<const BYTES: usize>(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at + BYTES)?;
    Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | u32::from(*byte)))
}

/// Bytes of a file from a place in it; fewer where it ends before.
pub(crate) fn read_at(file: &mut File, from: u64, bytes: u64) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(from))?;
    let mut read = Vec::new();
    file.take(bytes).read_to_end(&mut read)?;
    Ok(read)
}
