//! The same question, put to each who may be asked.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use plumbline_testkit::{Client, Server, run};
use serde_json::{Value, json};

use crate::ties::Tied;
use crate::truth::Told;

pub(crate) struct Asker<'s> {
    data: PathBuf,
    api: Client,
    pages: Client,
    cookie: String,
    _server: &'s Server,
}

impl<'s> Asker<'s> {
    pub(crate) fn new(data: &Path, server: &'s Server) -> Asker<'s> {
        let made = run(&[
            "token",
            "create",
            "reader",
            "--jurisdiction",
            "330000",
            "--data",
            data.to_str().unwrap(),
        ]);
        let token = String::from_utf8(made.stdout).unwrap().trim().to_owned();
        let cookie = format!("plumbline_token={token}");
        let api = server.client().with_token(&token);
        Asker { data: data.into(), api, pages: server.client(), cookie, _server: server }
    }

    /// Whoever asks, over the API.
    pub(crate) fn client(&mut self) -> &mut Client {
        &mut self.api
    }

    pub(crate) fn today(&self) -> Date {
        jiff::tz::TimeZone::fixed(jiff::tz::offset(8)).to_datetime(jiff::Timestamp::now()).date()
    }

    /// What it is, and its ties, sorted.
    pub(crate) fn api(&mut self, standard: &str, day: Date) -> Option<(Told, Vec<Tied>)> {
        let asked = json!({ "standardId": standard, "asOf": day.to_string() });
        let answer = self.api.post("/plumbline.v1.StandardService/GetStandard", &asked).unwrap();
        let body = answer.json();
        if answer.status == 404 {
            assert_eq!(body["details"][0]["debug"]["rule"], "not-yet", "{body}");
            return None;
        }
        assert_eq!(body["asOf"], day.to_string(), "{body}");
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let (line, later) =
            (&body["standard"], |day_text: &str| day_text > day.to_string().as_str());
        let stays = body["stays"].as_array().unwrap();
        let last = stays.last().unwrap();
        assert!(
            stays
                .iter()
                .all(|stay| !later(&text(&stay["entered"])) && !later(&text(&stay["left"]))),
            "{body}"
        );
        assert_eq!(
            (&last["code"], text(&last["due"])),
            (&line["code"], text(&body["due"])),
            "{body}"
        );
        let events = body["events"].as_array().unwrap();
        assert!(events.iter().all(|event| !later(&text(&event["happenedOn"]))), "{body}");
        let ties = body["ties"].as_array().into_iter().flatten().map(|tie| Tied {
            kind: text(&tie["kind"]),
            outgoing: tie["outgoing"].as_bool().unwrap_or_default(),
            target: text(&tie["target"]),
            id: text(&tie["standardId"]),
        });
        let mut ties: Vec<Tied> = ties.collect();
        ties.sort();
        Some((told(&body), ties))
    }

    pub(crate) fn command_line(&self, standard: &str, day: Date) -> Option<Told> {
        let day = day.to_string();
        let data = self.data.to_str().unwrap();
        let output = run(&["show", standard, "--as-of", &day, "--output", "json", "--data", data]);
        if !output.status.success() {
            let says = String::from_utf8(output.stderr).unwrap();
            assert!(says.contains(standard) && says.contains(&day), "{says}");
            return None;
        }
        let body: Value = serde_json::from_slice(&output.stdout).unwrap();
        Some(told(&body))
    }

    fn page(&mut self, standard: &str, day: Date) -> (u16, String) {
        let path = format!("/standards/{standard}?as_of={day}&lang=zh");
        let answer = self.pages.send("GET", &path, &[("cookie", &self.cookie)], b"").unwrap();
        (answer.status, answer.text())
    }

    /// Checks the page, and gives it.
    pub(crate) fn page_shows(&mut self, standard: &str, day: Date, right: &Told) -> String {
        let (status, page) = self.page(standard, day);
        assert_eq!(status, 200, "{standard} as of {day}");
        let title = right.titles.get("zh").or(right.titles.get("en")).unwrap();
        let title = title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let mut says = vec![
            format!("<h1><bdi>{title}</bdi></h1>"),
            format!("<span class=\"place p-{}\">", right.place),
            format!("<code>{}</code>", right.code),
        ];
        if !right.label.is_empty() {
            says.push(format!("<strong class=\"number\">{}</strong>", right.label));
        }
        match right.due {
            Some(due) => says.push(format!("<dd><time>{due}</time>")),
            None => assert!(
                !page.contains("应办结"),
                "a last day where there is none: {standard} as of {day}"
            ),
        }
        for what in says {
            assert!(page.contains(&what), "{standard} as of {day} lacks {what}");
        }
        page
    }

    pub(crate) fn page_says_not_yet(&mut self, standard: &str, day: Date) {
        let (status, page) = self.page(standard, day);
        assert!(status == 404 && page.contains("尚不存在"), "{standard} as of {day}: {status}");
    }

    /// The leadership group's view against what is right of each standard.
    pub(crate) fn pipeline_counts(&mut self, day: Date, right: &[Told]) {
        let asked = json!({ "asOf": day.to_string() });
        let answer = self.api.post("/plumbline.v1.LeadershipService/GetPipeline", &asked).unwrap();
        assert_eq!(answer.status, 200, "{}", answer.text());
        let body = answer.json();
        let number = |value: &Value| value.as_u64().unwrap_or_default() as usize;
        for row in body["places"].as_array().unwrap() {
            let here = || right.iter().filter(|told| row["place"] == told.place.as_str());
            let late = here().filter(|told| told.due.is_some_and(|due| due < day)).count();
            let counted = (number(&row["count"]), number(&row["overdue"]));
            assert_eq!(counted, (here().count(), late), "{} as of {day}", row["place"]);
        }
        assert_eq!(number(&body["total"]), right.len(), "as of {day}");
    }

    pub(crate) fn refuses_tomorrow(&mut self, standard: &str) {
        let tomorrow = self.today().tomorrow().unwrap().tomorrow().unwrap();
        let (status, page) = self.page(standard, tomorrow);
        assert!(status == 400 && page.contains(&tomorrow.to_string()), "{status}");
        for (call, asked) in [
            (
                "StandardService/GetStandard",
                json!({ "standardId": standard, "asOf": tomorrow.to_string() }),
            ),
            ("LeadershipService/GetPipeline", json!({ "asOf": tomorrow.to_string() })),
        ] {
            let answer = self.api.post(&format!("/plumbline.v1.{call}"), &asked).unwrap();
            assert!(answer.status == 400 && answer.text().contains("future"), "{}", answer.text());
        }
        let (day, data) = (tomorrow.to_string(), self.data.to_str().unwrap());
        for command in [vec!["show", standard, "--as-of", &day], vec!["pipeline", "--as-of", &day]]
        {
            let output = run(&[command.as_slice(), &["--data", data]].concat());
            assert!(!output.status.success(), "{command:?}");
        }
    }
}

/// The relations on a page: each with its name as it is written, the link, and where the other one stood.
pub(crate) fn page_ties(
    page: &str,
    right: &[Tied],
    place: impl Fn(&str) -> Option<String>,
    asked: &str,
) {
    let list = between(page, "<ul class=\"relations\">", "</ul>").unwrap_or_default();
    let lines = list.split("<li>").skip(1).map(|line| {
        let name = between(line, "<span class=\"number\">", "</span>");
        let name = name.or_else(|| between(line, "<bdi>", "</bdi>")).unwrap();
        let id = between(line, "href=\"/standards/", "\"").unwrap_or_default();
        (name.to_owned(), id.to_owned(), between(line, "class=\"place p-", "\"").map(str::to_owned))
    });
    let right = right.iter().map(|tie| {
        let name = if tie.outgoing { &tie.target } else { &tie.id };
        let place = if tie.id.is_empty() { None } else { place(&tie.id) };
        (name.clone(), tie.id.clone(), place)
    });
    let (mut lines, mut right): (Vec<_>, Vec<_>) = (lines.collect(), right.collect());
    lines.sort();
    right.sort();
    assert_eq!(lines, right, "the page: {asked}");
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    rest.split_once(after).map(|(what, _)| what)
}

/// What an answer of the API says of a standard; the command line gives the same one.
fn told(body: &Value) -> Told {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let line = &body["standard"];
    Told {
        place: text(&line["place"]),
        code: text(&line["code"]),
        since: text(&line["since"]),
        label: text(&line["label"]),
        titles: titles(&body["titles"]),
        version: text(&body["version"]).parse().unwrap(),
        due: text(&body["due"]).parse().ok(),
    }
}

fn titles(value: &Value) -> BTreeMap<String, String> {
    serde_json::from_value(value.clone()).unwrap()
}
