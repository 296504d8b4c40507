//! What is private of an expert: sealed, known again when it is sent twice, erased with its key, and never readable again.

use std::fs;
use std::path::Path;

use plumbline_access::Role;
use plumbline_lifecycle::person::{Command, Sealed};
use plumbline_lifecycle::{Jurisdiction, PersonId, StreamId};
use plumbline_workflow::{Failure, Keys, PersonalData, Request};

use crate::world::bureau::{bureau, token};
use crate::world::panel::pool;
use crate::world::{World, propose};

fn person() -> PersonId {
    "e-0".parse().unwrap()
}

fn area() -> Jurisdiction {
    "330100".parse().unwrap()
}

fn data(telephone: &str) -> PersonalData {
    PersonalData::of([telephone, "", "", "6222020200112233"]).unwrap()
}

fn request(command: Command) -> Request {
    let target = StreamId::Person(person());
    Request { target, command: command.into(), caller: token(Role::Office, "p-li"), ..propose("a") }
}

fn seal(keys: &Keys, telephone: &str) -> Request {
    request(keys.seal(&person(), &area(), &data(telephone)).unwrap())
}

fn sealed(request: &Request) -> Sealed {
    match &request.command {
        plumbline_lifecycle::Command::Person(Command::SealPersonalData { sealed, .. }) => {
            sealed.clone()
        }
        other => panic!("{other:?}"),
    }
}

fn erase() -> Request {
    request(Command::ErasePersonalData { area: area() })
}

fn started(dir: &Path) -> World {
    let world = World::start(dir);
    bureau(&world, 0);
    pool(&world, 1);
    world
}

fn kinds(world: &World) -> Vec<String> {
    let rows = world.reader.read_stream("person/e-0").unwrap();
    rows.into_iter().map(|row| row.kind).collect()
}

#[test]
fn what_was_sealed_is_known_again_and_what_was_erased_is_gone_for_ever() {
    let dir = tempfile::tempdir().unwrap();
    let world = started(dir.path());
    let keys = world.writer.keys().clone();
    let first = seal(&keys, "0571-1");
    let answer = world.writer.submit_blocking(first.clone()).unwrap();
    assert_eq!(keys.open(&person(), &area(), &sealed(&first)).unwrap(), Some(data("0571-1")));
    let elsewhere: Jurisdiction = "330200".parse().unwrap();
    assert_eq!(keys.open(&person(), &elsewhere, &sealed(&first)).unwrap(), None, "another pool");

    // Sealed once more it is another ciphertext and the same command; other data are another one.
    let again = Request { id: first.id, ..seal(&keys, "0571-1") };
    assert_ne!(sealed(&again).ciphertext, sealed(&first).ciphertext);
    let repeated = world.writer.submit_blocking(again).unwrap();
    assert!(repeated.repeated && repeated.first_seq == answer.first_seq);
    let other = Request { id: first.id, ..seal(&keys, "0571-2") };
    assert_eq!(world.writer.submit_blocking(other), Err(Failure::IdReused(first.id)));

    world.writer.submit_blocking(erase()).unwrap();
    assert_eq!(fs::read_dir(dir.path().join("keys")).unwrap().count(), 0, "its key is destroyed");
    assert_eq!(keys.open(&person(), &area(), &sealed(&first)).unwrap(), None);
    assert_eq!(world.refusal(erase()), "nothing-sealed");

    // Whoever did not hear the answer hears it now: what was sealed cannot be compared any more, and the rest can.
    let again = Request { id: first.id, ..seal(&keys, "0571-1") };
    let repeated = world.writer.submit_blocking(again.clone()).unwrap();
    assert!(repeated.repeated && repeated.first_seq == answer.first_seq);
    let of_another = Request { caller: token(Role::Office, "p-wang"), ..again };
    assert_eq!(world.writer.submit_blocking(of_another), Err(Failure::IdReused(first.id)));

    // One that was on its way while they were erased comes too late.
    let late = Request { id: uuid::Uuid::now_v7(), ..first.clone() };
    assert_eq!(world.refusal(late), "key-ended");
    let anew = seal(&keys, "0571-3");
    world.writer.submit_blocking(anew.clone()).unwrap();
    assert_ne!(sealed(&anew).key, sealed(&first).key);
    assert_eq!(kinds(&world), ["PersonalDataSealed", "PersonErased", "PersonalDataSealed"]);
    world.stop();
}

#[test]
fn a_start_destroys_the_keys_of_the_erased_before_it_takes_a_command() {
    let dir = tempfile::tempdir().unwrap();
    let world = started(dir.path());
    let keys = world.writer.keys().clone();
    let (first, key) = {
        let request = seal(&keys, "0571-1");
        let path = dir.path().join("keys/e-0").join(sealed(&request).key.as_str());
        (request, path)
    };
    let copy = fs::read(&key).unwrap();
    world.writer.submit_blocking(first).unwrap();
    world.writer.submit_blocking(erase()).unwrap();
    let kept = seal(&keys, "0571-2");
    world.writer.submit_blocking(kept.clone()).unwrap();
    world.stop();

    // Put back out of a copy of the keys, and one that broke off in the making.
    fs::write(&key, copy).unwrap();
    fs::write(key.with_file_name("new-0a"), [7; 9]).unwrap();
    let world = World::start(dir.path());
    let left: Vec<_> = fs::read_dir(dir.path().join("keys/e-0")).unwrap().collect();
    assert!(!key.exists() && left.len() == 1, "{left:?}");
    assert_eq!(keys.open(&person(), &area(), &sealed(&kept)).unwrap(), Some(data("0571-2")));
    world.stop();
}
