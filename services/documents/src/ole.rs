//! What an old Office file is (Word, Excel, PowerPoint before 2007): its directory holds a stream with a name that tells.

use std::fs::File;
use std::io;

use crate::media::MediaType;
use crate::place::{number, read_at};

/// The first bytes of such a file.
pub(crate) const MAGIC: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Sectors of the directory that are looked at; one holds 4 or 32 entries.
const SECTORS_MAX: u32 = 512;
/// Sectors of the chain table that the head names.
const TABLE_SECTORS: u32 = 109;

pub(crate) fn media(file: &mut File) -> io::Result<Option<MediaType>> {
    let head = read_at(file, 0, 512)?;
    let shift = match number::<2>(&head, 30) {
        Some(shift @ (9 | 12)) => shift,
        _ => return Ok(None),
    };
    let bytes = 1_u64 << shift;
    let per_sector = 1_u32 << (shift - 2);
    let place = |sector: u32| (u64::from(sector) + 1) << shift;
    let mut next = number::<4>(&head, 48);
    for _ in 0..SECTORS_MAX {
        let Some(sector) = next else { break };
        let entries = read_at(file, place(sector), bytes)?;
        if let Some(found) = entries.chunks_exact(128).find_map(named) {
            return Ok(Some(found));
        }
        let table = sector / per_sector;
        if table >= TABLE_SECTORS {
            break;
        }
        let Some(table) = number::<4>(&head, 76 + 4 * table as usize) else { break };
        let link = place(table) + 4 * u64::from(sector % per_sector);
        next = number::<4>(&read_at(file, link, 4)?, 0);
    }
    Ok(None)
}

fn named(entry: &[u8]) -> Option<MediaType> {
    // The length counts bytes of UTF-16, and the zero at its end.
    let length = number::<2>(entry, 64)?.checked_sub(2)? as usize;
    let units = entry.get(..length.min(62))?.chunks_exact(2);
    let units: Vec<u16> = units.map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    match String::from_utf16_lossy(&units).as_str() {
        "WordDocument" => Some(MediaType::Doc),
        "Workbook" | "Book" => Some(MediaType::Xls),
        "PowerPoint Document" => Some(MediaType::Ppt),
        _ => None,
    }
}
