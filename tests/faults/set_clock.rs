//! The machine's clock is set forward and back under a service: no last day is noted early, and none twice. The service is started with
//! a small library before it (`set_clock.c`), as libfaketime would be, which does not get on with an allocator of its own.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::civil::{Date, date};
use plumbline_access::Caller;
use plumbline_lifecycle::consultation::Purpose;
use plumbline_lifecycle::standard::{self, Profile};
use plumbline_lifecycle::{StandardId, StreamId};
use plumbline_log::{Log, Options, Reader};
use plumbline_testkit::{Folder, Start, plumbline, skipped};
use plumbline_workflow::{Request, Writer, WriterOptions};
use uuid::Uuid;

/// A machine whose wall clock is set by a test, for the services that it starts.
struct Machine {
    library: PathBuf,
    shift: PathBuf,
}

impl Machine {
    /// Made by the compiler of C with which SQLite is built too; where there is none, says that the test is skipped.
    fn new(test: &str, folder: &Folder) -> Option<Machine> {
        let (library, shift) = (folder.join("set_clock.so"), folder.join("shift"));
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("faults/set_clock.c");
        let made = Command::new("cc")
            .args(["-shared", "-fPIC", "-O1", "-o"])
            .args([&library, &source])
            .status()
            .is_ok_and(|status| status.success());
        if !made {
            skipped(test, "no compiler of C (cc) makes the library that sets the clock");
            return None;
        }
        Some(Machine { library, shift })
    }

    /// The wall clock shows this moment now, and goes on from there.
    fn set(&self, moment: &str) {
        let wanted: Timestamp = moment.parse().unwrap();
        let seconds = wanted.as_second() - Timestamp::now().as_second();
        std::fs::write(&self.shift, seconds.to_string()).unwrap();
    }

    fn start(&self, data: &Path, says: &Path) -> Start {
        Start::of(&plumbline(), data)
            .env("LD_PRELOAD", self.library.to_str().unwrap())
            .env("PLUMBLINE_TEST_SHIFT", self.shift.to_str().unwrap())
            .stderr(says)
    }
}

/// A house with a consultation for each of these last days, as it was written in June 2026.
fn house(data: &Path, last_days: &[Date]) {
    fn written() -> Timestamp {
        "2026-06-18T02:00:00Z".parse().unwrap()
    }
    let log = Log::open(data, &Options { reserve_bytes: 0, ..Options::default() }).unwrap();
    let (writer, thread) =
        Writer::start(log, WriterOptions { clock: written, ..WriterOptions::default() }).unwrap();
    let given = |target: StreamId, on: Date, command: plumbline_lifecycle::Command| {
        let request = Request {
            id: Uuid::now_v7(),
            target,
            command,
            expected_version: None,
            happened_on: Some(on),
            caller: Caller::at_the_machine("operator".parse().unwrap()),
            on_behalf_of: None,
        };
        writer.submit_blocking(request).unwrap();
    };
    let text = "id = \"short\"\nversion = 1\nlevels = [\"local\"]\ntitle = { zh = \"示例\", en = \"Example\" }\nconsultation = { days = 1, source = \"示例\" }\n";
    let adopt = plumbline_lifecycle::procedure::Command::AdoptProcedure { text: text.into() };
    given(StreamId::Procedures, date(2026, 1, 5), adopt.into());
    let began = date(2026, 6, 10);
    for until in last_days {
        let id: StandardId = format!("until-{until}").parse().unwrap();
        let profile: Profile = serde_json::from_value(serde_json::json!({
            "level": "local", "field": "elderly-care", "jurisdiction": "330100",
            "titles": { "zh": "示例：助餐服务规范" }, "drafting_unit": "示例协会",
        }))
        .unwrap();
        let days = u32::try_from(began.until(*until).unwrap().get_days()).unwrap();
        for command in [
            standard::Command::Propose { procedure: "short".into(), profile },
            standard::Command::AcceptProposal,
            standard::Command::OpenConsultation {
                days,
                purpose: Purpose::Draft,
                bodies: Vec::new(),
            },
        ] {
            given(StreamId::Standard(id.clone()), began, command.into());
        }
    }
    drop(writer);
    thread.join().unwrap();
}

/// The last days that were noted, in the order of noting.
fn noted(data: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let scanned = Reader::open(data).unwrap().scan(1, |row| {
        if row.kind == "DeadlinePassed" {
            let (_, named) = row.stream.split_once("until-").unwrap();
            found.push(named.split('.').next().unwrap().to_owned());
        }
        std::ops::ControlFlow::Continue(())
    });
    scanned.unwrap();
    found
}

fn until(patience: Duration, holds: impl Fn() -> bool) {
    let began = Instant::now();
    while !holds() {
        assert!(began.elapsed() < patience, "it did not come");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_clock_that_is_set_forward_and_back_between_two_starts_notes_nothing_early_and_nothing_twice() {
    let folder = Folder::new("set-clock");
    let test = "faults: the machine's clock set forward and back";
    let Some(machine) = Machine::new(test, &folder) else { return };
    let data = folder.join("data");
    house(&data, &[date(2026, 6, 20), date(2026, 7, 2), date(2026, 7, 15)]);
    let soon = Duration::from_secs(60);
    let start = |moment: &str| {
        machine.set(moment);
        machine.start(&data, &folder.join("server.txt"))
    };

    // 23:30 where the office is: the second day lasts half an hour more. The first look has the first one noted.
    let server = start("2026-07-02T15:30:00Z").start().unwrap();
    until(soon, || !noted(&data).is_empty());
    assert!(server.stop().success());
    assert_eq!(noted(&data), ["2026-06-20"]);
    // Half an hour and a little later it has passed.
    let server = start("2026-07-02T16:01:00Z").start().unwrap();
    until(soon, || noted(&data).len() > 1);
    assert!(server.stop().success());
    assert_eq!(noted(&data), ["2026-06-20", "2026-07-02"]);
    // Set back behind what is recorded: nothing is written, and nothing of it comes again.
    let server = start("2026-07-02T12:00:00Z").even_unwell().start().unwrap();
    assert!(server.stop().success());
    // Far ahead, as after a rest of weeks.
    let server = start("2026-07-20T02:00:00Z").start().unwrap();
    until(soon, || noted(&data).len() > 2);
    assert!(server.stop().success());
    assert_eq!(noted(&data), ["2026-06-20", "2026-07-02", "2026-07-15"]);
    plumbline_log::verify(&data, |_, _| {}).unwrap();
}

/// It takes twelve minutes: nobody can shorten for how long a clock that jumped is not believed.
#[test]
fn a_clock_that_jumps_under_a_running_service_is_believed_after_ten_minutes_and_not_before() {
    if !std::env::var("PLUMBLINE_TEST_FULL").is_ok_and(|full| full == "1") {
        return;
    }
    let folder = Folder::new("set-clock-jump");
    let test = "faults: the machine's clock jumps under a service";
    let Some(machine) = Machine::new(test, &folder) else { return };
    let (data, says) = (folder.join("data"), folder.join("server.txt"));
    house(&data, &[date(2026, 6, 20), date(2026, 7, 2)]);
    machine.set("2026-07-02T14:00:00Z");
    let server = machine.start(&data, &says).start().unwrap();
    until(Duration::from_secs(60), || !noted(&data).is_empty());
    // Two hours and a half ahead: by the wall the second day is over.
    machine.set("2026-07-02T16:30:00Z");
    let told = || std::fs::read_to_string(&says).unwrap_or_default().contains("has jumped");
    until(Duration::from_secs(90), told);
    let jumped = Instant::now();
    until(Duration::from_secs(13 * 60), || noted(&data).len() > 1);
    let took = jumped.elapsed();
    assert!(server.stop().success());
    assert!(took >= Duration::from_secs(10 * 60 - 5), "believed after {took:?}");
    assert_eq!(noted(&data), ["2026-06-20", "2026-07-02"]);
}
