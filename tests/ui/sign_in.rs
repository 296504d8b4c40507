//! Signing in under attack: by guessing, from another site, over a line that others hear.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

use plumbline_testkit::{Answer, Client};
use serde_json::json;

use crate::world::{World, get};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const OURS: (&str, &str) = ("sec-fetch-site", "same-origin");

/// Signs in as a browser on this site, which a proxy says is at this address.
fn sign_in(client: &mut Client, token: &str, from: &str) -> Answer {
    let headers = [FORM, OURS, ("x-forwarded-for", from)];
    client.send("POST", "/login", &headers, format!("token={token}").as_bytes()).unwrap()
}

#[test]
fn two_thousand_guesses_are_told_to_wait_and_nobody_is_shut_out_by_them() {
    let world = World::served_with("guesses", &["--proxy", "127.0.0.1"]);
    let token = world.token("reader", "reader");
    let mut client = world.server.client();
    let (mut looked_at, mut told_to_wait) = (0, 0);
    for n in 0..2_000 {
        let answer = sign_in(&mut client, &format!("pl_{n:08x}"), "192.0.2.7");
        match answer.status {
            401 => looked_at += 1,
            429 => {
                told_to_wait += 1;
                let wait: u64 = answer.header("retry-after").unwrap().parse().unwrap();
                assert!((1..=60).contains(&wait), "{wait}");
            }
            other => panic!("{other}"),
        }
        assert_eq!(answer.header("set-cookie"), None);
    }
    // Twenty, and those that came back while it went on.
    assert!((20..200).contains(&looked_at), "{looked_at} looked at, {told_to_wait} told to wait");
    assert_eq!(sign_in(&mut client, "pl_wrong", "192.0.2.8").status, 401, "behind another address");
    let path = "/plumbline.v1.LogService/GetHead";
    let call = |token: &str, from: &str| {
        let authorization = format!("Bearer {token}");
        let headers = [
            ("content-type", "application/json"),
            ("authorization", authorization.as_str()),
            ("x-forwarded-for", from),
        ];
        world.server.client().send("POST", path, &headers, b"{}").unwrap()
    };
    let waits = call("pl_0", "192.0.2.7");
    assert_eq!((waits.status, &waits.json()["code"]), (429, &json!("resource_exhausted")));
    assert!(waits.header("retry-after").is_some());
    assert_eq!(call("pl_0", "192.0.2.8").status, 401);
    assert_eq!(call(&token, "192.0.2.7").status, 200, "who has a right token works on");
    assert_eq!(sign_in(&mut client, &token, "192.0.2.7").status, 303, "and signs in");
}

#[test]
fn what_a_client_says_of_its_own_address_is_not_believed() {
    let world = World::empty("forged");
    let mut client = world.server.client();
    let tried = (0..200).map(|n| {
        let from = format!("198.51.100.{}", n % 250);
        sign_in(&mut client, &format!("pl_{n:08x}"), &from).status
    });
    assert!(tried.filter(|status| *status == 429).count() > 100);
}

#[test]
fn a_form_of_another_site_neither_signs_in_nor_out() {
    let world = World::empty("foreign");
    let token = world.token("reader", "reader");
    let mut client = world.server.client();
    let cookie = format!("plumbline_token={token}");
    let foreign: [&[(&str, &str)]; 5] = [
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site"), ("origin", "http://there.here")],
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
        &[],
    ];
    for site in foreign {
        let headers = [&[FORM], site].concat();
        let body = format!("token={token}");
        let signed_in = client.send("POST", "/login", &headers, body.as_bytes()).unwrap();
        assert_eq!((signed_in.status, signed_in.header("set-cookie")), (403, None), "{site:?}");
        let headers = [&[("cookie", cookie.as_str())], site].concat();
        let signed_out = client.send("POST", "/logout", &headers, b"").unwrap();
        assert_eq!((signed_out.status, signed_out.header("set-cookie")), (403, None), "{site:?}");
    }
    // The calls know nobody by a cookie, so no page can make a browser call in somebody's name.
    let headers = [("cookie", cookie.as_str()), ("content-type", "application/json"), OURS];
    let call = client.send("POST", "/plumbline.v1.LogService/GetHead", &headers, b"{}").unwrap();
    assert_eq!(call.status, 401);
}

#[test]
fn behind_tls_cookies_are_kept_for_tls() {
    let cookies = |world: &World, proto: Option<&str>| {
        let token = world.token(&format!("reader {proto:?}"), "reader");
        let mut client = world.server.client();
        let said = proto.map(|proto| ("x-forwarded-proto", proto));
        let headers: Vec<_> = [FORM, OURS].into_iter().chain(said).collect();
        let body = format!("token={token}");
        let signed_in = client.send("POST", "/login", &headers, body.as_bytes()).unwrap();
        let signed_out = client.send("POST", "/logout", &headers, b"").unwrap();
        let chosen = client.send("GET", "/catalogue?lang=en", &headers, b"").unwrap();
        [signed_in, signed_out, chosen].map(|answer| {
            let cookie = answer.header("set-cookie").unwrap();
            assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
            cookie.split("; ").any(|word| word == "Secure")
        })
    };
    let plain = World::empty("plain");
    assert_eq!(cookies(&plain, None), [false; 3]);
    assert_eq!(cookies(&plain, Some("https")), [false; 3], "a client says so");
    let behind = World::served_with("behind", &["--proxy", "127.0.0.1"]);
    assert_eq!(cookies(&behind, Some("https")), [true; 3]);
    assert_eq!(cookies(&behind, Some("http")), [false; 3]);
    let tls = World::served_with("tls", &["--https"]);
    assert_eq!(cookies(&tls, None), [true; 3]);
}

#[test]
fn no_page_leads_to_another_site_whatever_its_address_says() {
    let world = World::empty("elsewhere");
    let token = world.token("reader", "reader");
    let cookie = format!("plumbline_token={token}");
    let mut client = world.server.client();
    for path in [
        "//evil.example/",
        "//evil.example/standards/x?as_of=2999-01-01",
        "/\\evil.example/",
        "///evil.example",
        "/%5Cevil.example/",
        "/%2Fevil.example/",
        "/standards//evil.example/documents",
        "/?as_of=nonsense&next=//evil.example",
        "/catalogue?text=//evil.example&place=nowhere",
    ] {
        for headers in [&[][..], &[("cookie", cookie.as_str())]] {
            let page = get(&mut client, path, headers);
            if let Some(to) = page.header("location") {
                assert!(to.starts_with('/') && !to.starts_with("//"), "{path} leads to {to}");
            }
            let text = page.text();
            for attribute in ["href=\"", "action=\"", "src=\""] {
                for link in text.split(attribute).skip(1) {
                    let link = link.split('"').next().unwrap();
                    let ours = link.is_empty()
                        || link.starts_with(['#', '?'])
                        || link.starts_with('/') && !link[1..].starts_with(['/', '\\']);
                    assert!(ours, "{path} links to {link}");
                }
            }
        }
    }
}
