//! Signing in with a password: the first administrator, whoever is given an account, guesses, second factors, sessions that end.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

use std::time::{Duration, Instant};

use plumbline_access::Totp;
use plumbline_testkit::{Answer, Client};
use serde_json::json;

use crate::world::{World, get};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const OURS: (&str, &str) = ("sec-fetch-site", "same-origin");
const PASSWORD: &str = "a sentence that is long enough";

/// Sends a form, as a browser on this site that keeps these cookies.
fn send(client: &mut Client, path: &str, cookies: &str, fields: &[(&str, &str)]) -> Answer {
    send_from(client, path, cookies, fields, "192.0.2.1")
}

fn send_from(
    client: &mut Client,
    path: &str,
    cookies: &str,
    fields: &[(&str, &str)],
    from: &str,
) -> Answer {
    let encoded = |text: &str| {
        text.bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' => {
                    char::from(byte).to_string()
                }
                other => format!("%{other:02X}"),
            })
            .collect::<String>()
    };
    let body: Vec<String> =
        fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    let headers = [FORM, OURS, ("cookie", cookies), ("x-forwarded-for", from)];
    client.send("POST", path, &headers, body.join("&").as_bytes()).unwrap()
}

fn sign_in(client: &mut Client, login: &str, password: &str) -> Answer {
    send(client, "/login", "", &[("login", login), ("password", password)])
}

/// The cookie of the session, as the browser sends it back.
fn session(answer: &Answer) -> String {
    let cookies = cookies(answer);
    let session = cookies.iter().find(|cookie| cookie.contains("plumbline_session="));
    session.unwrap_or_else(|| panic!("{cookies:?}")).split(';').next().unwrap().to_owned()
}

fn cookies(answer: &Answer) -> Vec<String> {
    answer.headers("set-cookie").map(str::to_owned).collect()
}

/// Opens an account and sets its password by the link: its login is its name.
fn account(world: &World, client: &mut Client, login: &str, role: &str) {
    account_at(world, client, login, role, "330100");
}

fn account_at(world: &World, client: &mut Client, login: &str, role: &str, place: &str) {
    let link = world.said(&[
        "account",
        "open",
        login,
        "--name",
        login,
        "--role",
        role,
        "--jurisdiction",
        place,
    ]);
    let set = send(client, link.trim(), "", &[("password", PASSWORD), ("again", PASSWORD)]);
    assert_eq!(set.status, 200, "{}", set.text());
}

#[test]
fn the_first_administrator_is_made_by_a_link_that_the_start_tells_and_opens_the_others_accounts() {
    let world = World::empty("first-administrator");
    let said = world.server.said();
    let link = said.split_whitespace().find(|word| word.contains("/invitation/")).unwrap();
    let path = &link[link.find("/invitation/").unwrap()..];
    let mut client = world.server.client();
    assert!(get(&mut client, path, &[]).text().contains("设立第一位管理员"));
    let post = |client: &mut Client, password: &str| {
        let fields = [
            ("login", "Wu"),
            ("name", "示例：吴某"),
            ("role", "security-administrator"),
            ("password", password),
            ("again", password),
        ];
        send(client, path, "", &fields)
    };
    let short = post(&mut client, "short");
    assert_eq!(short.status, 422);
    assert!(
        short.text().contains("至少 12 个字符") && short.text().contains("示例：吴某"),
        "what was typed stays"
    );
    assert_eq!(post(&mut client, PASSWORD).status, 200);
    assert_eq!(post(&mut client, PASSWORD).status, 404, "it is used up");
    assert_eq!(get(&mut client, path, &[]).status, 404);

    let entered = sign_in(&mut client, "wu", PASSWORD);
    assert_eq!((entered.status, entered.header("location")), (303, Some("/")));
    let wu = session(&entered);
    let page = get(&mut client, "/accounts", &[("cookie", &wu)]);
    assert!(page.text().contains("安全管理员"), "{}", page.text());
    let open = |client: &mut Client, login: &str, role: &str, cookie: &str| {
        let fields = [
            ("act", "open"),
            ("login", login),
            ("name", login),
            ("role", role),
            ("jurisdiction", "330100"),
        ];
        send(client, "/accounts", cookie, &fields)
    };
    let opened = open(&mut client, "p-li", "office", &wu);
    let text = opened.text();
    let at = text.find("/invitation/").unwrap_or_else(|| panic!("{text}"));
    let link = text[at..].split('<').next().unwrap();
    assert_eq!(
        send(&mut client, link, "", &[("password", PASSWORD), ("again", PASSWORD)]).status,
        200
    );
    let li = session(&sign_in(&mut client, "p-li", PASSWORD));
    // Neither the office nor a stranger hears that there is such a page.
    assert_eq!(get(&mut client, "/accounts", &[("cookie", &li)]).status, 404);
    assert_eq!(open(&mut client, "p-wang", "administrator", &li).status, 404);
    // The three exclude each other, and nobody is given all of it beside them.
    let divided = open(&mut client, "p-wang", "administrator", &wu);
    assert!(divided.status == 422 && divided.text().contains("三员分立"), "{}", divided.text());
    // One who is closed is out at once.
    assert_eq!(get(&mut client, "/account", &[("cookie", &li)]).status, 200);
    let closed = send(&mut client, "/accounts", &wu, &[("act", "close"), ("login", "p-li")]);
    assert_eq!(closed.status, 303);
    assert_eq!(get(&mut client, "/account", &[("cookie", &li)]).status, 401);
    assert_eq!(sign_in(&mut client, "p-li", PASSWORD).status, 401);
    // A second start makes no other first.
    let again = world.restarted();
    assert!(!again.server.said().contains("/invitation/"));
    assert_eq!(
        get(&mut again.server.client(), "/account", &[("cookie", &wu)]).status,
        200,
        "sessions outlive a start"
    );
}

#[test]
fn whoever_guesses_is_told_one_thing_in_one_time_and_locks_nobody_out() {
    let world = World::served_with("ten-thousand", &["--proxy", "127.0.0.1"]);
    let mut client = world.server.client();
    account(&world, &mut client, "p-li", "reader");
    let li = [("login", "p-li"), ("password", PASSWORD)];
    let first = send_from(&mut client, "/login", "", &li, "192.0.2.1");
    assert_eq!(first.status, 303);
    let device =
        cookies(&first).into_iter().find(|cookie| cookie.starts_with("plumbline_device=")).unwrap();
    let device = device.split(';').next().unwrap().to_owned();

    // The same answer, to the letter, and in the same time.
    let guess = |client: &mut Client, login: &str, from: &str| {
        let began = Instant::now();
        let fields = [("login", login), ("password", "not the password at all")];
        let answer = send_from(client, "/login", "", &fields, from);
        (answer.status, answer.text(), began.elapsed())
    };
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for n in 0..15 {
        let (status, text, took) = guess(&mut client, "p-li", &format!("198.51.100.{n}"));
        let (other, other_text, other_took) =
            guess(&mut client, "p-nobody", &format!("203.0.113.{n}"));
        assert_eq!((status, text), (other, other_text));
        assert_eq!(status, 401);
        known.push(took);
        unknown.push(other_took);
    }
    known.sort();
    unknown.sort();
    let (known, unknown) = (known[7], unknown[7]);
    let differs = known.abs_diff(unknown);
    assert!(
        differs < Duration::from_millis(5).max(known / 4),
        "a known login takes {known:?}, an unknown one {unknown:?}"
    );

    // Ten thousand, at one account and at many.
    let (mut looked_at, mut waits) = (0, 0);
    for n in 0..10_000_u32 {
        let login = if n % 2 == 0 { "p-li".to_owned() } else { format!("p-{n}") };
        let fields = [("login", login.as_str()), ("password", "guess"), ("code", "")];
        let forged = format!("10.{}.{}.{}, 198.51.100.77", n / 65_536, n / 256 % 256, n % 256);
        match send_from(&mut client, "/login", "", &fields, &forged).status {
            401 => looked_at += 1,
            429 => waits += 1,
            other => panic!("{other}"),
        }
    }
    assert!(
        looked_at < 400 && looked_at + waits == 10_000,
        "{looked_at} were looked at, {waits} told to wait"
    );
    // Whoever is attacked signs in: from elsewhere, and from the browser that was here before, also behind the attacker's address.
    assert_eq!(send_from(&mut client, "/login", "", &li, "192.0.2.9").status, 303);
    assert_eq!(send_from(&mut client, "/login", &device, &li, "198.51.100.77").status, 303);
    // It is counted, and no word of what they typed is kept.
    let doctor = world.said(&["doctor"]);
    assert!(doctor.contains("door: 10030 were turned away"), "{doctor}");
    assert!(!world.holds("not the password at all"));
}

#[test]
fn a_session_is_listed_and_ended_and_its_cookie_opens_nothing_else() {
    let world = World::empty("sessions");
    let mut client = world.server.client();
    account(&world, &mut client, "p-li", "office");
    let (one, other) =
        (sign_in(&mut client, "p-li", PASSWORD), sign_in(&mut client, "p-li", PASSWORD));
    for cookie in cookies(&one) {
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    }
    let (one, other) = (session(&one), session(&other));
    let is_in = |client: &mut Client, cookie: &str| {
        get(client, "/account", &[("cookie", cookie)]).status == 200
    };
    assert!(is_in(&mut client, &one) && is_in(&mut client, &other));
    let list = world.said(&["session", "list"]);
    assert_eq!(list.lines().filter(|line| line.contains("p-li")).count(), 2, "{list}");
    let newest = list.split_whitespace().next().unwrap();
    assert!(world.said(&["session", "revoke", newest]).starts_with("1 sessions were ended"));
    assert!(is_in(&mut client, &one) && !is_in(&mut client, &other), "{list}");
    // Out is out, also for whoever kept the cookie; and only by a form of ours.
    let foreign = client.send("POST", "/logout", &[("cookie", one.as_str())], b"").unwrap();
    assert_eq!(foreign.status, 403);
    assert_eq!(send(&mut client, "/logout", &one, &[]).status, 303);
    assert!(!is_in(&mut client, &one));
    // The log says once a day that somebody signed in, and nothing beside it is in plain.
    let signed_in = world.kinds("grants");
    assert_eq!(signed_in, ["AccountOpened", "SignedIn"]);
    let secret = one.split('=').nth(1).unwrap();
    assert!(secret.starts_with("ps_") && !world.holds(&secret[3..]) && !world.holds(PASSWORD));
    // A page of another site signs nobody in.
    let headers = [FORM, ("sec-fetch-site", "cross-site")];
    let body = format!("login=p-li&password={}", PASSWORD.replace(' ', "+"));
    assert_eq!(client.send("POST", "/login", &headers, body.as_bytes()).unwrap().status, 403);
}

#[test]
fn a_countys_security_administrator_hears_of_no_other_place_and_takes_no_account_over() {
    let world = World::empty("countys-accounts");
    let mut client = world.server.client();
    account_at(&world, &mut client, "p-county", "security-administrator", "330106");
    account_at(&world, &mut client, "p-own", "office", "330106");
    account_at(&world, &mut client, "p-neighbour", "office", "330110");
    let county = session(&sign_in(&mut client, "p-county", PASSWORD));
    let neighbour = session(&sign_in(&mut client, "p-neighbour", PASSWORD));
    let page = get(&mut client, "/accounts", &[("cookie", &county)]);
    assert_eq!(page.status, 200);
    assert!(page.text().contains("p-own") && !page.text().contains("p-neighbour"));
    let mut act = |fields: &[(&str, &str)]| send(&mut client, "/accounts", &county, fields);
    for whom in ["p-neighbour", "p-nobody"] {
        assert_eq!(act(&[("act", "invite"), ("login", whom)]).status, 404, "{whom}");
    }
    // Whatever the number of the neighbour's session is; the first is their own.
    for number in 2..10 {
        act(&[("act", "end"), ("session", &number.to_string())]);
    }
    let link = act(&[("act", "invite"), ("login", "p-own")]);
    assert!(link.status == 200 && link.text().contains("/invitation/"), "{}", link.text());
    assert_eq!(get(&mut client, "/account", &[("cookie", &neighbour)]).status, 200);
    assert!(world.said(&["session", "journal"]).contains("invited"));
}

#[test]
fn nobody_stays_signed_in_for_ever_and_behind_tls_the_cookie_is_the_hosts() {
    let world = World::served_with("whole", &["--session-time-max", "2s", "--https"]);
    let mut client = world.server.client();
    account(&world, &mut client, "p-li", "reader");
    let entered = sign_in(&mut client, "p-li", PASSWORD);
    let cookies = cookies(&entered);
    let cookie = cookies.iter().find(|cookie| cookie.starts_with("__Host-plumbline=")).unwrap();
    assert!(
        cookie.contains("; Secure") && cookie.contains("Path=/") && !cookie.contains("Domain"),
        "{cookie}"
    );
    let cookie = cookie.split(';').next().unwrap();
    // One that another host of the domain has planted is not looked at.
    let planted = cookie.replace("__Host-plumbline", "plumbline_session");
    assert_eq!(get(&mut client, "/account", &[("cookie", &planted)]).status, 401);
    let began = Instant::now();
    while get(&mut client, "/account", &[("cookie", cookie)]).status == 200 {
        assert!(began.elapsed() < Duration::from_secs(60), "it never ends");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_second_factor_is_set_by_its_owner_and_asked_for_from_then_on() {
    let world = World::empty("second-factor");
    let mut client = world.server.client();
    account(&world, &mut client, "p-li", "reader");
    let li = session(&sign_in(&mut client, "p-li", PASSWORD));
    let page = get(&mut client, "/account", &[("cookie", &li)]).text();
    let at = page.find("name=\"secret\" value=\"").unwrap() + "name=\"secret\" value=\"".len();
    let text = &page[at..at + page[at..].find('"').unwrap()];
    let totp = Totp::read(text).unwrap();
    let now = || jiff::Timestamp::now().as_second();
    let set = |client: &mut Client, password: &str, code: &str| {
        let fields = [("act", "totp"), ("secret", text), ("password", password), ("code", code)];
        send(client, "/account", &li, &fields).status
    };
    assert_eq!(set(&mut client, "not the password", &totp.at(now())), 422);
    assert_eq!(set(&mut client, PASSWORD, "abcdef"), 422);
    assert_eq!(set(&mut client, PASSWORD, &totp.at(now())), 303);
    let enter = |client: &mut Client, code: &str| {
        let fields = [("login", "p-li"), ("password", PASSWORD), ("code", code)];
        send(client, "/login", "", &fields).status
    };
    assert_eq!(enter(&mut client, ""), 401);
    let code = totp.at(now());
    assert_eq!(enter(&mut client, &code), 303);
    assert_eq!(enter(&mut client, &code), 401, "a code opens once");
    // The calls know nobody by a cookie; a session is no token of a program's either way.
    let headers = [("cookie", li.as_str()), ("content-type", "application/json")];
    let call = client.send("POST", "/plumbline.v1.LogService/GetHead", &headers, b"{}").unwrap();
    assert_eq!((call.status, &call.json()["code"]), (401, &json!("unauthenticated")));
    // Changing the password signs every browser out.
    let change = [
        ("act", "password"),
        ("password", PASSWORD),
        ("new", "another sentence, long enough"),
        ("again", "another sentence, long enough"),
    ];
    assert_eq!(send(&mut client, "/account", &li, &change).status, 303);
    assert_eq!(get(&mut client, "/account", &[("cookie", &li)]).status, 401);
}
