//! What is tried next: mostly something that leads on, else anything by anybody.

use jiff::civil::Date;
use plumbline_testkit::Chance;

use crate::nouns::model::ballots::Ballot;
use crate::nouns::model::cards::Cards;
use crate::nouns::model::days::later;
use crate::nouns::model::reviews::Review;
use crate::nouns::model::standard::{PAPERS, Standard, gates_at};
use crate::nouns::model::{
    DEPUTY, DRAFTING, HEAD, LEGAL, Model, OFFICE, STRANGER, SUBMITTER, UNITS,
};
use crate::nouns::tries::{Call, Do, Said, Try, What};

/// Experts of one area.
pub(crate) const EXPERTS: u64 = 10;
/// Of them, who serve in the house too, so that they may draft and submit.
pub(crate) const JOINED: u64 = 2;

pub(crate) fn expert_no(model: &str, no: u64) -> String {
    format!("{model}-e{no}")
}

/// One sequence's next step.
pub(crate) struct Next<'a> {
    pub(crate) model: &'a Model,
    pub(crate) chance: &'a mut Chance,
    /// One try in so many is of anything by anybody.
    pub(crate) astray: u64,
}

impl Next<'_> {
    /// What is tried: of what would be allowed mostly the first, which leads on; else anything. `None` where only days help.
    pub(crate) fn tried(&mut self) -> Option<Try> {
        if self.one_in(self.astray) {
            return Some(self.anything());
        }
        let on = self.model.today;
        let all = self.leading_on().into_iter().map(|(by, what)| Try { on, by, what });
        let mut allowed: Vec<Try> =
            all.filter(|one| self.model.broken_by(one).is_empty()).collect();
        if allowed.is_empty() {
            return None;
        }
        let at = if self.one_in(4) { self.below(allowed.len()) } else { 0 };
        Some(allowed.swap_remove(at))
    }

    fn one_in(&mut self, of: u64) -> bool {
        self.chance.below(of) == 0
    }

    fn below(&mut self, end: usize) -> usize {
        self.chance.below(end as u64) as usize
    }

    fn soon(&mut self, from: i64, days: u64) -> Date {
        later(self.model.today, from + self.chance.below(days) as i64)
    }

    fn expert(&mut self) -> String {
        expert_no(&self.model.id, self.chance.below(EXPERTS))
    }

    fn one_of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }

    /// What leads on from where everything stands, the usual one first; not all of it is allowed.
    fn leading_on(&mut self) -> Vec<(Option<String>, Do)> {
        let model = self.model;
        let office = || Some(OFFICE.to_owned());
        let mut all: Vec<(Option<String>, Do)> = Vec::new();
        let Some(s) = &model.standard else { return vec![(office(), Do::Propose)] };
        all.push((office(), Do::Resume));
        let active = model.experts.all.values().filter(|person| person.stands == "active").count();
        if active < 7 {
            all.push((office(), self.admit()));
        }
        if let Some(due) = self.due_note() {
            all.push((None, due));
        }
        for (part, held) in &model.consultations {
            for no in held.open() {
                let outcome = self.one_of(&["taken", "taken", "partly", "not"]);
                let outcome = if held.purpose == "notice" { "not" } else { outcome };
                let by = self.drafter(s);
                all.push((by, Do::Dispose { part: part.clone(), no, outcome, reason: true }));
            }
            if held.runs() && held.comments.len() < 4 && self.one_in(3) {
                all.push((None, Do::Comment { part: part.clone(), contact: false }));
            }
            all.push((office(), Do::End { part: part.clone() }));
        }
        all.push((office(), Do::CloseConsultation));
        for (part, granted) in s.gates.values() {
            if granted.is_none() {
                self.on_matter(part, &mut all);
            }
        }
        for (part, review) in &model.reviews {
            if review.is_under_way() {
                self.on_review(part, review, &mut all);
            }
        }
        if s.code == "10.00" && self.one_in(2) {
            all.push((office(), self.call("proposal")));
        }
        if s.code < "30.00" && self.one_in(12) {
            all.push((office(), self.drafters()));
        }
        if s.code == "50.00" && self.one_in(6) {
            let to = self.one_of(&["expert_review", "drafting"]);
            all.push((office(), Do::Return { to }));
        }
        for gate in gates_at(s.code) {
            if let Some(kind) = s.lacks(gate) {
                let content = self.chance.below(2) as u8;
                all.push((office(), Do::Attach { kind, content }));
            }
        }
        all.push((office(), Do::PassReview));
        all.push((office(), self.call("draft")));
        if self.one_in(12) {
            all.push((office(), self.call("midterm")));
        }
        all.push((office(), self.consult("notice")));
        for gate in gates_at(s.code) {
            let joined = expert_no(&model.id, self.chance.below(JOINED));
            let by = self.one_of(&[SUBMITTER, SUBMITTER, SUBMITTER, &joined, OFFICE]).to_owned();
            all.push((Some(by), Do::Submit { gate }));
        }
        // A proposal that is decided on ends the vote of its panel.
        let votes = |ballot: &Ballot| ballot.is_secret() && ballot.is_open();
        if !model.ballots.values().any(votes) || self.one_in(8) {
            all.push((office(), Do::Accept));
        }
        all.push((office(), Do::BeginReview));
        if s.code == "20.00" || self.one_in(12) {
            all.push((office(), self.consult("draft")));
        }
        all
    }

    fn on_matter(&mut self, part: &str, all: &mut Vec<(Option<String>, Do)>) {
        let matter = &self.model.matters[part];
        let part = part.to_owned();
        for person in [HEAD, DEPUTY, LEGAL, OFFICE] {
            let what = match self.chance.below(12) {
                0 => Do::SendBack { part: part.clone() },
                1 if self.one_in(3) => {
                    Do::Decide { part: part.clone(), agree: false, opinion: true }
                }
                _ => Do::Decide { part: part.clone(), agree: true, opinion: false },
            };
            all.push((Some(person.to_owned()), what));
        }
        all.push((Some(matter.submitter.clone()), Do::Resubmit { part: part.clone() }));
        let stuck = [HEAD, DEPUTY, LEGAL, OFFICE]
            .iter()
            .all(|person| matter.seat_of(person, self.model.today).is_none());
        if stuck || self.one_in(30) {
            all.push((Some(matter.submitter.clone()), Do::TakeBack { part }));
        }
    }

    fn on_review(&mut self, part: &str, review: &Review, all: &mut Vec<(Option<String>, Do)>) {
        let (part, office) = (part.to_owned(), || Some(OFFICE.to_owned()));
        let on = |what: Do| (office(), what);
        if review.papers.is_none() {
            all.push(on(Do::Papers { part: part.clone() }));
        }
        if review.seats.is_empty() {
            all.push(on(Do::Draw { part: part.clone(), reason: false }));
        }
        for seat in review.seats.iter().filter(|seat| seat.stands == "asked") {
            let answer = match self.chance.below(12) {
                0 => "conflict",
                1 => "busy",
                2 if self.one_in(2) => "other",
                _ => "accepted",
            };
            all.push((Some(seat.expert.clone()), Do::Answer { part: part.clone(), answer }));
        }
        all.push(on(Do::AskAlternate { part: part.clone() }));
        let missing = review.sitting().count() < review.size as usize;
        if missing && !review.seats.is_empty() {
            let expert = self.expert();
            all.push(on(Do::Name { part: part.clone(), expert }));
            all.push(on(Do::Draw { part: part.clone(), reason: true }));
        }
        let members: Vec<String> = review.members().map(str::to_owned).collect();
        if review.chair.is_none() && !members.is_empty() {
            let expert = self.one_of(&members);
            all.push(on(Do::Chair { part: part.clone(), expert }));
        }
        if let Some(ballot) = review.ballots.last() {
            let held = &self.model.ballots[ballot];
            for who in held.waits_for(self.model.today) {
                let choice = match self.chance.below(10) {
                    0 => "no",
                    1 => "abstain",
                    _ => "yes",
                };
                let ballot = ballot.clone();
                all.push((Some(who.to_owned()), Do::Vote { ballot, choice, reason: true }));
            }
            match &held.cards {
                Some(cards) => self.on_cards(ballot, held, cards, all),
                None => {
                    let (voted, scrutineer) = (Vec::new(), None);
                    all.push(on(Do::Close { ballot: ballot.clone(), voted, scrutineer }));
                }
            }
        }
        for (no, (_, _, disposed)) in (1..).zip(&review.opinions) {
            if !disposed {
                let part = part.clone();
                all.push(on(Do::DisposeOpinion { part, no, taken: true, reason: false }));
            }
        }
        for passed in [true, false] {
            all.push((review.chair.clone(), Do::Conclude { part: part.clone(), passed }));
        }
        if self.one_in(4)
            && let Some(by) = members.first()
        {
            let must = self.one_in(2);
            all.push((Some(by.clone()), Do::Opinion { part: part.clone(), must }));
        }
        if review.form == "meeting" && review.present.is_none() {
            let absent = if self.one_in(3) { self.below(members.len() + 1) } else { members.len() };
            let mut present = members.clone();
            if absent < present.len() {
                present.remove(absent);
            }
            all.push(on(Do::Attend { part: part.clone(), present }));
        }
        let closes = (review.form == "letter" || self.one_in(4)).then(|| self.soon(1, 5));
        let there = review.members().filter(|who| review.is_there(who)).count();
        let cards = if review.is_secret() { there as u8 } else { 0 };
        let round = review.ballots.len() + 1;
        all.push(on(Do::CallBallot { part: part.clone(), closes, cards, round }));
        let hopeless = self.model.today > review.on;
        if hopeless && self.one_in(8) {
            all.push(on(Do::Dissolve { part }));
        }
    }

    /// A secret ballot: its cards are handed out, most of them are put into the box, and that is counted.
    fn on_cards(
        &mut self,
        ballot: &str,
        held: &Ballot,
        cards: &Cards,
        all: &mut Vec<(Option<String>, Do)>,
    ) {
        let (teller, ballot) = (Some(OFFICE.to_owned()), || ballot.to_owned());
        let Some(handed) = &cards.handed else {
            let mut to: Vec<String> = held.may_draw().map(str::to_owned).collect();
            if to.len() > 1 && self.one_in(6) {
                to.pop();
            }
            let voided = (to.len() as u8 + 1..=cards.count).collect();
            all.push((teller, Do::HandCards { ballot: ballot(), to, voided, scrutineer: LEGAL }));
            return;
        };
        if self.one_in(240) && cards.held.is_some() && held.is_open() {
            all.push((None, Do::LoseBox { ballot: ballot() }));
        }
        for card in cards.out() {
            if !self.one_in(4) {
                let choice = self.one_of(&["yes", "yes", "yes", "no", "abstain"]);
                all.push((None, Do::Cast { ballot: ballot(), card, choice }));
            }
        }
        let mut signed = cards.held.as_ref().map_or(0, Vec::len);
        if self.one_in(24) {
            signed = self.below(handed.to.len() + 1);
        }
        let voted = handed.to.iter().take(signed).cloned().collect();
        all.push((teller, Do::Close { ballot: ballot(), voted, scrutineer: Some(LEGAL) }));
    }

    fn drafter(&mut self, s: &Standard) -> Option<String> {
        let all: Vec<String> = s.all_drafters().into_iter().map(str::to_owned).collect();
        if all.is_empty() { Some(OFFICE.into()) } else { Some(self.one_of(&all)) }
    }

    /// The clock notes a day that has passed, at once or later.
    fn due_note(&mut self) -> Option<Do> {
        let due: Vec<_> = self.model.passed_by(self.model.today).collect();
        if due.is_empty() || self.one_in(3) {
            return None;
        }
        let (stream, what, until) = self.one_of(&due);
        Some(Do::Note { stream, what, until })
    }

    fn said(&mut self) -> Said {
        let both: [&[&str]; 5] = [
            &["elderly-care"],
            &["elderly-care", "general"],
            &["elderly-care", "general"],
            &["elderly-care", "social-work"],
            &["general"],
        ];
        Said {
            unit: self.one_of(&UNITS),
            fields: self.one_of(&both).to_vec(),
            senior: self.one_in(2),
            kind: self.one_of(&["expert", "expert", "expert", "expert", "expert", "adviser"]),
        }
    }

    fn admit(&mut self) -> Do {
        let there = |id: &String| self.model.experts.held(id).is_some();
        let all = (0..EXPERTS).map(|no| expert_no(&self.model.id, no));
        let out: Vec<String> = all.filter(|id| !there(id)).collect();
        // Where everybody is there, somebody is admitted again.
        let expert = if out.is_empty() { self.expert() } else { self.one_of(&out) };
        Do::Admit { expert, said: self.said(), until: self.soon(60, 400) }
    }

    fn consult(&mut self, purpose: &'static str) -> Do {
        let days = 10 + self.chance.below(8) as u32;
        Do::Consult { purpose, days, bodies: 2 + self.chance.below(2) as u32 }
    }

    fn call(&mut self, purpose: &'static str) -> Do {
        let (form, size) = match purpose {
            "draft" => (self.one_of(&["meeting", "meeting", "letter"]), self.one_of(&[3, 3, 5])),
            "midterm" => ("letter", 3),
            _ => ("meeting", self.one_of(&[5, 5, 5, 7])),
        };
        let wanted: [&[&str]; 3] = [&[], &["elderly-care"], &["elderly-care", "general"]];
        let named = |next: &mut Self, one_in| match next.one_in(one_in) {
            true => vec![next.expert()],
            false => Vec::new(),
        };
        Do::Call(Call {
            purpose,
            form,
            on: self.soon(6, 8),
            size,
            fields: self.one_of(&wanted).to_vec(),
            barred: named(self, 4),
            barred_units: if self.one_in(6) { vec![self.one_of(&UNITS)] } else { Vec::new() },
            wishes: named(self, 3),
        })
    }

    fn anybody(&mut self) -> Option<String> {
        let house = [
            HEAD,
            DEPUTY,
            LEGAL,
            OFFICE,
            SUBMITTER,
            STRANGER,
            DRAFTING[0].1,
            DRAFTING[1].1,
            "p-unknown",
        ];
        match self.chance.below(20) {
            0 => None,
            1..=10 => Some(self.one_of(&house).to_owned()),
            _ => Some(self.expert()),
        }
    }

    fn part<T>(
        &mut self,
        all: &std::collections::BTreeMap<String, T>,
        purposes: &[&str],
    ) -> String {
        let known: Vec<String> = all.keys().cloned().collect();
        if known.is_empty() || self.one_in(12) {
            let purpose = self.one_of(purposes);
            return format!("{}.{purpose}.{}", self.model.id, 1 + self.chance.below(3));
        }
        // The newest ones more often.
        let at = if self.one_in(3) { self.below(known.len()) } else { known.len() - 1 };
        known[at].clone()
    }

    fn ballot(&mut self) -> String {
        let known: Vec<String> = self.model.ballots.keys().cloned().collect();
        match known.last() {
            Some(_) if self.one_in(3) => self.one_of(&known),
            Some(last) => last.clone(),
            None => format!("{}.draft.1.1", self.model.id),
        }
    }

    /// A sitting expert, often; else anybody of the pool.
    fn panelist(&mut self, part: &str) -> String {
        let sitting = self.model.reviews.get(part);
        let sitting: Vec<String> =
            sitting.iter().flat_map(|review| review.sitting()).map(str::to_owned).collect();
        if sitting.is_empty() || self.one_in(3) { self.expert() } else { self.one_of(&sitting) }
    }

    fn anything(&mut self) -> Try {
        let model = self.model;
        let mut by = self.anybody();
        let what = match self.chance.below(70) {
            0 => Do::Propose,
            1..=3 => {
                let (_, papers) = self.one_of(&PAPERS);
                let kind = if self.one_in(10) { "unknown" } else { self.one_of(papers) };
                Do::Attach { kind, content: self.chance.below(2) as u8 }
            }
            4 | 5 => self.drafters(),
            6 | 7 => {
                by = if self.one_in(3) { by } else { Some(SUBMITTER.into()) };
                let (gate, _) = self.one_of(&PAPERS);
                Do::Submit { gate }
            }
            8 => Do::Accept,
            9 if self.one_in(4) => Do::Reject,
            9 | 10 => Do::ExtendPlan { until: self.soon(-10, 260) },
            11 | 12 => {
                let days = self.one_of(&[0, 4, 6, 9, 12, 20]);
                let purpose = self.one_of(&["draft", "notice"]);
                Do::Consult { purpose, days, bodies: self.chance.below(4) as u32 }
            }
            13 => Do::CloseConsultation,
            14 => Do::BeginReview,
            15 => Do::PassReview,
            16 if self.one_in(2) => {
                Do::Return { to: self.one_of(&["proposal", "drafting", "expert_review"]) }
            }
            16 | 17 if self.one_in(2) => Do::Suspend,
            16..=18 => Do::Resume,
            19 if self.one_in(4) => Do::Withdraw,
            19 | 20 => {
                let Do::Call(mut call) = ({
                    let purpose = self.one_of(&["draft", "midterm", "proposal", "acceptance"]);
                    self.call(purpose)
                }) else {
                    unreachable!("a call is one")
                };
                call.size = self.one_of(&[1, 2, 3, 4, 5, 7, 9]);
                call.form = self.one_of(&["meeting", "letter"]);
                call.on = self.soon(-3, 20);
                Do::Call(call)
            }
            21 | 22 => {
                let part = self.part(&model.consultations, &["draft", "notice"]);
                Do::Comment { part, contact: self.one_in(6) }
            }
            23 => {
                let part = self.part(&model.consultations, &["draft", "notice"]);
                Do::Reply { part, body: 1 + self.chance.below(3) as u32 }
            }
            24 | 25 => {
                let part = self.part(&model.consultations, &["draft", "notice"]);
                let (outcome, no) =
                    (self.one_of(&["taken", "partly", "not"]), self.chance.below(4) as u32);
                Do::Dispose { part, no, outcome, reason: !self.one_in(3) }
            }
            26 => {
                let part = self.part(&model.consultations, &["draft", "notice"]);
                Do::Lengthen { part, until: self.soon(-2, 20) }
            }
            27 => Do::End { part: self.part(&model.consultations, &["draft", "notice"]) },
            28..=30 => {
                let part = self.part(&model.matters, &["proposal", "into-review"]);
                let agree = !self.one_in(4);
                Do::Decide { part, agree, opinion: self.one_in(2) }
            }
            31 => Do::SendBack { part: self.part(&model.matters, &["proposal", "approval"]) },
            32 => Do::Resubmit { part: self.part(&model.matters, &["proposal", "approval"]) },
            33 => {
                by = if self.one_in(2) { by } else { Some(SUBMITTER.into()) };
                Do::TakeBack { part: self.part(&model.matters, &["proposal", "approval"]) }
            }
            34 => Do::Remind { part: self.part(&model.matters, &["proposal", "approval"]) },
            35 => self.said_of_somebody(),
            36 => Do::Amend { expert: self.expert(), said: self.said() },
            37 => Do::Renew { expert: self.expert(), until: self.soon(-5, 500) },
            38 => Do::Pause { expert: self.expert() },
            39 => Do::Unpause { expert: self.expert() },
            40 if self.one_in(2) => Do::Leave { expert: self.expert() },
            40 | 41 => Do::Away {
                expert: self.expert(),
                from: self.soon(-4, 20),
                until: self.soon(-2, 24),
            },
            42 => Do::Conflict { expert: self.expert(), with: self.interest() },
            43 => Do::Clear { expert: self.expert(), with: self.interest() },
            44..=63 => {
                let part = self.part(&model.reviews, &["draft", "proposal", "midterm"]);
                return self.anything_about(part, by);
            }
            64..=66 => {
                let ballot = self.ballot();
                match self.chance.below(12) {
                    7..=11 => return self.anything_about_cards(ballot, by),
                    0..=3 => {
                        let choice = self.one_of(&["yes", "no", "abstain"]);
                        Do::Vote { ballot, choice, reason: self.one_in(2) }
                    }
                    4 => Do::Recuse { ballot },
                    5 => Do::Close { ballot, voted: Vec::new(), scrutineer: None },
                    _ => Do::Annul { ballot },
                }
            }
            _ => self.any_note(),
        };
        self.on_some_day(by, what)
    }

    /// Of the cards of a ballot, which may have none.
    fn anything_about_cards(&mut self, ballot: String, by: Option<String>) -> Try {
        let held = self.model.ballots.get(&ballot);
        let mut electors: Vec<String> =
            held.iter().flat_map(|held| held.may_draw()).map(str::to_owned).collect();
        let what = match self.chance.below(5) {
            0 | 1 => {
                let choice = self.one_of(&["yes", "no", "abstain"]);
                Do::Cast { ballot, card: self.chance.below(7) as u8, choice }
            }
            2 => {
                if self.one_in(2) {
                    electors.push(self.expert());
                }
                let voided = (0..self.chance.below(3)).map(|card| card as u8 + 1).collect();
                let scrutineer = self.one_of(&[LEGAL, LEGAL, OFFICE]);
                Do::HandCards { ballot, to: electors, voided, scrutineer }
            }
            _ => {
                if self.one_in(2) {
                    electors.push(self.expert());
                }
                let scrutineer = self.one_of(&[None, Some(LEGAL), Some(OFFICE)]);
                Do::Close { ballot, voted: electors, scrutineer }
            }
        };
        self.on_some_day(by, what)
    }

    fn anything_about(&mut self, part: String, mut by: Option<String>) -> Try {
        let what = match self.chance.below(22) {
            0 | 1 => Do::Draw { part, reason: self.one_in(2) },
            2..=4 => {
                let expert = if self.one_in(3) { self.panelist(&part) } else { self.expert() };
                Do::Name { expert, part }
            }
            5 | 6 => Do::Drop { expert: self.panelist(&part), part },
            7 => Do::AskAlternate { part },
            8..=11 => {
                by = Some(self.panelist(&part));
                let answer = self.one_of(&["accepted", "conflict", "conflict", "busy", "other"]);
                Do::Answer { part, answer }
            }
            12 => Do::Chair { expert: self.panelist(&part), part },
            13 => Do::Papers { part },
            14 => {
                by = Some(self.panelist(&part));
                Do::Opinion { part, must: self.one_in(2) }
            }
            15 => {
                let no = self.chance.below(3) as u32;
                Do::DisposeOpinion { part, no, taken: self.one_in(2), reason: self.one_in(2) }
            }
            16 | 17 => {
                let sitting = self.model.reviews.get(&part);
                let mut present: Vec<String> =
                    sitting.iter().flat_map(|review| review.members()).map(str::to_owned).collect();
                if self.one_in(3) {
                    present.push(self.panelist(&part));
                }
                Do::Attend { part, present }
            }
            18 => {
                let closes = if self.one_in(2) { Some(self.soon(-2, 8)) } else { None };
                let round = self.model.reviews.get(&part).map_or(0, |held| held.ballots.len()) + 1;
                Do::CallBallot { part, closes, cards: self.one_of(&[0, 3, 5]), round }
            }
            19 | 20 => {
                let chair = self.model.reviews.get(&part).and_then(|review| review.chair.clone());
                by = if self.one_in(3) { by } else { chair };
                Do::Conclude { part, passed: self.one_in(2) }
            }
            _ if self.one_in(4) => Do::Dissolve { part },
            _ => self.any_note(),
        };
        self.on_some_day(by, what)
    }

    fn drafters(&mut self) -> Do {
        let units = match self.one_in(2) {
            true => vec![self.one_of(&["u-a", "u-a", "u-b", "u-b", "u-none"])],
            false => Vec::new(),
        };
        let joined = expert_no(&self.model.id, self.chance.below(JOINED + 1));
        let persons = if self.one_in(2) { vec![joined] } else { Vec::new() };
        Do::NameDrafters { units, persons }
    }

    fn said_of_somebody(&mut self) -> Do {
        Do::Admit { expert: self.expert(), said: self.said(), until: self.soon(-5, 300) }
    }

    fn interest(&mut self) -> String {
        let standard = format!("standard:{}", self.model.id);
        self.one_of(&["unit:u-a".to_owned(), "unit:u-b".to_owned(), standard])
    }

    fn any_note(&mut self) -> Do {
        let clocks = self.model.clocks();
        let parts = ["draft", "notice"];
        if clocks.is_empty() || self.one_in(8) {
            let stream = format!("consultation/{}", self.part(&self.model.consultations, &parts));
            let what = self.one_of(&[What::Consultation, What::Papers, What::Ballot]);
            return Do::Note { stream, what, until: self.model.today };
        }
        let (stream, what, until) = self.one_of(&clocks);
        let until = if self.one_in(8) { later(until, 1) } else { until };
        Do::Note { stream, what, until }
    }

    /// Today; or some days ago, where what happened then may be recorded now, and where it may not.
    fn on_some_day(&mut self, by: Option<String>, what: Do) -> Try {
        let (today, past) = (self.model.today, |days: u64| -(days as i64));
        let on = match &what {
            Do::Note { what: What::Invitation(_), until, .. } if self.one_in(2) => {
                later(*until, 1).min(today)
            }
            // A box keeps no days.
            Do::Note { .. } | Do::Cast { .. } => today,
            _ if self.one_in(8) => later(today, past(1 + self.chance.below(12))),
            _ => today,
        };
        Try { on, by, what }
    }
}
