//! The write-ahead log as SQLite's file format describes it ("WAL file format", "checksum algorithm"): its header, its
//! frames, and whether a frame is the one that was written.
//!
//! A header of 32 bytes (magic, version, page size, checkpoints, two salts, two sums), then frames: 24 bytes (page number, size
//! after a commit, the two salts, two sums) and a page. Numbers are stored big end first. The sums run from the header
//! through every frame, over its first 8 bytes and its page; the magic says in which byte order the words are summed.

use crate::sum::{self, Sums};

/// Length of the file's header.
pub(crate) const HEADER: usize = 32;
/// Length of a frame's header.
pub(crate) const FRAME_HEADER: usize = 24;

/// What the header says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Header {
    /// Whether words are summed with their big end first.
    big: bool,
    /// Length of a page.
    pub(crate) page: usize,
    salts: [u32; 2],
}

impl Header {
    /// Reads a header; `None` where it is not one that was written whole.
    pub(crate) fn read(bytes: &[u8; HEADER]) -> Option<Header> {
        let word = |at| word(bytes, at);
        let big = match word(0) {
            0x377f_0682 => false,
            0x377f_0683 => true,
            _ => return None,
        };
        let header = Header { big, page: word(8) as usize, salts: [word(16), word(20)] };
        let sums = header.sum([0, 0], &bytes[..24]);
        (sums == [word(24), word(28)] && header.page.is_power_of_two()).then_some(header)
    }

    /// Whether a frame was written as it is here, after one that left these sums.
    pub(crate) fn fits(&self, frame: &[u8; FRAME_HEADER], page: &[u8], before: Sums) -> bool {
        let sums = self.sum(self.sum(before, &frame[..8]), page);
        self.salts == salts(frame) && sums == [word(frame, 16), word(frame, 20)]
    }

    /// Whether a frame carries the salts of this file: else it is left over from before the file was begun anew.
    pub(crate) fn has_salts(&self, frame: &[u8; FRAME_HEADER]) -> bool {
        self.salts == salts(frame)
    }

    /// The same of one whose header may be damaged: one salt of two is enough.
    pub(crate) fn has_a_salt(&self, frame: &[u8; FRAME_HEADER]) -> bool {
        self.salts.iter().zip(salts(frame)).any(|(ours, its)| *ours == its)
    }

    fn sum(&self, before: Sums, bytes: &[u8]) -> Sums {
        // Not one call with either function: each is compiled with its own.
        match self.big {
            true => sum::run(before, bytes, u32::from_be_bytes),
            false => sum::run(before, bytes, u32::from_le_bytes),
        }
    }
}

fn salts(frame: &[u8; FRAME_HEADER]) -> [u32; 2] {
    [word(frame, 8), word(frame, 12)]
}

fn word(bytes: &[u8], at: usize) -> u32 {
    u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

/// Where the frame begins whose page of this length begins at `at`; `None` where no frame has its page.
pub(crate) fn frame_of_page(at: u64, page: usize) -> Option<u64> {
    let frame = at.checked_sub(FRAME_HEADER as u64)?;
    begins_frame(frame, page).then_some(frame)
}

/// Whether a frame with a page of this length begins here.
pub(crate) fn begins_frame(at: u64, page: usize) -> bool {
    let length = (FRAME_HEADER + page) as u64;
    at.checked_sub(HEADER as u64).is_some_and(|past| past.is_multiple_of(length))
}

/// Where the sums stand from which those of the frame at `frame` run on: the header's, or the frame's before it.
pub(crate) fn sums_before(frame: u64, page: usize) -> u64 {
    match frame.checked_sub((FRAME_HEADER + page) as u64) {
        Some(before) if before >= HEADER as u64 => before + 16,
        _ => HEADER as u64 - 8,
    }
}

/// Two sums as they are stored.
pub(crate) fn sums(bytes: &[u8; 8]) -> Sums {
    [word(bytes, 0), word(bytes, 4)]
}
