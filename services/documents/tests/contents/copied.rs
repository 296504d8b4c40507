//! A copy holds every content that is sound anywhere, and takes none twice.

use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use plumbline_documents::{Content, ContentHash, Copied, Store};

use crate::files::{folder, hand_in};

fn path(folder: &Path, hash: ContentHash) -> PathBuf {
    let name = hash.to_string();
    folder.join("documents").join(&name[..2]).join(name)
}

#[test]
fn what_is_known_and_sound_gets_a_second_name_and_the_rest_is_copied() {
    let (data, intake) = folder();
    let keep = |text: &str| -> ContentHash {
        let Content { hash, .. } = hand_in(&intake, text.as_bytes(), None, "a.txt").unwrap();
        intake.named(hash).unwrap();
        hash
    };
    let same = keep("the same");
    let rotten_there = keep("rotten in the copy before");
    let rotten_here = keep("rotten in the folder of data");
    let rotten = keep("rotten in both");
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let store = Store::at(data.path());
    let copied = store.copy(first.path(), None, |_, _| {}).unwrap();
    assert_eq!(copied, Copied { contents: 4, known: 0, damaged: vec![] });

    let new = keep("new");
    for (folder, hash) in [
        (first.path(), rotten_there),
        (data.path(), rotten_here),
        (first.path(), rotten),
        (data.path(), rotten),
    ] {
        fs::write(path(folder, hash), "a turned bit").unwrap();
    }
    let copied = store.copy(second.path(), Some(first.path()), |_, _| {}).unwrap();
    assert_eq!(copied, Copied { contents: 4, known: 2, damaged: vec![rotten] });
    let inode = |folder: &Path, hash| fs::metadata(path(folder, hash)).unwrap().ino();
    for (hash, known) in [(same, true), (rotten_here, true), (rotten_there, false)] {
        assert_eq!(inode(first.path(), hash) == inode(second.path(), hash), known);
        assert_ne!(inode(data.path(), hash), inode(second.path(), hash));
    }
    assert!(path(second.path(), new).exists() && !path(second.path(), rotten).exists());
    let found = Store::at(second.path()).check(|_, _| {}).unwrap();
    assert_eq!((found.sound.len(), found.damaged.len(), found.strange.len()), (4, 0, 0));
    // Each is a file of its own: one folder can go, and the other stays whole.
    drop(first);
    assert!(Store::at(second.path()).check(|_, _| {}).unwrap().damaged.is_empty());
}
