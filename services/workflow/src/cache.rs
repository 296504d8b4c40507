//! A bounded memory of states, so that a busy standard is not folded again for each order.
//!
//! Two generations: what is used moves to the young one; when that is full it becomes the old one, and what nobody
//! used since is forgotten. At most twice the capacity is held; losing an entry costs one read of its stream.

use std::collections::HashMap;

#[derive(Debug)]
pub(crate) struct Cache<V> {
    young: HashMap<String, V>,
    old: HashMap<String, V>,
    capacity: usize,
}

impl<V> Cache<V> {
    pub(crate) fn new(capacity: usize) -> Cache<V> {
        Cache { young: HashMap::new(), old: HashMap::new(), capacity: capacity.max(1) }
    }

    pub(crate) fn take(&mut self, key: &str) -> Option<V> {
        self.young.remove(key).or_else(|| self.old.remove(key))
    }

    pub(crate) fn put(&mut self, key: String, value: V) {
        if self.young.len() >= self.capacity {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(key, value);
    }

    pub(crate) fn forget_all(&mut self) {
        self.young.clear();
        self.old.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_holds_what_was_used_last_and_never_more_than_twice_its_capacity() {
        let mut cache = Cache::new(10);
        for i in 0..100 {
            cache.put(i.to_string(), i);
            assert!(cache.young.len() + cache.old.len() <= 20);
        }
        assert_eq!(cache.take("99"), Some(99));
        assert_eq!(cache.take("99"), None);
        assert_eq!(cache.take("0"), None);
    }
}
