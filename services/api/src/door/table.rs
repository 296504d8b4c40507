//! Every open connection, by where it comes from: whether one more may come in, and which one makes room for it.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use plumbline_access::subscriber;
use tokio::sync::Notify;

use crate::door::link::{End, Link};
use crate::limits::ServeLimits;

/// Every open connection. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Table(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    limits: ServeLimits,
    began: Instant,
    open: Mutex<Open>,
    left: Notify,
}

#[derive(Debug, Default)]
struct Open {
    next: u64,
    links: HashMap<u64, (IpAddr, Arc<Link>)>,
    of: HashMap<IpAddr, usize>,
}

/// The place of one connection among the open ones, until it is dropped.
#[derive(Debug)]
pub(crate) struct Place {
    table: Table,
    number: u64,
    pub(crate) link: Arc<Link>,
}

impl Table {
    pub(crate) fn new(limits: &ServeLimits) -> Table {
        let (limits, began) = (limits.clone(), Instant::now());
        let (open, left) = (Mutex::default(), Notify::new());
        Table(Arc::new(Shared { limits, began, open, left }))
    }

    /// A place for a connection from there; where all are taken, that of one which makes room. `None` where every one of them
    /// is at work.
    pub(crate) fn enter(&self, from: IpAddr) -> Option<Place> {
        let limits = &self.0.limits;
        let from = subscriber(from);
        let mut open = self.held();
        if open.of.get(&from).is_some_and(|count| *count >= limits.address_connections_max) {
            open.make_room(Some(from))?;
        } else if open.links.len() >= limits.connections_max {
            open.make_room(None)?;
        }
        let number = open.next;
        open.next += 1;
        let link = Arc::new(Link::new(self.0.began));
        open.links.insert(number, (from, Arc::clone(&link)));
        *open.of.entry(from).or_default() += 1;
        drop(open);
        Some(Place { table: self.clone(), number, link })
    }

    /// Ends one connection that waits for its client; false where there is none.
    pub(crate) fn make_room(&self) -> bool {
        self.held().make_room(None).is_some()
    }

    /// Tells those that made us wait for too long to end; and again, less gently, those that did not.
    pub(crate) fn sweep(&self) {
        for (_, link) in self.held().links.values() {
            if link.is_overdue(&self.0.limits) {
                link.tell(if link.was_told() { End::Now } else { End::Gently });
            }
        }
    }

    /// Tells all of them to end.
    pub(crate) fn tell(&self, end: End) {
        for (_, link) in self.held().links.values() {
            link.tell(end);
        }
    }

    /// Waits until none is left.
    pub(crate) async fn emptied(&self) {
        while !self.held().links.is_empty() {
            self.0.left.notified().await;
        }
    }

    fn held(&self) -> MutexGuard<'_, Open> {
        // Whoever panicked left a list in which every entry is whole.
        self.0.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Open {
    /// Ends the connection that is worth least: one that never asked anything, or has been silent for longest, or else one
    /// whose request has been coming for longest. Of one source, if one is named.
    fn make_room(&mut self, of: Option<IpAddr>) -> Option<()> {
        let among = || self.links.iter().filter(|(_, (from, _))| of.is_none_or(|of| of == *from));
        let silent = among().filter(|(_, (_, link))| link.is_silent());
        let receiving = || among().filter(|(_, (_, link))| link.is_receiving());
        let least = silent.min_by_key(|(_, (_, link))| link.worth());
        let least =
            least.or_else(|| receiving().min_by_key(|(_, (_, link))| link.receives_since()));
        let number = *least?.0;
        if let Some(link) = self.leave(number) {
            link.tell(End::Now);
        }
        Some(())
    }

    fn leave(&mut self, number: u64) -> Option<Arc<Link>> {
        let (from, link) = self.links.remove(&number)?;
        if let Some(count) = self.of.get_mut(&from) {
            *count -= 1;
            if *count == 0 {
                self.of.remove(&from);
            }
        }
        Some(link)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.table.held().leave(self.number);
        self.table.0.left.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(connections_max: usize, address_connections_max: usize) -> Table {
        Table::new(&ServeLimits {
            connections_max,
            address_connections_max,
            ..ServeLimits::default()
        })
    }

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn where_all_places_are_taken_the_one_that_never_asked_makes_room_and_none_that_is_at_work() {
        let table = table(3, 3);
        let from = address("192.0.2.1");
        let asked = table.enter(from).unwrap();
        drop(asked.link.begin());
        let at_work = table.enter(from).unwrap();
        let call = at_work.link.begin();
        let silent = table.enter(from).unwrap();
        let newcomer = table.enter(from).unwrap();
        let told = |place: &Place| place.link.was_told();
        assert_eq!([&asked, &at_work, &silent].map(told), [false, false, true]);
        let _working = [asked.link.begin(), newcomer.link.begin()];
        assert!(table.enter(from).is_none(), "everybody is at work");
        drop(call);
        assert!(table.enter(from).is_some());
        assert!(told(&at_work));
    }

    #[test]
    fn one_address_takes_its_own_places_alone_and_all_of_one_network_of_ipv6_are_one() {
        let table = table(10, 1);
        let busy = |text| {
            let place = table.enter(address(text))?;
            let call = place.link.begin();
            Some((place, call))
        };
        let _first = busy("192.0.2.1").unwrap();
        assert!(busy("192.0.2.1").is_none());
        assert!(busy("::ffff:192.0.2.1").is_none(), "the same address, written otherwise");
        let _second = busy("192.0.2.2").unwrap();
        let _third = busy("2001:db8::1").unwrap();
        assert!(busy("2001:db8::ffff:1").is_none());
        assert!(busy("2001:db8:0:1::1").is_some());
    }
}
