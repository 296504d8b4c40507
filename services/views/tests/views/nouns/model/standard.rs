//! The standard itself: where it stands, its papers, its gates, its plan, and what ends when it goes another way.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;

use crate::nouns::model::approvals::Matter;
use crate::nouns::model::consultations::Consulted;
use crate::nouns::model::days::{days_between, later, worked};
use crate::nouns::model::reviews::Review;
use crate::nouns::model::{Broken, DRAFTING, Model, UNITS};
use crate::nouns::tries::{Do, Try};

/// The papers of a gate.
pub(crate) const PAPERS: [(&str, &[&str]); 5] = [
    ("proposal", &["first-draft"]),
    ("consultation", &["draft-for-comment"]),
    ("into_review", &["draft-for-review", "comment-table"]),
    ("out_of_review", &["minutes"]),
    ("approval", &["letter"]),
];

/// Kinds of papers, each with which content it had.
type Papers = Vec<(&'static str, u8)>;

#[derive(Debug, Clone)]
pub(crate) struct Standard {
    pub(crate) code: &'static str,
    pub(crate) suspended: Option<Date>,
    pub(crate) latest: Date,
    /// What was handed in: which content, at which stage.
    pub(crate) papers: BTreeMap<&'static str, (u8, usize)>,
    /// The matter of each gate, and once it was granted the contents that it was granted for.
    pub(crate) gates: BTreeMap<&'static str, (String, Option<Papers>)>,
    pub(crate) drafting_units: Vec<&'static str>,
    pub(crate) drafters: Vec<String>,
    plan: Option<Plan>,
    /// What counts where it stands, by purpose.
    pub(crate) consulted: BTreeMap<&'static str, String>,
    pub(crate) reviewed: BTreeMap<&'static str, String>,
    counts: BTreeMap<String, u32>,
}

#[derive(Debug, Clone, Copy)]
struct Plan {
    accepted: Date,
    extended: Option<Date>,
    paused: i64,
}

impl Plan {
    fn due(self) -> Date {
        match self.extended {
            Some(until) => later(until, self.paused),
            None => worked(later(self.accepted, 150 + self.paused)),
        }
    }
}

/// The stages in their order.
const STAGES: [&str; 4] = ["proposal", "drafting", "expert_review", "publication"];

fn stage(code: &str) -> usize {
    match code.as_bytes()[0] {
        b'1' => 0,
        b'2' | b'3' => 1,
        b'4' => 2,
        _ => 3,
    }
}

fn stage_of_gate(gate: &str) -> usize {
    match gate {
        "proposal" => 0,
        "consultation" | "into_review" => 1,
        "out_of_review" => 2,
        _ => 3,
    }
}

/// The place that counts by the key of the views.
pub(crate) fn place(code: &str) -> &'static str {
    match code {
        "10.98" => "rejected",
        code if code.ends_with(".98") => "withdrawn",
        code => STAGES[stage(code)],
    }
}

/// The gates that are gone through where it stands.
pub(crate) fn gates_at(code: &str) -> &'static [&'static str] {
    match code {
        "10.00" => &["proposal"],
        "20.00" | "30.60" => &["consultation", "into_review"],
        "40.00" | "40.20" => &["out_of_review"],
        "50.00" => &["approval"],
        _ => &[],
    }
}

/// How many steps the chain of a gate has; 0 where it needs none.
pub(crate) fn chain_of(gate: &str) -> u32 {
    match gate {
        "proposal" | "approval" => 1,
        "into_review" => 2,
        _ => 0,
    }
}

/// What must be over before a gate that asks for disposal.
fn disposed_before(gate: &str) -> Option<&'static str> {
    match gate {
        "into_review" => Some("draft"),
        "approval" => Some("notice"),
        _ => None,
    }
}

/// The gates whose papers hold the table of such a consultation.
pub(crate) fn gates_behind(purpose: &str) -> &'static [&'static str] {
    if purpose == "draft" { &["into_review"] } else { &["proposal", "approval"] }
}

/// Whether something can happen there.
fn is_open(code: &str, what: &Do) -> bool {
    let at = |codes: &[&str]| codes.contains(&code);
    let before_the_end = ["10.00", "20.00", "30.20", "30.60", "40.00", "40.20", "50.00"];
    match what {
        Do::Accept | Do::Reject => at(&["10.00"]),
        Do::Consult { purpose: "draft", .. } | Do::BeginReview => at(&["20.00", "30.60"]),
        Do::Consult { .. } => at(&["10.00", "50.00"]),
        Do::CloseConsultation => at(&["30.20"]),
        Do::PassReview => at(&["40.00", "40.20"]),
        Do::ExtendPlan { .. } => at(&["20.00", "30.20", "30.60", "40.00", "40.20"]),
        Do::Return { .. } => at(&before_the_end) && code != "10.00",
        Do::Submit { .. } => at(&before_the_end) && code != "30.20",
        Do::Resume => false,
        _ => at(&before_the_end),
    }
}

/// Whether a panel of this purpose is held there.
pub(crate) fn is_held_at(purpose: &str, code: &str) -> bool {
    match purpose {
        "proposal" => code == "10.00",
        "draft" => code.starts_with("40.") && code != "40.98",
        "midterm" => ["20.00", "30.20", "30.60", "40.00", "40.20", "50.00"].contains(&code),
        _ => false,
    }
}

impl Standard {
    pub(crate) fn proposed(on: Date) -> Standard {
        Standard {
            code: "10.00",
            suspended: None,
            latest: on,
            papers: BTreeMap::new(),
            gates: BTreeMap::new(),
            drafting_units: Vec::new(),
            drafters: Vec::new(),
            plan: None,
            consulted: BTreeMap::new(),
            reviewed: BTreeMap::new(),
            counts: BTreeMap::new(),
        }
    }

    pub(crate) fn has_ended(&self) -> bool {
        self.code.ends_with(".98")
    }

    pub(crate) fn lacks(&self, gate: &str) -> Option<&'static str> {
        let (_, papers) = PAPERS.iter().find(|(of, _)| *of == gate).unwrap();
        papers.iter().copied().find(|paper| !self.papers.contains_key(paper))
    }

    pub(crate) fn bundle(&self, gate: &str) -> Vec<(&'static str, u8)> {
        let (_, papers) = PAPERS.iter().find(|(of, _)| *of == gate).unwrap();
        let held = papers.iter().filter_map(|paper| Some((*paper, self.papers.get(paper)?.0)));
        held.collect()
    }

    /// The last day of the plan, while it may still be needed.
    pub(crate) fn plan_due(&self) -> Option<Date> {
        self.plan.filter(|_| self.code != "50.00" && !self.has_ended()).map(Plan::due)
    }

    /// Who drafts the text, by name or for a unit.
    pub(crate) fn all_drafters(&self) -> BTreeSet<&str> {
        let held = DRAFTING.iter().filter(|(unit, _)| self.drafting_units.contains(unit));
        held.map(|(_, drafter)| *drafter).chain(self.drafters.iter().map(String::as_str)).collect()
    }

    fn is_frozen(&self, on: Date) -> bool {
        self.plan_due().is_some_and(|due| on > due)
    }

    fn next(&mut self, id: &str, noun: &str, purpose: &str) -> String {
        let count = self.counts.entry(format!("{noun} {purpose}")).or_default();
        *count += 1;
        format!("{id}.{purpose}.{count}")
    }
}

impl Model {
    pub(super) fn of_standard(&self, one: &Try, b: &mut Broken) {
        let on = one.on;
        // How long a consultation runs is read before anything is asked about it.
        b.when(matches!(one.what, Do::Consult { days: 0, .. }), "bad-field");
        let Some(s) = &self.standard else { return b.by("not-found") };
        b.when(on < s.latest, "impossible-day");
        match s.suspended {
            Some(_) => b.when(!matches!(one.what, Do::Resume), "suspended"),
            None => b.when(!is_open(s.code, &one.what), "out-of-turn"),
        }
        if !b.0.is_empty() {
            return;
        }
        match &one.what {
            Do::Attach { kind, .. } => {
                let known = PAPERS.iter().any(|(_, papers)| papers.contains(kind));
                b.when(!known, "unknown-document");
            }
            Do::NameDrafters { units, persons } => {
                b.when(
                    s.gates.values().any(|(_, granted)| granted.is_none()),
                    "gate-under-approval",
                );
                b.when(!units.iter().all(|unit| UNITS.contains(unit)), "no-unit");
                b.when(!persons.iter().all(|person| self.serves(person)), "no-person");
            }
            Do::Submit { gate } => self.may_submit(s, gate, one, b),
            Do::Accept => {
                self.may_go_through(s, "proposal", b);
                self.ends_no_later_ballot(on, b);
            }
            Do::ExtendPlan { until } => {
                let Some((plan, due)) = s.plan.zip(s.plan_due()) else { return };
                b.when(plan.extended.is_some(), "no-more-extensions");
                b.when(*until <= due, "day-too-early");
                b.when(*until > due.checked_add(2.months()).unwrap(), "extension-too-long");
            }
            Do::Consult { purpose, days, bodies } => {
                if *purpose == "draft" {
                    b.when(s.is_frozen(on), "plan-overdue");
                    b.when(*bodies < 2, "too-few-bodies");
                    self.may_go_through(s, "consultation", b);
                }
                let (until, least) =
                    (later(on, i64::from(*days)), if *purpose == "draft" { 10 } else { 5 });
                b.when(worked(until) < worked(later(on, least)), "consultation-too-short");
                if let Some(before) = s.consulted.get(purpose) {
                    let before = &self.consultations[before];
                    b.when(before.runs(), "consultation-runs");
                    b.when(before.open().next().is_some(), "comments-undisposed");
                }
            }
            Do::CloseConsultation => {
                let held = &self.consultations[&s.consulted["draft"]];
                b.when(on < held.until, "consultation-runs");
            }
            Do::BeginReview => {
                b.when(s.is_frozen(on), "plan-overdue");
                b.when(s.code == "20.00", "not-consulted");
                self.may_go_through(s, "into_review", b);
            }
            Do::PassReview => {
                b.when(s.is_frozen(on), "plan-overdue");
                self.may_go_through(s, "out_of_review", b);
                let passed = s.reviewed.get("draft").map(|part| self.reviews[part].place());
                b.when(passed != Some("passed"), "review-not-passed");
            }
            Do::Return { to } => {
                let allowed: &[&str] = match stage(s.code) {
                    1 => &["proposal"],
                    2 => &["drafting", "proposal"],
                    _ => &["expert_review", "drafting"],
                };
                b.when(!allowed.contains(to), "return-not-allowed");
                self.ends_no_later_ballot(on, b);
            }
            Do::Reject | Do::Withdraw => self.ends_no_later_ballot(on, b),
            Do::Suspend => {
                let runs = s.consulted.values().any(|part| self.consultations[part].runs());
                b.when(runs || self.open_ballot().is_some(), "part-running");
            }
            Do::Call(call) => self.may_call(s, call, one, b),
            _ => {}
        }
    }

    /// The newest ballot of a review that counts, if it is open.
    fn open_ballot(&self) -> Option<&str> {
        let reviews = self.standard.iter().flat_map(|s| s.reviewed.values());
        let newest = reviews.filter_map(|part| self.reviews[part].ballots.last());
        newest.map(String::as_str).find(|id| self.ballots[*id].is_open())
    }

    /// Nothing is void on a day before it was opened.
    fn ends_no_later_ballot(&self, on: Date, b: &mut Broken) {
        let open = self.open_ballot().map(|id| self.ballots[id].opened_on);
        b.when(open.is_some_and(|opened| on < opened), "impossible-day");
    }

    fn may_submit(&self, s: &Standard, gate: &'static str, one: &Try, b: &mut Broken) {
        b.when(!gates_at(s.code).contains(&gate), "gate-not-here");
        b.when(chain_of(gate) == 0, "no-chain");
        b.when(s.is_frozen(one.on) && gate != "proposal" && gate != "approval", "plan-overdue");
        b.when(gate == "into_review" && s.code == "20.00", "not-consulted");
        b.when(s.lacks(gate).is_some(), "documents-missing");
        self.is_settled(s, gate, b);
        match s.gates.get(gate) {
            Some((_, None)) => b.by("gate-under-approval"),
            Some((_, Some(granted))) => b.when(*granted == s.bundle(gate), "approved-already"),
            None => {}
        }
        let serves = one.by.as_ref().is_some_and(|by| self.serves(by));
        b.when(!serves, "person-unnamed");
        b.when(one.on != self.today, "impossible-day");
    }

    /// The papers are at hand, what was consulted on is settled, and a chain has granted exactly these where one must.
    fn may_go_through(&self, s: &Standard, gate: &'static str, b: &mut Broken) {
        b.when(s.lacks(gate).is_some(), "documents-missing");
        self.is_settled(s, gate, b);
        if chain_of(gate) == 0 {
            return;
        }
        match s.gates.get(gate) {
            None => b.by("gate-not-approved"),
            Some((_, None)) => b.by("gate-under-approval"),
            Some((_, Some(granted))) => b.when(*granted != s.bundle(gate), "bundle-changed"),
        }
    }

    fn is_settled(&self, s: &Standard, gate: &str, b: &mut Broken) {
        let Some(purpose) = disposed_before(gate) else { return };
        let Some(part) = s.consulted.get(purpose) else {
            return b.when(purpose == "notice", "consultation-missing");
        };
        let held = &self.consultations[part];
        b.when(held.runs(), "consultation-runs");
        b.when(held.open().next().is_some(), "comments-undisposed");
        let upheld =
            held.comments.iter().any(|outcome| matches!(outcome, Some("taken" | "partly")));
        b.when(purpose == "notice" && upheld, "objection-upheld");
    }

    /// A command to the standard was accepted.
    pub(super) fn went(&mut self, one: &Try) {
        let (on, id) = (one.on, self.id.clone());
        let s = self.standard.as_mut().unwrap();
        s.latest = s.latest.max(on);
        match &one.what {
            Do::Attach { kind, content } => _ = s.papers.insert(kind, (*content, stage(s.code))),
            Do::NameDrafters { units, persons } => {
                (s.drafting_units, s.drafters) = (units.clone(), persons.clone());
            }
            Do::Submit { gate } => {
                let part = s.next(&id, "approval", &gate.replace('_', "-"));
                s.gates.insert(gate, (part.clone(), None));
                let barred = s.all_drafters().into_iter().map(str::to_owned).collect();
                let by = one.by.clone().unwrap();
                self.matters.insert(part, Matter::submitted(gate, by, barred, s.bundle(gate), on));
            }
            Do::Accept => {
                s.plan = Some(Plan { accepted: on, extended: None, paused: 0 });
                self.moves_to("20.00", on);
            }
            Do::Reject => self.moves_to("10.98", on),
            Do::ExtendPlan { until } => {
                let plan = s.plan.as_mut().unwrap();
                (plan.extended, plan.paused) = (Some(*until), 0);
            }
            Do::Consult { purpose, days, bodies } => {
                let until = worked(later(on, i64::from(*days)));
                let part = s.next(&id, "consultation", purpose);
                if *purpose == "draft" {
                    self.moves_to("30.20", on);
                }
                let s = self.standard.as_mut().unwrap();
                s.consulted.insert(purpose, part.clone());
                self.consultations.insert(part, Consulted::begun(purpose, on, until, *bodies));
            }
            Do::CloseConsultation => {
                let part = s.consulted["draft"].clone();
                self.is_over(&part, on);
            }
            Do::BeginReview => self.moves_to("40.20", on),
            Do::PassReview => self.moves_to("50.00", on),
            Do::Return { to } => {
                let to = STAGES.iter().position(|stage| stage == to).unwrap();
                s.papers.retain(|_, (_, at)| *at < to);
                s.plan = s.plan.filter(|_| to > 0);
                self.moves_to(["10.00", "20.00", "40.00"][to], on);
                self.leaves_reviews(on, |_| false);
                let s = self.standard.as_mut().unwrap();
                s.gates.retain(|gate, _| stage_of_gate(gate) < to);
            }
            Do::Suspend => {
                s.suspended = Some(on);
                self.leaves_matters();
                self.leaves_reviews(on, |_| false);
            }
            Do::Resume => {
                let days = days_between(s.suspended.take().unwrap(), on);
                if let Some(plan) = &mut s.plan {
                    plan.paused += days;
                }
            }
            Do::Withdraw => {
                let code = match &s.code[..1] {
                    "1" => "00.98",
                    "2" => "20.98",
                    "3" => "30.98",
                    "4" => "40.98",
                    _ => "50.98",
                };
                self.moves_to(code, on);
            }
            Do::Call(call) => {
                let part = s.next(&id, "review", call.purpose);
                s.reviewed.insert(call.purpose, part.clone());
                let review = Review::called(call, on, self.barred(), &self.experts);
                self.reviews.insert(part, review);
            }
            _ => {}
        }
    }

    /// Another place: what is under way where it was ends with that.
    pub(super) fn moves_to(&mut self, code: &'static str, on: Date) {
        let s = self.standard.as_mut().unwrap();
        s.latest = s.latest.max(on);
        s.code = code;
        self.leaves_matters();
        self.leaves_reviews(on, |purpose| is_held_at(purpose, code));
        let s = self.standard.as_mut().unwrap();
        let consulting = code == "30.20" || code == "30.60";
        let mut left = Vec::new();
        s.consulted.retain(|purpose, part| {
            let stays = consulting && *purpose == "draft";
            left.extend((!stays).then(|| part.clone()));
            stays
        });
        for part in left {
            self.consultations.get_mut(&part).unwrap().lapse();
        }
    }

    fn leaves_matters(&mut self) {
        let s = self.standard.as_mut().unwrap();
        s.gates.retain(|_, (part, granted)| {
            if granted.is_none() {
                self.matters.get_mut(part).unwrap().lapse();
            }
            granted.is_some()
        });
    }

    fn leaves_reviews(&mut self, on: Date, stays: impl Fn(&str) -> bool) {
        let s = self.standard.as_mut().unwrap();
        let mut left = Vec::new();
        s.reviewed.retain(|purpose, part| {
            left.extend((!stays(purpose)).then(|| part.clone()));
            stays(purpose)
        });
        left.iter().for_each(|part| self.dissolves(part, on));
    }
}
