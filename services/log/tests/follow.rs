//! Following: every event, in order, exactly once, for anybody who asks; and the tree's root at any size.

mod world;

use std::ops::ControlFlow;
use std::time::Duration;

use plumbline_log::{Frontier, Hash, Log, Reader};
use tempfile::TempDir;
use world::{append, small};

#[test]
fn every_follower_gets_every_event_in_order_exactly_once() {
    let dir = TempDir::new().unwrap();
    let mut log = Log::open(dir.path(), &small()).unwrap();
    append(&mut log, 1, 100);
    let threads: Vec<_> = (0..8)
        .map(|n| {
            let mut follower = log.reader.follow(n * 10);
            std::thread::spawn(move || {
                let mut seqs = Vec::new();
                while follower.position() < 2_000 {
                    let page = follower.next_blocking(Duration::from_secs(30)).unwrap();
                    assert!(!page.is_empty(), "nobody woke this follower");
                    seqs.extend(page.iter().map(|event| event.seq));
                }
                assert_eq!(seqs, (n * 10 + 1..=2_000).collect::<Vec<_>>());
            })
        })
        .collect();
    let mut task = log.reader.follow(0);
    append(&mut log, 101, 1_900);
    for thread in threads {
        thread.join().unwrap();
    }
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let mut seqs = Vec::new();
    while seqs.len() < 2_000 {
        let page = runtime.block_on(task.next()).unwrap().unwrap();
        seqs.extend(page.iter().map(|event| event.seq));
    }
    assert_eq!(seqs, (1..=2_000).collect::<Vec<_>>());
}

#[test]
fn a_reader_beside_the_writer_sees_what_is_new_when_it_asks() {
    let dir = TempDir::new().unwrap();
    let mut log = Log::open(dir.path(), &small()).unwrap();
    let beside = Reader::open(dir.path()).unwrap();
    append(&mut log, 1, 5);
    assert_eq!(beside.head(), 0);
    assert_eq!(beside.refresh().unwrap(), 5);
    assert_eq!(beside.follow(2).next_blocking(Duration::ZERO).unwrap().len(), 3);
}

#[test]
fn the_leaf_of_an_event_is_found_and_there_is_none_where_there_is_no_event() {
    let dir = TempDir::new().unwrap();
    let mut log = Log::open(dir.path(), &small()).unwrap();
    append(&mut log, 1, 3);
    for event in log.reader.read_from(1, 9).unwrap() {
        assert_eq!(log.reader.leaf(event.seq).unwrap(), Some(event.leaf));
    }
    assert_eq!(log.reader.leaf(0).unwrap(), None);
    assert_eq!(log.reader.leaf(4).unwrap(), None);
}

#[test]
fn the_root_of_any_earlier_size_is_what_it_was_then() {
    let dir = TempDir::new().unwrap();
    let mut log = Log::open(dir.path(), &small()).unwrap();
    append(&mut log, 1, 1_300);
    let mut frontier = Frontier::default();
    let mut roots = vec![frontier.root()];
    log.reader
        .scan(1, |row| {
            frontier.push(Hash(row.leaf.try_into().unwrap()));
            roots.push(frontier.root());
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(roots.len(), 1_301);
    for (size, root) in roots.iter().enumerate() {
        assert_eq!(log.reader.root(size as u64).unwrap(), Some(*root), "size {size}");
    }
    assert_eq!(log.reader.root(1_301).unwrap(), None);
}
