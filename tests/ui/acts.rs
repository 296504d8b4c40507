//! The forms by which things are done: each refusal beside the field that caused it, nothing typed lost, nothing done twice, and what
//! has changed since.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

use plumbline_testkit::{Answer, Client};
use serde_json::json;

use crate::house::House;
use crate::world::{World, get, today};

/// Somebody's browser without scripts.
pub(crate) struct Somebody {
    cookie: String,
    client: Client,
}

impl Somebody {
    pub(crate) fn with(world: &World, token: &str) -> Somebody {
        let cookie = format!("plumbline_token={token}; plumbline_language=en");
        Somebody { cookie, client: world.server.client() }
    }

    pub(crate) fn page(&mut self, path: &str) -> String {
        let page = get(&mut self.client, path, &[("cookie", &self.cookie)]);
        assert_eq!(page.status, 200, "{path}: {}", page.text());
        page.text()
    }

    pub(crate) fn send(&mut self, path: &str, form: &str) -> Answer {
        self.send_from(path, form, "same-origin")
    }

    fn send_from(&mut self, path: &str, form: &str, site: &str) -> Answer {
        let headers = [
            ("cookie", self.cookie.as_str()),
            ("content-type", "application/x-www-form-urlencoded"),
            ("sec-fetch-site", site),
        ];
        self.client.send("POST", path, &headers, form.as_bytes()).unwrap()
    }

    /// Opens a page, fills in one of its forms, and sends it.
    pub(crate) fn does(&mut self, path: &str, act: &str, fields: &str) -> Answer {
        let form = hidden(&self.page(path), act);
        self.send(path, &format!("{form}{fields}"))
    }

    /// The same, which is done, and told on the page that is shown next.
    pub(crate) fn has_done(&mut self, path: &str, act: &str, fields: &str, says: &str) {
        let answer = self.does(path, act, fields);
        assert_eq!(answer.status, 303, "{act}: {}", answer.text());
        let next = answer.header("location").unwrap().to_owned();
        let page = self.page(&next);
        assert!(page.contains("<p class=\"done\"") && page.contains(says), "{act}: {page}");
    }
}

/// The form of an act.
pub(crate) fn form_of<'p>(page: &'p str, act: &str) -> &'p str {
    let mut forms = page.split("<form class=\"act\"").skip(1);
    let wanted = format!("name=\"act\" value=\"{act}\"");
    let form = forms.find(|form| form.contains(&wanted));
    form.unwrap_or_else(|| panic!("no form for {act} in {page}")).split("</form>").next().unwrap()
}

/// What stands in it unseen.
pub(crate) fn hidden(page: &str, act: &str) -> String {
    let form = form_of(page, act);
    let value = |name: &str| {
        let (_, rest) = form.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
        rest.split_once('"').unwrap().0.to_owned()
    };
    format!("id={}&version={}&act={act}&", value("id"), value("version"))
}

/// The field of a form, from its label to the next one.
pub(crate) fn field<'p>(form: &'p str, name: &str) -> &'p str {
    let mut fields = form.split("<div class=\"field").skip(1);
    let wanted = format!("name=\"{name}\"");
    fields.find(|field| field.contains(&wanted)).unwrap_or_else(|| panic!("no {name} in {form}"))
}

const PAGE: &str = "/standards/day-care";

/// A house in which a standard was proposed.
fn proposed(test: &str) -> (House, Somebody) {
    let house = House::new(test, include_str!("whole.toml"));
    let mut office = Somebody::with(&house.world, &house.token("p-li"));
    let answer = office.does(
        "/standards/new",
        "Propose",
        "standard=day-care&procedure=whole&title_en=Day+care&level=local&field=elderly-care&jurisdiction=330100&drafting_unit=Example",
    );
    assert_eq!(answer.status, 303, "{}", answer.text());
    (house, office)
}

#[test]
fn a_refusal_stands_beside_the_field_that_caused_it_and_nothing_typed_is_lost() {
    let (house, mut office) = proposed("acts-refused");
    let answer = office.does(
        PAGE,
        "NameDrafters",
        "units=&persons=%E7%A4%BA%E4%BE%8B%EF%BC%9A%E5%AD%99%E6%9F%90%0Anobody+at+all",
    );
    assert_eq!(answer.status, 422);
    let page = answer.text();
    let form = form_of(&page, "NameDrafters");
    let persons = field(form, "persons");
    assert!(persons.contains("Nobody here is called `nobody at all`"), "{persons}");
    assert!(
        persons.contains("aria-invalid=\"true\"") && persons.contains("示例：孙某\nnobody at all"),
        "{persons}"
    );
    assert!(!field(form, "units").contains("class=\"refusal\""), "{form}");
    // By name, as it is offered, and by id.
    let both = "units=u-bureau&persons=%E7%A4%BA%E4%BE%8B%EF%BC%9A%E5%AD%99%E6%9F%90";
    office.has_done(PAGE, "NameDrafters", both, "Drafters named");
    let page = office.page(PAGE);
    assert!(form_of(&page, "NameDrafters").contains("示例：孙某 (p-sun)"), "{page}");

    // Without the papers the gate cannot be submitted, and the page says which are missing.
    let (_, not) = page.split_once("<details class=\"not\"").unwrap();
    assert!(not.contains("Documents are missing: First draft"), "{not}");
    assert!(!page.contains("value=\"SubmitGate.proposal\""), "{page}");
    // What is done at another stage is told so, and has no form.
    let (_, elsewhere) = not.split_once("Not at this stage").unwrap();
    assert!(elsewhere.contains("publish it") && !page.contains("value=\"Publish\""), "{elsewhere}");

    // A day beyond the rule: refused by the core, beside the day.
    let document = json!({ "kind": "first-draft", "name": "a.pdf", "mediaType": "application/pdf", "size": "1", "sha256": "5f".repeat(32) });
    let token = house.token("p-li");
    assert_eq!(house.world.submit(&token, "day-care", ("attachDocument", document)).status, 200);
    office.has_done(PAGE, "SubmitGate.proposal", "", "Submitted for approval");
    for person in ["p-zhao", "p-zhou"] {
        let mut reader = Somebody::with(&house.world, &house.token(person));
        assert!(
            !reader.page(PAGE).contains("<form class=\"act\""),
            "what others do is no form of theirs"
        );
    }
    for person in ["p-sun", "p-zhao"] {
        let mut signer = Somebody::with(&house.world, &house.token(person));
        let page = "/approvals/day-care.proposal.1";
        // p-sun was named to draft it, and does not approve it.
        if person == "p-sun" {
            let told = signer.page(page);
            assert!(!told.contains("value=\"Agree\""), "{told}");
        }
    }
}

#[test]
fn a_day_outside_its_bounds_is_refused_beside_the_day() {
    let house = House::new(
        "acts-days",
        &without("chain", &without("requires", include_str!("whole.toml"))),
    );
    let mut office = Somebody::with(&house.world, &house.token("p-li"));
    let propose = "standard=day-care&procedure=whole&title_en=Day+care&level=local&field=elderly-care&jurisdiction=330100&drafting_unit=Example";
    assert_eq!(office.does("/standards/new", "Propose", propose).status, 303);
    office.has_done(PAGE, "AcceptProposal", "", "Proposal accepted");
    let page = office.page(PAGE);
    let until = field(form_of(&page, "ExtendPlan"), "until");
    let bound = |name: &str| {
        let (_, rest) = until.split_once(&format!("{name}=\"")).unwrap();
        rest.split_once('"').unwrap().0.parse::<jiff::civil::Date>().unwrap()
    };
    let (first, last) = (bound("min"), bound("max"));
    assert!(today() < first && first < last, "{until}");
    for day in [last.tomorrow().unwrap(), first.yesterday().unwrap()] {
        let answer = office.does(PAGE, "ExtendPlan", &format!("until={day}&reason=more+time"));
        let page = answer.text();
        let form = form_of(&page, "ExtendPlan");
        assert_eq!(answer.status, 422, "{form}");
        assert!(field(form, "until").contains("class=\"refusal\""), "{form}");
        assert!(field(form, "until").contains(&format!("value=\"{day}\"")), "{form}");
        assert!(field(form, "reason").contains("more time"), "{form}");
    }
    office.has_done(PAGE, "ExtendPlan", &format!("until={last}&reason=more+time"), "Plan extended");
    // It may be extended once: then it is named with the reason.
    let page = office.page(PAGE);
    assert!(
        !page.contains("value=\"ExtendPlan\"") && page.contains("The plan may not be extended"),
        "{page}"
    );
}

fn without(key: &str, text: &str) -> String {
    let lines = text.lines().filter(|line| !line.starts_with(key));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_second_click_does_nothing_and_a_form_that_is_out_of_date_says_what_has_changed() {
    let (house, mut office) = proposed("acts-stale");
    let page = office.page(PAGE);
    let (suspend, reject) = (hidden(&page, "Suspend"), hidden(&page, "RejectProposal"));
    let mut other = Somebody::with(&house.world, &house.token("p-wu"));
    for site in ["cross-site", "same-site", "none"] {
        assert_eq!(
            other.send_from(PAGE, &format!("{suspend}reason=x"), site).status,
            403,
            "{site}"
        );
    }
    let first = other.send(PAGE, &format!("{suspend}reason=money"));
    assert_eq!(first.status, 303, "{}", first.text());
    let again = other.send(PAGE, &format!("{suspend}reason=money"));
    assert_eq!((again.status, again.header("location")), (303, first.header("location")));
    assert_eq!(other.page(PAGE).matches("<strong>Suspended</strong>").count(), 1);
    // What somebody else did was told to them, and is not told to whoever has their address.
    let told = first.header("location").unwrap().to_owned();
    assert!(other.page(&told).contains("<p class=\"done\""));
    assert!(!office.page(&told).contains("<p class=\"done\""));

    let answer = office.send(PAGE, &format!("{reject}reason=not+needed+here"));
    assert_eq!(answer.status, 409);
    let page = answer.text();
    let (_, returned) = page.split_once("id=\"returned\"").unwrap();
    let (returned, _) = returned.split_once("id=\"acts\"").unwrap();
    assert!(
        returned.contains("<strong>Suspended</strong> <span class=\"by\"><bdi>p-wu</bdi>"),
        "{returned}"
    );
    assert!(returned.contains("not needed here"), "{returned}");
    // The form that came back is of the version that there is now; what stops it now is told by the rule.
    let answer =
        office.send(PAGE, &format!("{}reason=not+needed+here", hidden(&page, "RejectProposal")));
    assert_eq!(answer.status, 422);
    assert!(
        form_of(&answer.text(), "RejectProposal").contains("resume it first"),
        "{}",
        answer.text()
    );
    // A form that says of no act is none of ours, and one of an act that there is not says so.
    assert_eq!(office.send(PAGE, "reason=x").status, 400);
    let gone = office.send(
        PAGE,
        &format!("{}reason=kept", suspend.replace("act=Suspend", "act=SubmitGate.approval")),
    );
    assert!(gone.status == 409 && gone.text().contains("<bdi>kept</bdi>"), "{}", gone.text());
}

#[test]
fn comments_are_recorded_and_disposed_of_and_a_standard_in_use_is_recorded_on_pages() {
    let world = World::city("acts-nouns");
    let token = world.token("office", "office");
    let mut office = Somebody::with(&world, &token);
    let list = office.page("/consultations");
    let (_, first) = list.split_once("href=\"/consultations/").unwrap();
    let page = format!("/consultations/{}", first.split_once('"').unwrap().0);
    let on = today();
    let contact = format!("clause=5.1&text=Call+13800138000&from=Somebody&on={on}");
    let refused = office.does(&page, "Comment", &contact).text();
    let text = field(form_of(&refused, "Comment"), "text");
    assert!(text.contains("class=\"refusal\"") && text.contains("13800138000"), "{text}");
    let said = format!("clause=5.1&text=Say+how+often&from=Somebody&on={on}");
    office.has_done(&page, "Comment", &said, "Comment");
    assert!(office.page(&page).contains("Say how often"));

    let used = "/standards/demo-01/implementation";
    let bad = format!("unit=nobody+here&period=2026&basis=coverage&of=10&hits=9&on={on}");
    let refused = office.does(used, "KeepRecord", &bad).text();
    assert!(
        field(form_of(&refused, "KeepRecord"), "unit").contains("Nobody here is called"),
        "{refused}"
    );
    let told = office.page(used);
    let (_, unit) = told.split_once("<datalist id=\"units\"><option value=\"").unwrap();
    let (unit, _) = unit.split_once('"').unwrap();
    let (_, id) = unit.rsplit_once('(').unwrap();
    let id = id.trim_end_matches(')');
    let too_many = format!("unit={id}&period=2026&basis=coverage&of=10&hits=11&on={on}");
    let refused = office.does(used, "KeepRecord", &too_many).text();
    assert!(
        field(form_of(&refused, "KeepRecord"), "hits").contains("class=\"refusal\""),
        "{refused}"
    );
    office.has_done(used, "KeepRecord", &too_many.replace("hits=11", "hits=9"), "Done: ");

    // A county says of its own standard that it replaces one of the city, and the city agrees to that.
    let county = world.token_at("county", "office", "330106");
    let profile = json!({
        "level": "local", "field": "elderly-care", "jurisdiction": "330106", "titles": { "en": "Made up: a county's" },
        "draftingUnit": "Made up", "relations": [{ "kind": "replaces", "target": "demo-01" }],
    });
    let proposed = world.submit(
        &county,
        "county",
        ("propose", json!({ "procedure": "local", "profile": profile })),
    );
    assert_eq!(proposed.status, 200, "{}", proposed.text());
    let page = office.page("/standards/demo-01");
    assert!(
        field(form_of(&page, "AgreeToReplacement"), "by").contains("value=\"county\""),
        "{page}"
    );
    office.has_done(
        "/standards/demo-01",
        "AgreeToReplacement",
        "by=county",
        "Agreed to be replaced",
    );
    let page = office.page("/standards/demo-01");
    assert!(!page.contains("value=\"AgreeToReplacement\""), "it was agreed to: {page}");
}

#[test]
fn every_page_with_forms_is_small_and_what_is_possible_is_done_as_it_is_offered() {
    let world = World::city("acts-small");
    let mut office = Somebody::with(&world, &world.token_for("p-wang", "office"));
    let (mut forms, mut largest) = (0, 0);
    for no in (1..=110).step_by(7) {
        let path = format!("/standards/demo-{no:02}");
        let page = get(&mut office.client, &path, &[("cookie", &office.cookie)]);
        if page.status == 200 {
            let text = page.text();
            forms += text.matches("<form class=\"act\"").count();
            largest = largest.max(text.len());
        }
    }
    assert!(forms > 30, "{forms}");
    assert!(largest <= 60_000, "{largest} bytes");
}
