//! An older log put back: nothing of what it no longer holds is told, by the server or by the command line.

use std::fs;

use plumbline_testkit::{Folder, Start, plumbline, run};
use plumbline_views::VIEWS;

use crate::office::{Office, token};

#[test]
fn nothing_of_a_lost_tail_is_told_by_anybody() {
    let folder = Folder::new("older");
    let data = folder.join("data");
    let path = data.to_str().unwrap();
    let token = token(&data);
    let start = Start::of(&plumbline(), &data).stderr(&folder.join("server.txt"));
    let server = start.start().unwrap();
    Office::of(&server, &token).propose("kept");
    assert!(server.stop().success());
    let older = folder.join("older");
    let copied = run(&["backup", older.to_str().unwrap(), "--data", path]);
    assert!(copied.status.success(), "{}", String::from_utf8_lossy(&copied.stderr));

    let server = start.start().unwrap();
    let mut office = Office::of(&server, &token);
    (0..39).for_each(|n| {
        office.propose(&format!("lost-{n}"));
    });
    office.until_readyz("the views have seen them", |status, _| status == 200);
    let began = std::time::Instant::now();
    while office.listed().len() < 40 {
        assert!(began.elapsed().as_secs() < 20, "the views did not follow");
    }
    assert!(server.stop().success());
    for file in ["log.db", "log.head", "log.seal"] {
        fs::copy(older.join("latest").join(file), data.join(file)).unwrap();
    }

    // Somebody else keeps the views, as they were, so that the command line can only read them.
    let keep = |view: &str| {
        let lock = fs::File::options().write(true).open(data.join(format!("views/{view}.lock")));
        lock.inspect(|lock| lock.try_lock().unwrap()).unwrap()
    };
    let kept = VIEWS.map(keep);
    let listed = run(&["list", "--data", path]);
    let (told, says) = (
        String::from_utf8_lossy(&listed.stdout).into_owned(),
        String::from_utf8_lossy(&listed.stderr).into_owned(),
    );
    assert!(!listed.status.success() && !told.contains("lost-"), "{told}");
    assert!(says.contains("tells of another log"), "{says}");
    drop(kept);

    let server = start.start().unwrap();
    let mut office = Office::of(&server, &token);
    assert_eq!(office.listed(), ["kept"]);
    assert_eq!(office.suspend("lost-1").status, 404);
    let beside = run(&["list", "--data", path]);
    let told = String::from_utf8_lossy(&beside.stdout).into_owned();
    assert!(beside.status.success() && told.contains("kept") && !told.contains("lost-"), "{told}");
    assert!(server.stop().success());
    let verified = run(&["verify", "--data", path]);
    let says = String::from_utf8_lossy(&verified.stdout).into_owned();
    assert!(
        verified.status.success() && says.contains("view catalogue: what a new fold"),
        "{says}"
    );
}
