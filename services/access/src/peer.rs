//! From where somebody calls. What a request says of that itself is believed only from a proxy that was named.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

/// The address at the other end of the connection, among the extensions of each request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peer(pub IpAddr);

/// The proxies that stand before the service. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Proxies(Arc<[IpAddr]>);

impl From<Vec<IpAddr>> for Proxies {
    fn from(proxies: Vec<IpAddr>) -> Proxies {
        Proxies(proxies.into_iter().map(|proxy| proxy.to_canonical()).collect())
    }
}

impl Proxies {
    /// The address from which somebody calls: the peer's own, or what a proxy says of it. `forwarded` is `X-Forwarded-For`: each
    /// proxy adds at the end whom it answers, so the last one that is no proxy of ours is who calls.
    #[must_use]
    pub fn address(&self, peer: Option<Peer>, forwarded: Option<&str>) -> IpAddr {
        let unknown = IpAddr::V4(Ipv4Addr::UNSPECIFIED);
        let peer = peer.map_or(unknown, |Peer(address)| address.to_canonical());
        if !self.0.contains(&peer) {
            return peer;
        }
        let named = forwarded.unwrap_or_default().rsplit(',');
        let mut named = named.map_while(|name| name.trim().parse::<IpAddr>().ok());
        named
            .find(|named| !self.0.contains(&named.to_canonical()))
            .map_or(peer, |named| named.to_canonical())
    }

    /// Whether a proxy says (`X-Forwarded-Proto`) that it was asked over TLS.
    #[must_use]
    pub fn say_https(&self, peer: Option<Peer>, proto: Option<&str>) -> bool {
        peer.is_some_and(|Peer(address)| self.0.contains(&address.to_canonical()))
            && proto.is_some_and(|proto| proto.trim().eq_ignore_ascii_case("https"))
    }
}

/// The part of an address that one subscriber has, as whatever is counted by address counts it: of IPv6 a /64.
#[must_use]
pub fn subscriber(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn only_a_proxy_that_was_named_is_believed() {
        let proxies = Proxies::from(vec![ip("10.0.0.1"), ip("10.0.0.2")]);
        let of = |peer: &str, said| proxies.address(Some(Peer(ip(peer))), said);
        assert_eq!(of("192.0.2.7", Some("198.51.100.1")), ip("192.0.2.7"), "a client says so");
        assert_eq!(of("10.0.0.1", Some("198.51.100.1")), ip("198.51.100.1"));
        let forged = Some("203.0.113.9, 198.51.100.1, 10.0.0.2");
        assert_eq!(of("10.0.0.1", forged), ip("198.51.100.1"), "what came before is hearsay");
        assert_eq!(of("::ffff:10.0.0.1", Some("2001:db8::1")), ip("2001:db8::1"));
        assert_eq!(of("10.0.0.1", None), ip("10.0.0.1"));
        assert_eq!(of("10.0.0.1", Some("198.51.100.1, nonsense")), ip("10.0.0.1"));
        let tls = |peer: &str, said| proxies.say_https(Some(Peer(ip(peer))), said);
        assert!(tls("10.0.0.1", Some("https")));
        assert!(!tls("10.0.0.1", Some("http")) && !tls("10.0.0.1", None));
        assert!(!tls("192.0.2.7", Some("https")) && !proxies.say_https(None, Some("https")));
    }

    #[test]
    fn a_subscriber_of_ipv6_has_many_addresses() {
        assert_eq!(subscriber(ip("2001:db8:1:2:3:4:5:6")), ip("2001:db8:1:2::"));
        assert_eq!(subscriber(ip("::ffff:192.0.2.7")), ip("192.0.2.7"));
    }
}
