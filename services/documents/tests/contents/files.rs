//! Small files as offices have them, and a folder that takes them in.

use std::path::PathBuf;

use plumbline_documents::{Arrival, Content, Intake, NotKept, on_the_list};
use tempfile::TempDir;

pub(crate) const PDF: &[u8] = b"%PDF-1.4\nmade up\n%%EOF\n";
pub(crate) const BYTES_MAX: u64 = 4_096;

pub(crate) fn folder() -> (TempDir, Intake) {
    let folder = tempfile::tempdir().unwrap();
    let intake = Intake::open(folder.path(), BYTES_MAX).unwrap();
    (folder, intake)
}

/// Hands a file in, in pieces of a few bytes.
pub(crate) fn hand_in(
    intake: &Intake,
    content: &[u8],
    declared: Option<&str>,
    name: &str,
) -> Result<Content, NotKept> {
    let mut arrival = Arrival::begin(intake).unwrap();
    for piece in content.chunks(7) {
        arrival.write(piece)?;
    }
    arrival.keep(declared.map(on_the_list).transpose()?, name)
}

/// Every file below `documents`, by its path there.
pub(crate) fn files(folder: &TempDir) -> Vec<String> {
    let root = folder.path().join("documents");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    found.sort();
    found
}

/// A zip file of entries that are not compressed; checksums are left out, because nobody here unpacks.
pub(crate) fn zip(entries: &[(&str, &str)]) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    let short = |n: usize| u16::try_from(n).unwrap().to_le_bytes();
    let long = |n: usize| u32::try_from(n).unwrap().to_le_bytes();
    for (name, content) in entries {
        let sizes = [long(content.len()), long(content.len())].concat();
        let begins = long(file.len());
        file.extend(
            [b"PK\x03\x04".as_slice(), &[20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], &sizes]
                .concat(),
        );
        file.extend(
            [short(name.len()).as_slice(), &[0, 0], name.as_bytes(), content.as_bytes()].concat(),
        );
        directory.extend(
            [b"PK\x01\x02".as_slice(), &[20, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], &sizes]
                .concat(),
        );
        directory
            .extend([short(name.len()).as_slice(), &[0; 12], &begins, name.as_bytes()].concat());
    }
    let (count, begins, bytes) = (short(entries.len()), long(file.len()), long(directory.len()));
    file.extend(directory);
    file.extend(
        [b"PK\x05\x06".as_slice(), &[0; 4], &count, &count, &bytes, &begins, &[0, 0]].concat(),
    );
    file
}

/// An old Office file whose directory names one stream, in its second sector.
pub(crate) fn ole(stream: &str) -> Vec<u8> {
    let mut file = vec![0; 3 * 512];
    file[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    file[30] = 9;
    file[48] = 1;
    let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let entry = 2 * 512 + 128;
    file[entry..entry + name.len()].copy_from_slice(&name);
    file[entry + 64] = u8::try_from(name.len() + 2).unwrap();
    file
}
