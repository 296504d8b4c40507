//! The entries of a zip file by name, which is all that tells a Word file from an OFD one. Nothing is unpacked.

use std::fs::File;
use std::io;

use crate::place::{number, read_at};

/// What a zip file says of itself.
pub(crate) struct Listing {
    /// The names of its entries.
    pub(crate) names: Vec<String>,
    /// What a first entry `mimetype` holds: the OpenDocument way to say what a file is.
    pub(crate) mimetype: Option<String>,
}

/// Bytes of a list of entries that is read; a document of ten thousand pictures has about one million.
const DIRECTORY_BYTES_MAX: u32 = 4 << 20;
/// The record at the end, and the longest comment that may stand behind it.
const END_BYTES: u64 = 22;
const END_BYTES_MAX: u64 = END_BYTES + 0xffff;

/// The entries; none when the file is not a zip file from its first byte to its last. Something before the first entry,
/// or a list that is not where the end says, would be a file that two programs read in two ways.
pub(crate) fn list(file: &mut File, size: u64) -> io::Result<Option<Listing>> {
    let tail = read_at(file, size.saturating_sub(END_BYTES_MAX), END_BYTES_MAX.min(size))?;
    let Some(end) = tail.windows(4).rposition(|bytes| bytes == b"PK\x05\x06") else {
        return Ok(None);
    };
    let end_at = size - (tail.len() - end) as u64;
    let (Some(entries), Some(bytes), Some(begin), Some(comment)) = (
        number::<2>(&tail, end + 10),
        number::<4>(&tail, end + 12),
        number::<4>(&tail, end + 16),
        number::<2>(&tail, end + 20),
    ) else {
        return Ok(None);
    };
    let whole = u64::from(begin) + u64::from(bytes) == end_at
        && end_at + END_BYTES + u64::from(comment) == size;
    if !whole || bytes > DIRECTORY_BYTES_MAX {
        return Ok(None);
    }
    let directory = read_at(file, begin.into(), bytes.into())?;
    let Some(names) = names(&directory, entries) else { return Ok(None) };
    Ok(Some(Listing { names, mimetype: mimetype(&read_at(file, 0, 256.min(size))?) }))
}

fn names(directory: &[u8], entries: u32) -> Option<Vec<String>> {
    let mut names = Vec::new();
    let mut at = 0;
    for _ in 0..entries {
        let head = directory.get(at..at + 46).filter(|head| head.starts_with(b"PK\x01\x02"))?;
        let length = |from| number::<2>(head, from).map(|n| n as usize);
        let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
        let name_at = at + 46;
        names.push(String::from_utf8_lossy(directory.get(name_at..name_at + name)?).into_owned());
        at = name_at + name + extra + comment;
    }
    (at == directory.len()).then_some(names)
}

fn mimetype(head: &[u8]) -> Option<String> {
    let stored = number::<2>(head, 8)? == 0;
    let (bytes, name, extra) =
        (number::<4>(head, 18)?, number::<2>(head, 26)?, number::<2>(head, 28)?);
    let begin = 30 + name as usize + extra as usize;
    if !stored || head.get(30..30 + name as usize)? != b"mimetype" {
        return None;
    }
    String::from_utf8(head.get(begin..begin + bytes as usize)?.to_vec()).ok()
}
