//! Whether a content is plain text in UTF-8, and not text that a browser would run or draw.

use std::fs::File;
use std::io::{self, Read, Seek};

/// What a content is, taken as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Taken {
    Plain,
    Active,
    NotText,
}

/// How much of the beginning is searched for what a browser would act on; browsers look at the first 1,445 bytes.
const BEGINNING: usize = 4_096;

/// Words by which a browser knows a page, a picture or a script.
const ACTIVE: [&str; 9] =
    ["<!doctype", "<html", "<head", "<body", "<script", "<svg", "<iframe", "<?xml", "javascript:"];

pub(crate) fn taken(file: &mut File) -> io::Result<Taken> {
    file.rewind()?;
    let mut buffer = vec![0; 64 * 1024];
    // Bytes of a character that the last piece ended within.
    let mut held = 0;
    let mut beginning = Vec::new();
    loop {
        let read = file.read(&mut buffer[held..])?;
        let piece = &buffer[..held + read];
        if read == 0 {
            if held > 0 {
                return Ok(Taken::NotText);
            }
            break;
        }
        let whole = match std::str::from_utf8(piece) {
            Ok(text) => text.len(),
            Err(cut) if cut.error_len().is_none() => cut.valid_up_to(),
            Err(_) => return Ok(Taken::NotText),
        };
        if piece[..whole].iter().any(|byte| control(*byte)) {
            return Ok(Taken::NotText);
        }
        let wanted = BEGINNING.saturating_sub(beginning.len());
        beginning.extend_from_slice(&piece[..whole.min(wanted)]);
        held = held + read - whole;
        buffer.copy_within(whole..whole + held, 0);
    }
    let beginning = String::from_utf8_lossy(&beginning).to_ascii_lowercase();
    let active = ACTIVE.iter().any(|word| beginning.contains(word))
        || beginning.trim_start_matches('\u{feff}').starts_with("#!");
    Ok(if active { Taken::Active } else { Taken::Plain })
}

/// A control character that no text file of an office holds; tab, line feed, form feed and carriage return are ones.
fn control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | 0x0c | b'\r') || byte == 0x7f
}
