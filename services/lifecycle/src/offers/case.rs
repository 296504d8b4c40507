//! Each command with the least that the procedure lets it hold.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::consultation::Purpose as Asked;
use crate::number::Number;
use crate::offers::offer::Offer;
use crate::procedure::{Form, PanelRule, Procedure};
use crate::review::{Call, Purpose};
use crate::stage::{Place, Stage};
use crate::standard::{Command, Kind, Run, Standard, example_number};
use crate::wait::Rules;
use crate::which::Which;
use crate::words::{Level, Name, Sentence, StandardId, Words};
use crate::world::{No, World};

/// A standard that is asked about.
pub(super) struct Case<'a> {
    pub(super) world: &'a World<'a>,
    pub(super) id: &'a StandardId,
    pub(super) run: &'a Run,
    pub(super) procedure: &'a Procedure,
}

/// Ids that are tried for a new edition.
const IDS_MAX: u32 = 9;

impl Case<'_> {
    /// All of them, in the order of a life.
    pub(super) fn all(&self) -> Result<Vec<Offer>, No> {
        let mut all = self.of_gates();
        all.push(Offer::plain(Command::AcceptProposal));
        all.push(Offer::plain(Command::RejectProposal { reason: unsaid() }));
        for purpose in Asked::ALL {
            all.push(self.consultation(purpose)?);
        }
        all.push(Offer::plain(Command::CloseConsultation));
        all.extend(self.reviews());
        all.push(Offer::plain(Command::BeginReview));
        all.push(Offer::plain(Command::PassReview { conclusion: unsaid() }));
        all.extend(self.approval()?);
        all.push(Offer {
            days: Some((self.world.on, None)),
            ..Offer::plain(Command::Publish { effective_on: self.world.on })
        });
        all.push(Offer::plain(Command::RecordFiling));
        all.push(Offer::plain(Command::RecordPublicity { site: named("…") }));
        all.push(Offer::plain(Command::ReportImplementation { summary: unsaid() }));
        all.push(Offer::plain(Command::StartRevision { ground: unsaid() }));
        all.push(Offer::plain(Command::Confirm { conclusion: unsaid() }));
        if self.is_open(Kind::RevisionDecided) {
            all.extend(
                self.next_id()?.map(|successor| Offer::plain(Command::Revise { successor })),
            );
        }
        all.extend(self.promotion()?);
        all.push(Offer::plain(Command::Supersede));
        all.push(Offer::plain(Command::EnterReview { conclusion: unsaid() }));
        let (units, persons) = (self.run.drafters.units.clone(), self.run.drafters.persons.clone());
        all.push(Offer::plain(Command::NameDrafters { units, persons }));
        let profile = self.run.profile.clone();
        match self.run.at().number() {
            None => all.push(Offer::plain(Command::AmendProfile { profile })),
            Some(_) => {
                let (approval, reason) = (unsaid(), unsaid());
                all.push(Offer::plain(Command::CorrectProfile { profile, approval, reason }));
            }
        }
        all.extend(self.extension()?);
        all.extend(self.another_procedure()?);
        all.extend(self.return_to());
        all.push(Offer::plain(Command::Suspend { reason: unsaid() }));
        all.push(Offer::plain(Command::Resume));
        all.push(Offer::plain(Command::Withdraw { reason: unsaid() }));
        all.push(Offer::plain(Command::Abolish { reason: unsaid() }));
        Ok(all)
    }

    fn is_open(&self, kind: Kind) -> bool {
        self.run.open().contains(&kind)
    }

    /// What the gates ahead ask for, of those that ask.
    fn of_gates(&self) -> Vec<Offer> {
        let mut all = Vec::new();
        for gate in self.run.at().gates() {
            let Some(rule) = self.procedure.gates.get(gate) else { continue };
            if rule.chain.is_some() {
                all.push(Offer::plain(Command::SubmitGate { gate: *gate }));
            }
            if !rule.answer.is_empty() && self.procedure.authority.is_some() {
                all.push(Offer::plain(Command::SendOut { gate: *gate }));
            }
        }
        all
    }

    /// For as long, and before as many bodies, as the procedure asks for.
    fn consultation(&self, purpose: Asked) -> Result<Offer, No> {
        let (mut days, mut bodies) = (1, Vec::new());
        if let Some(rule) = self.procedure.asks(purpose) {
            let rolls = self.procedure.rolls();
            let begins = self.world.on;
            let last = match rule.limit.length().needs_calendar(rolls) {
                true => rule.limit.last_day(begins, self.world.calendar()?, rolls),
                false => rule.limit.last_day(begins, crate::calendar::Calendar::unknown(), rolls),
            };
            days = last.map_or(days, |last| days_between(begins, last.day).max(1));
            bodies = (1..=rule.bodies).map(|no| named(&format!("… {no}"))).collect();
        }
        Ok(Offer::plain(Command::OpenConsultation { days, purpose, bodies }))
    }

    /// A panel for each purpose of which the procedure has a rule.
    fn reviews(&self) -> Vec<Offer> {
        let rule = |purpose: Purpose| Some((purpose, self.procedure.panels.get(purpose.key())?));
        Purpose::ALL.into_iter().filter_map(rule).map(|(of, rule)| self.review(of, rule)).collect()
    }

    fn review(&self, purpose: Purpose, rule: &PanelRule) -> Offer {
        let on = self.world.on;
        let size = rule.size.least + u32::from(rule.size.odd && rule.size.least.is_multiple_of(2));
        let form = rule.form.first().copied().unwrap_or(Form::Meeting);
        let (fields, barred, asked_for) = (Vec::new(), Vec::new(), Vec::new());
        let call = Box::new(Call { purpose, form, on, size, fields, barred, asked_for });
        Offer { days: Some((on, None)), ..Offer::plain(Command::CallReview { call }) }
    }

    /// Its number: the next one, where we give it.
    fn approval(&self) -> Result<Option<Offer>, No> {
        let Some(like) = example_number(self.run, self.procedure, self.world.on.year()) else {
            return Ok(None);
        };
        if !self.is_open(Kind::PublicationApproved) {
            return Ok(Some(Offer::plain(Command::ApprovePublication { number: like })));
        }
        let (series, yearly) = (like.series(), self.procedure.restarts_yearly(like.series()));
        let register = self.world.register(series)?;
        let next = register.next_in(like.year(), yearly);
        let next: Option<Number> = format!("{series} {next}-{}", like.year()).parse().ok();
        // Of a house whose code the procedure does not name, and of another body's series, nobody here knows the next.
        let ours = self.procedure.issues(series) && self.names_its_series();
        let number = next.clone().filter(|_| ours);
        let command = Command::ApprovePublication { number: next.unwrap_or(like) };
        Ok(Some(Offer { number, ..Offer::plain(command) }))
    }

    fn names_its_series(&self) -> bool {
        let profile = &self.run.profile;
        let numbering = self.procedure.numbering.as_ref();
        match profile.level {
            Level::Norm => numbering.is_some_and(|numbering| !numbering.own.is_empty()),
            Level::National | Level::Industry | Level::Local => true,
            Level::Group | Level::Enterprise | Level::Iso => false,
        }
    }

    /// An id that nobody has, for the next edition.
    fn next_id(&self) -> Result<Option<StandardId>, No> {
        let base = self.id.as_str();
        for no in (self.run.edition + 1)..=(self.run.edition + IDS_MAX) {
            let Ok(id) = format!("{base}-{no}").parse() else { return Ok(None) };
            if *self.world.standard(&id)? == Standard::Unborn {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }

    /// A norm grows into a standard by any procedure that is for more than norms.
    fn promotion(&self) -> Result<Option<Offer>, No> {
        if self.run.profile.level != Level::Norm || !self.is_open(Kind::NormPromoted) {
            return Ok(None);
        }
        let procedures = self.world.procedures()?;
        let grown = |one: &&Procedure| {
            !one.observed && one.levels.iter().any(|level| *level != Level::Norm)
        };
        let mut among: Vec<(String, Words)> = Vec::new();
        for one in procedures.all().filter(grown) {
            among.retain(|(id, _)| *id != one.id);
            among.push((one.id.clone(), one.title.clone()));
        }
        let Some((procedure, _)) = among.first().cloned() else { return Ok(None) };
        let next = self.next_id()?;
        Ok(next.map(|successor| Offer {
            among,
            ..Offer::plain(Command::Promote { successor, procedure })
        }))
    }

    /// To any day between the end of the plan and as far as it may be extended.
    fn extension(&self) -> Result<Option<Offer>, No> {
        let Some(rule) = &self.procedure.extension else { return Ok(None) };
        let limit = self.procedure.plan.as_ref().map(|plan| &plan.limit);
        let rolls = self.procedure.rolls();
        let calendar = match limit.is_some_and(|limit| limit.length().needs_calendar(rolls)) {
            true => self.world.calendar()?,
            false => crate::calendar::Calendar::unknown(),
        };
        let rules = Rules { procedure: Some(self.procedure), calendar };
        let waits = self.run.waits(self.procedure, &rules);
        let ends = waits.into_iter().find(|wait| wait.which == Which::Plan);
        let ends = ends.and_then(|wait| wait.until).unwrap_or(self.world.on);
        let first = ends.checked_add(1.day()).unwrap_or(ends);
        let command = Command::ExtendPlan { until: first, reason: unsaid() };
        Ok(Some(Offer { days: Some((first, rule.latest(ends))), ..Offer::plain(command) }))
    }

    /// Every other version of a procedure that is for such standards.
    fn another_procedure(&self) -> Result<Option<Offer>, No> {
        let fits = |one: &&Procedure| {
            !one.observed
                && one.levels.contains(&self.run.profile.level)
                && one.binding() != self.run.binding
        };
        let others: Vec<&Procedure> = self.world.procedures()?.all().filter(fits).collect();
        let Some(newest) = others.last() else { return Ok(None) };
        let to = newest.binding();
        let version = |one: &Procedure| Words {
            zh: format!("{} v{}", one.title.zh, one.version),
            en: format!("{} v{}", one.title.en, one.version),
        };
        let key = |one: &Procedure| format!("{}@{}", one.id, one.version);
        let among = others.iter().rev().map(|one| (key(one), version(one))).collect();
        Ok(Some(Offer { among, ..Offer::plain(Command::MoveProcedure { to, reason: unsaid() }) }))
    }

    /// To any stage that the procedure names, the latest first.
    fn return_to(&self) -> Option<Offer> {
        let rule = self.run.stage().and_then(|stage| self.procedure.returns.get(&stage));
        let stages = rule.map(|rule| rule.to.clone()).unwrap_or_default();
        let words = |zh: &str, en: &str| Words { zh: zh.to_owned(), en: en.to_owned() };
        let told =
            |stage: &Stage| (Place::At(*stage).key().to_owned(), words(stage.zh(), stage.en()));
        let among = stages.iter().rev().map(told).collect();
        let to = *stages.last()?;
        Some(Offer { among, ..Offer::plain(Command::Return { to, reason: unsaid() }) })
    }
}

pub(super) fn unsaid() -> Sentence {
    "…".parse().expect("a sentence of visible text")
}

pub(super) fn named(name: &str) -> Name {
    name.parse().expect("a short name of visible text")
}

fn days_between(from: Date, to: Date) -> u32 {
    from.until((jiff::Unit::Day, to)).map_or(0, |span| span.get_days().max(0).unsigned_abs())
}
