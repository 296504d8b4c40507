//! What is kept, what a crash leaves, and what a check finds.

use std::collections::BTreeSet;
use std::os::unix::fs::PermissionsExt as _;

use plumbline_documents::{Arrival, Intake, Store};

use crate::files::{BYTES_MAX, PDF, files, folder, hand_in};

#[test]
fn the_same_content_twice_is_one_file_that_only_its_owner_reads() {
    let (folder, intake) = folder();
    let first = hand_in(&intake, PDF, None, "a.pdf").unwrap();
    intake.named(first.hash).unwrap();
    assert_eq!(hand_in(&intake, PDF, Some("application/pdf"), "b.pdf").unwrap(), first);
    intake.named(first.hash).unwrap();
    let name = first.hash.to_string();
    let path = format!("{}/{name}", &name[..2]);
    assert_eq!(files(&folder), [path.as_str()]);
    let mode = |path: &str| {
        let path = folder.path().join("documents").join(path);
        std::fs::metadata(path).unwrap().permissions().mode() & 0o777
    };
    assert_eq!((mode(""), mode(&name[..2]), mode(&path)), (0o700, 0o700, 0o600));
    assert!(Store::at(folder.path()).holds(first.hash));
}

#[test]
fn whoever_goes_away_leaves_nothing() {
    let (folder, intake) = folder();
    let mut arrival = Arrival::begin(&intake).unwrap();
    arrival.write(PDF).unwrap();
    assert_eq!(files(&folder), ["incoming/0"]);
    drop(arrival);
    assert_eq!(files(&folder), [""; 0]);
}

#[test]
fn the_next_start_removes_what_a_crash_left_and_asks_about_what_no_event_is_known_to_name() {
    let (folder, intake) = folder();
    let named = hand_in(&intake, PDF, None, "a.pdf").unwrap().hash;
    let forgotten = hand_in(&intake, b"forgotten", None, "b.txt").unwrap().hash;
    let again = hand_in(&intake, b"again", None, "c.txt").unwrap().hash;
    let mut half = Arrival::begin(&intake).unwrap();
    half.write(b"half").unwrap();
    std::mem::forget(half);
    drop(intake);

    let intake = Intake::open(folder.path(), BYTES_MAX).unwrap();
    assert!(files(&folder).iter().all(|path| !path.starts_with("incoming/")));
    assert_eq!(intake.doubtful(), BTreeSet::from([named, forgotten, again]));
    // Handed in again while the log is still being asked: its command may be on its way.
    hand_in(&intake, b"again", None, "c.txt").unwrap();
    assert_eq!(intake.settle(&BTreeSet::from([named])).unwrap(), 1);
    let holds = |hash| intake.store().holds(hash);
    assert_eq!((holds(named), holds(forgotten), holds(again)), (true, false, true));

    let intake = Intake::open(folder.path(), BYTES_MAX).unwrap();
    assert_eq!(intake.doubtful(), BTreeSet::from([again]), "only what was not answered");
}

#[test]
fn what_a_refused_command_brought_goes_unless_another_one_names_it_or_may() {
    let (folder, intake) = folder();
    let bring = || hand_in(&intake, PDF, None, "a.pdf").unwrap().hash;
    intake.refused(bring()).unwrap();
    assert_eq!(files(&folder), [""; 0]);

    // Two bring the same at once; whichever is refused first, the other may yet be taken.
    let hash = bring();
    bring();
    intake.refused(hash).unwrap();
    assert!(intake.store().holds(hash));
    intake.named(hash).unwrap();
    assert_eq!(files(&folder).len(), 1, "the content alone, without a mark");

    // One that an event names already is nobody's to take away.
    intake.refused(bring()).unwrap();
    assert!(intake.store().holds(hash));
    bring();
    bring();
    intake.named(hash).unwrap();
    intake.refused(hash).unwrap();
    assert!(intake.store().holds(hash));
}

#[test]
fn a_check_names_a_content_with_a_flipped_bit_and_what_is_no_content() {
    let (folder, intake) = folder();
    let sound = hand_in(&intake, b"sound", None, "a.txt").unwrap().hash;
    let hash = hand_in(&intake, PDF, None, "a.pdf").unwrap().hash;
    let check = || intake.store().check(|_, _| {}).unwrap();
    assert_eq!(check().sound, BTreeSet::from([sound, hash]));

    let shelf = folder.path().join("documents").join(&hash.to_string()[..2]);
    let path = shelf.join(hash.to_string());
    let mut bytes = PDF.to_vec();
    bytes[10] ^= 4;
    std::fs::write(&path, &bytes).unwrap();
    std::fs::write(shelf.join("thumbs.db"), "").unwrap();
    let found = check();
    assert_eq!(found.sound, BTreeSet::from([sound]));
    assert_eq!((found.damaged.len(), found.damaged[0].hash), (1, hash));
    assert_eq!(found.strange, [shelf.join("thumbs.db")]);

    // Handed in once more, it is whole again.
    hand_in(&intake, PDF, None, "a.pdf").unwrap();
    assert_eq!(check().sound, BTreeSet::from([sound, hash]));
}

#[test]
fn a_folder_without_contents_has_none_and_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let check = Store::at(folder.path()).check(|_, _| {}).unwrap();
    assert!(check.sound.is_empty() && check.damaged.is_empty() && check.strange.is_empty());
    assert!(!folder.path().join("documents").exists());
}
