//! Five people take a standard from its proposal to its publication by pages alone: in Chinese, in English without any script, and
//! by the keyboard alone.

use plumbline_testkit::Browser;

use crate::house::House;
use crate::world::today;

/// Somebody at a browser.
struct Somebody<'h> {
    house: &'h House,
    browser: &'h mut Browser,
    language: &'static str,
}

impl Somebody<'_> {
    fn comes(&mut self, person: &str, path: &str) {
        let url = self.house.url("/");
        self.browser.keep_cookie(&url, "plumbline_token", &self.house.token(person));
        self.browser.keep_cookie(&url, "plumbline_language", self.language);
        self.browser.go(&self.house.url(path));
    }

    /// Does one thing of what can be done, with these fields.
    fn does(&mut self, act: &str, fields: &[(&str, &str)]) {
        self.browser.press(&format!("details.act:has(input[value=\"{act}\"]) > summary"));
        for (field, text) in fields {
            self.browser.fill(&format!("[id=\"{act}-{field}\"]"), text);
        }
        self.browser.press_through(&format!("form.act:has(input[value=\"{act}\"]) button"));
        self.was_done();
    }

    fn was_done(&mut self) {
        let says = if self.language == "zh" { "已办理：" } else { "Done: " };
        let text = self.browser.text();
        assert!(text.contains(says), "{}: {text}", self.browser.address());
    }

    fn hands_in(&mut self, kind: &str) {
        self.browser.choose("#kind", kind);
        self.browser.attach("#file", &self.house.beside.join("draft.pdf"));
        self.browser.press_through("form[enctype] button");
        assert!(self.browser.text().contains("draft.pdf"), "{}", self.browser.text());
    }

    fn agrees(&mut self, person: &str) {
        self.comes(person, "/desk");
        self.browser.press_through("button[value=\"Agree\"]");
        self.was_done();
    }
}

/// From the proposal to the publication, with the mouse.
fn whole(somebody: &mut Somebody<'_>) {
    let zh = somebody.language == "zh";
    let title = if zh { "日间照料中心服务规范" } else { "Day care centres" };
    somebody.comes("p-wu", "/standards/new");
    let (title_field, unit) =
        if zh { ("title_zh", "示例协会") } else { ("title_en", "Example association") };
    // What is wrong is told beside the field that caused it, and all that was typed is kept.
    somebody.browser.fill("#Propose-standard", "Day Care");
    somebody.browser.fill(&format!("#Propose-{title_field}"), title);
    somebody.browser.choose("#Propose-procedure", "whole");
    somebody.browser.choose("#Propose-field", "elderly-care");
    somebody.browser.fill("#Propose-drafting_unit", unit);
    somebody.browser.press_through("form.act button");
    assert!(
        somebody.browser.has("#Propose-standard[aria-invalid] ~ .refusal"),
        "{}",
        somebody.browser.text()
    );
    assert!(somebody.browser.has(&format!("#Propose-{title_field}[value=\"{title}\"]")));
    somebody.browser.fill("#Propose-standard", "day-care");
    somebody.browser.press_through("form.act button");
    somebody.was_done();
    // A gate without its papers is named with what is missing, and has no form.
    assert!(!somebody.browser.has("input[value=\"SubmitGate.proposal\"]"));
    assert!(somebody.browser.has("details.not"));
    somebody.hands_in("first-draft");
    somebody.does("SubmitGate.proposal", &[]);
    somebody.agrees("p-sun");
    somebody.agrees("p-zhao");
    somebody.comes("p-li", "/standards/day-care");
    somebody.does("AcceptProposal", &[]);
    somebody.does("BeginReview", &[]);
    let conclusion = if zh { "专家一致同意通过" } else { "The experts agreed" };
    somebody.does("PassReview", &[("conclusion", conclusion)]);
    somebody.hands_in("draft-for-approval");
    somebody.does("SubmitGate.approval", &[]);
    somebody.agrees("p-zhou");
    somebody.comes("p-li", "/standards/day-care");
    // The number is the next one of the series.
    let number = format!("DB3301/T 1-{}", today().year());
    assert!(somebody.browser.has("input[id=\"ApprovePublication-number\"][value]"));
    somebody.does("ApprovePublication", &[]);
    somebody.does("Publish", &[]);
    let text = somebody.browser.text();
    assert!(
        text.contains(&number) && text.contains(if zh { "实施" } else { "Implementation" }),
        "{text}"
    );
}

#[test]
fn five_people_take_a_standard_to_its_publication_by_pages_alone_in_chinese() {
    let Some(mut browser) = Browser::find("five_people_in_chinese") else { return };
    let house = House::new("whole-zh", include_str!("whole.toml"));
    whole(&mut Somebody { house: &house, browser: &mut browser, language: "zh" });
}

#[test]
fn the_same_in_english_and_without_any_script() {
    let Some(mut browser) = Browser::find("the_same_in_english") else { return };
    browser.without_scripts();
    let house = House::new("whole-en", include_str!("whole.toml"));
    whole(&mut Somebody { house: &house, browser: &mut browser, language: "en" });
}

/// The same procedure without papers: no browser that is driven shows the window in which a file is chosen.
fn without_papers() -> String {
    let text = include_str!("whole.toml");
    text.lines().filter(|line| !line.starts_with("requires")).collect::<Vec<_>>().join("\n")
}

impl Somebody<'_> {
    /// The same as [`Somebody::does`], by the keyboard alone.
    fn does_by_keys(&mut self, act: &str, fields: &[(&str, &str)]) {
        self.browser.tab_to(&format!("details.act:has(input[value=\"{act}\"]) > summary"));
        self.browser.strike("Enter");
        for (field, text) in fields {
            self.browser.tab_to(&format!("[id=\"{act}-{field}\"]"));
            self.browser.write(text);
        }
        self.browser.tab_to(&format!("form.act:has(input[value=\"{act}\"]) button"));
        self.browser.strike_through("Enter");
        self.was_done();
    }

    fn agrees_by_keys(&mut self, person: &str) {
        self.comes(person, "/desk");
        self.browser.tab_to("button[value=\"Agree\"]");
        self.browser.strike_through("Enter");
        self.was_done();
    }
}

#[test]
fn the_same_by_the_keyboard_alone() {
    let Some(mut browser) = Browser::find("the_same_by_the_keyboard") else { return };
    let house = House::new("whole-keys", &without_papers());
    let mut somebody = Somebody { house: &house, browser: &mut browser, language: "zh" };
    somebody.comes("p-wu", "/standards/new");
    somebody.browser.tab_to("#Propose-standard");
    somebody.browser.write("day-care");
    somebody.browser.down_to("#Propose-procedure", "whole");
    somebody.browser.tab_to("#Propose-title_zh");
    somebody.browser.write("日间照料中心服务规范");
    somebody.browser.down_to("#Propose-field", "elderly-care");
    somebody.browser.tab_to("#Propose-drafting_unit");
    somebody.browser.write("示例协会");
    somebody.browser.tab_to("form.act button");
    somebody.browser.strike_through("Enter");
    somebody.was_done();
    somebody.does_by_keys("SubmitGate.proposal", &[]);
    somebody.agrees_by_keys("p-sun");
    somebody.agrees_by_keys("p-zhao");
    somebody.comes("p-li", "/standards/day-care");
    somebody.does_by_keys("AcceptProposal", &[]);
    somebody.does_by_keys("BeginReview", &[]);
    somebody.does_by_keys("PassReview", &[("conclusion", "专家一致同意通过")]);
    somebody.does_by_keys("SubmitGate.approval", &[]);
    somebody.agrees_by_keys("p-zhou");
    somebody.comes("p-li", "/standards/day-care");
    somebody.does_by_keys("ApprovePublication", &[]);
    somebody.does_by_keys("Publish", &[]);
    assert!(somebody.browser.text().contains(&format!("DB3301/T 1-{}", today().year())));
}
