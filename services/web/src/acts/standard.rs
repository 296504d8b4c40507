//! What is asked of a standard by the forms on its page: the fields of each command, and the command that they come to.

use std::sync::Arc;

use jiff::civil::Date;
use maud::{Markup, html};
use plumbline_access::{Caller, Sight};
use plumbline_lifecycle::draw::Whom;
use plumbline_lifecycle::procedure::{Binding, Form as Meets, Gate, Procedure};
use plumbline_lifecycle::review::{AskedFor, Call};
use plumbline_lifecycle::standard::{Command, Run, Standard};
use plumbline_lifecycle::{
    Name, Number, Offer, PersonId, Sentence, Stage, StandardId, State, StreamId, World, offers,
    offers_of_replacement,
};
use plumbline_workflow::Foresight;

use crate::acts::ask::Ask;
use crate::acts::form::Form;
use crate::acts::given::Order;
use crate::acts::house::House;
use crate::acts::listed::listed;
use crate::acts::offered::{Filled, Offered, among, each, first};
use crate::acts::profile::{Preset, known_fields, profile};
use crate::acts::returned::{Returned, Why};
use crate::acts::sent::Sent;
use crate::language::Language;
use crate::places::PlaceNames;
use crate::problem::Problem;
use crate::source::cited_for;

/// What may be asked of one standard, by whoever looks.
pub(crate) struct Acts {
    id: StandardId,
    run: Box<Run>,
    procedure: Arc<Procedure>,
    offered: Offered,
    names: PlaceNames,
    sight: Sight,
    today: Date,
}

const REASON: Ask = Ask::of("reason", "理由", "Reason").by(&["text"]);
const CONCLUSION: Ask = Ask::of("conclusion", "结论", "Conclusion").by(&["text"]);
const GROUND: Ask = Ask::of("ground", "为何现在复审", "Why it is reviewed now").by(&["text"]);
const SUMMARY: Ask = Ask::of("summary", "实施情况", "How it is put into effect").by(&["text"]);
const APPROVAL: Ask =
    Ask::of("approval", "准予勘误的批准文件", "The decision that allows the correction")
        .by(&["text"]);
const SITE: Ask =
    Ask::of("site", "公开文本的网址或场所", "Where everybody can read it").by(&["name"]);
const ON: Ask = Ask::of("on", "发生日期", "The day on which it happened").by(&["impossible-day"]);
const UNTIL: Ask = Ask::of("until", "新的截止日", "The new last day").by(&[
    "extension-too-long",
    "day-too-early",
    "extension-beyond-days",
]);
const DAYS: Ask = Ask::of("days", "征求天数", "For how many days").by(&["consultation-too-short"]);
const BODIES: Ask = Ask::of("bodies", "征求意见的单位", "The bodies that are asked")
    .hint("每行一个单位。", "One a line.")
    .by(&["too-few-bodies", "bodies"]);
const NUMBER: Ask = Ask::of("number", "标准编号", "Number").by(&[
    "number-taken",
    "number-written-otherwise",
    "first-number-too-high",
    "series-of-another-place",
    "number-out-of-sequence",
    "other-series",
    "number-not-ours",
    "number-ours",
    "series-of-others",
]);
const EFFECTIVE: Ask = Ask::of("effective_on", "实施日期", "In force from").by(&["day-too-early"]);
const SUCCESSOR: Ask = Ask::of("successor", "新标准在本系统的编号", "The id of the new one here")
    .hint("小写字母、数字和连字符。", "Small letters, digits and hyphens.")
    .by(&["already-exists", "kept-for-observed", "kept-for-pools", "id"]);
const STAGE: Ask = Ask::of("to", "退回到", "Back to").by(&["return-not-allowed"]);
const VERSION: Ask = Ask::of("to", "程序及版本", "Procedure and version").by(&[
    "same-procedure",
    "unknown-version",
    "unknown-procedure",
]);
const PROCEDURE: Ask =
    Ask::of("procedure", "按何程序制定", "By which procedure").by(&["unknown-procedure"]);
const UNITS: Ask = Ask::of("units", "起草单位", "Units that draft")
    .hint("每行一个，写名称或编号。", "One a line, by name or id.")
    .by(&["no-unit"]);
const DRAFTERS: Ask = Ask::of("persons", "起草人", "Persons who draft")
    .hint(
        "每行一人，写姓名或编号。起草人不得审批。",
        "One a line, by name or id. Who drafts does not approve.",
    )
    .by(&["no-person"]);
const FORM: Ask = Ask::of("form", "方式", "How").by(&["form-not-allowed"]);
const MEETS_ON: Ask =
    Ask::of("on", "会议日期或函审截止日", "Day of the meeting, or last day for letters")
        .by(&["day-gone"]);
const SIZE: Ask = Ask::of("size", "专家人数", "How many experts").by(&["size-unfit"]);
const COVERED: Ask = Ask::of(
    "fields",
    "须覆盖的领域（不选即本标准的领域）",
    "Fields to be covered (its own, where none is chosen)",
);
const BARRED: Ask = Ask::of("barred", "另须回避的专家", "Experts barred besides").hint(
    "每行一人，写专家库编号；须写明理由。",
    "One a line, by the id in the pool; with the reason.",
);
const WHY_BARRED: Ask = Ask::of("barred_reason", "回避理由", "Why they are barred");
const WISHED: Ask = Ask::of("asked_for", "建议的专家", "Experts that are wished for").hint(
    "每行一人，写专家库编号；只作排序参考。",
    "One a line, by the id in the pool; it is rank, no seat.",
);
const WHY_WISHED: Ask = Ask::of("asked_for_reason", "建议理由", "Why they are wished for");
const BY: Ask = Ask::of("by", "由何标准代替", "By which standard")
    .by(&["replacement-agreed-already", "replacement-not-claimed"]);

/// What can be asked of a standard by a form of its page. A document is handed in there too, with its file, and what begins a life has
/// a page of its own.
pub(super) const WITH_A_FORM: &[&str] = &[
    "EnterReview",
    "AmendProfile",
    "CorrectProfile",
    "NameDrafters",
    "SubmitGate",
    "SendOut",
    "CallReview",
    "AcceptProposal",
    "RejectProposal",
    "ExtendPlan",
    "OpenConsultation",
    "CloseConsultation",
    "BeginReview",
    "PassReview",
    "ApprovePublication",
    "Publish",
    "RecordFiling",
    "RecordPublicity",
    "ReportImplementation",
    "StartRevision",
    "Confirm",
    "Revise",
    "Supersede",
    "MoveProcedure",
    "Promote",
    "AgreeToReplacement",
    "Abolish",
    "Return",
    "Suspend",
    "Resume",
    "Withdraw",
];

impl Acts {
    /// As the log stands that is looked ahead from; nothing of a standard that we do not run. Others say that they replace it: those are
    /// `claimed`.
    pub(crate) fn read(
        foresight: &mut Foresight<'_>,
        caller: &Caller,
        (id, procedure, claimed): (&StandardId, Option<&Arc<Procedure>>, &[StandardId]),
        names: PlaceNames,
        today: Date,
    ) -> Result<Option<Acts>, Problem> {
        let target = StreamId::Standard(id.clone());
        let offered = |world: &World<'_>| {
            let mut all = offers(world, id)?;
            all.extend(offers_of_replacement(world, id, claimed)?);
            Ok(all)
        };
        let acts = |offer: &Offer| match WITH_A_FORM.contains(&offer.command.name()) {
            true => vec![(offer.key(), offer.command.act())],
            false => Vec::new(),
        };
        let offered = Offered::read(foresight, caller, target.clone(), offered, acts)?;
        let held = foresight.stream(&target).map(|folded| &folded.state);
        let (Some(State::Standard(Standard::Run(run))), Some(procedure)) = (held, procedure) else {
            return Ok(None);
        };
        let (id, run, procedure) = (id.clone(), run.clone(), Arc::clone(procedure));
        let sight = Sight::of(Some(caller));
        Ok(Some(Acts { id, run, procedure, offered, names, sight, today }))
    }

    /// What a form that was sent comes to.
    pub(crate) fn order(&self, sent: &Sent, language: Language) -> Result<Order, Why> {
        self.offered.order(sent, language, |_, offer, form| self.fields(offer, form))
    }

    /// The forms, and what cannot be done.
    pub(crate) fn told(&self, returned: Option<&Returned>, language: Language) -> Markup {
        let path = format!("/standards/{}", self.id);
        html! {
            (listed(&self.offered.acts(), returned, &path, language, |act, form| {
                self.offered.draw(&act.key, form, |_, offer, form| self.fields(offer, form));
            }))
            @if self.offered.is_any_possible() { (self.house(language).lists()) }
        }
    }

    fn house(&self, language: Language) -> House<'_> {
        House { people: self.names.people(), sight: &self.sight, language }
    }

    /// The fields of a command, and the command that they come to, with the day on which it happened where that is asked for.
    fn fields(&self, offer: &Offer, form: &mut Form<'_>) -> Option<Filled<Command>> {
        let command = &offer.command;
        let command = match command {
            Command::AcceptProposal
            | Command::CloseConsultation
            | Command::BeginReview
            | Command::Supersede
            | Command::Resume => command.clone(),
            Command::SubmitGate { gate } | Command::SendOut { gate } => {
                form.note(self.papers(*gate, form.language));
                command.clone()
            }
            Command::RejectProposal { .. } => {
                Command::RejectProposal { reason: form.sentence(REASON)? }
            }
            Command::Suspend { .. } => Command::Suspend { reason: form.sentence(REASON)? },
            Command::Withdraw { .. } => Command::Withdraw { reason: form.sentence(REASON)? },
            Command::Abolish { .. } => Command::Abolish { reason: form.sentence(REASON)? },
            Command::Return { .. } => self.returned_to(offer, form)?,
            Command::ExtendPlan { until, .. } => {
                let (first, last) = offer.days.unwrap_or((*until, None));
                let preset = last.unwrap_or(first);
                let until = form.day(UNTIL, Some(preset), (Some(first), last));
                let reason = form.sentence(REASON);
                Command::ExtendPlan { until: until?, reason: reason? }
            }
            Command::OpenConsultation { days, purpose, bodies } => {
                let asks = self.procedure.asks(*purpose);
                let days = form.count(DAYS, asks.map(|_| *days), (*days, None));
                let language = form.language;
                let read = move |text: &str| read_name(text, language);
                let needed = !bodies.is_empty();
                let bodies = form.lines(BODIES, "", needed, read);
                Command::OpenConsultation { days: days?, purpose: *purpose, bodies: bodies? }
            }
            Command::CallReview { call } => self.panel(call, offer, form)?,
            Command::PassReview { .. } => {
                Command::PassReview { conclusion: form.sentence(CONCLUSION)? }
            }
            Command::ApprovePublication { .. } => {
                let next = offer.number.as_ref().map(Number::to_string).unwrap_or_default();
                Command::ApprovePublication { number: form.word(NUMBER, &next)? }
            }
            Command::Publish { effective_on } => {
                let days = (Some(*effective_on), None);
                Command::Publish { effective_on: form.day(EFFECTIVE, Some(*effective_on), days)? }
            }
            Command::RecordFiling => return self.dated(form).map(|on| (command.clone(), Some(on))),
            Command::RecordPublicity { .. } => {
                let (site, on) = (form.word::<Name>(SITE, ""), self.dated(form));
                return Some((Command::RecordPublicity { site: site? }, Some(on?)));
            }
            Command::ReportImplementation { .. } => {
                let (summary, on) = (form.sentence(SUMMARY), self.dated(form));
                return Some((Command::ReportImplementation { summary: summary? }, Some(on?)));
            }
            Command::EnterReview { .. } => {
                let (conclusion, on) = (form.sentence(CONCLUSION), self.dated(form));
                return Some((Command::EnterReview { conclusion: conclusion? }, Some(on?)));
            }
            Command::StartRevision { .. } => {
                Command::StartRevision { ground: form.sentence(GROUND)? }
            }
            Command::Confirm { .. } => Command::Confirm { conclusion: form.sentence(CONCLUSION)? },
            Command::Revise { successor } => {
                Command::Revise { successor: form.word(SUCCESSOR, successor.as_str())? }
            }
            Command::Promote { successor, procedure } => {
                let successor = form.word(SUCCESSOR, successor.as_str());
                let known = among::<_, String>(offer, form.language);
                let procedure = form.choice(PROCEDURE, &known, Some(procedure));
                Command::Promote { successor: successor?, procedure: procedure? }
            }
            Command::MoveProcedure { .. } => self.moved_to(offer, form)?,
            Command::NameDrafters { .. } => self.drafters(form)?,
            Command::AmendProfile { .. } => Command::AmendProfile { profile: self.profile(form)? },
            Command::CorrectProfile { .. } => {
                let profile = self.profile(form);
                let (approval, reason) = (form.sentence(APPROVAL), form.sentence(REASON));
                Command::CorrectProfile { profile: profile?, approval: approval?, reason: reason? }
            }
            Command::AgreeToReplacement { .. } => {
                let claimed = among::<_, StandardId>(offer, form.language);
                Command::AgreeToReplacement { by: form.choice(BY, &claimed, first(&claimed))? }
            }
            // What begins a life or comes with a file: the core offers none of these.
            Command::Propose { .. }
            | Command::EnterStandard { .. }
            | Command::AttachDocument { .. }
            | Command::RecordObservation { .. } => return None,
        };
        Some((command, None))
    }

    /// The day on which something happened outside, today if nobody says.
    fn dated(&self, form: &mut Form<'_>) -> Option<Date> {
        form.day(ON, Some(self.today), (Some(self.run.latest), Some(self.today)))
    }

    fn profile(&self, form: &mut Form<'_>) -> Option<plumbline_lifecycle::standard::Profile> {
        let preset = Preset::of(&self.run.profile, &self.procedure, &self.names);
        profile(form, &preset, &self.names)
    }

    /// The papers of a gate, and which of them are at hand.
    fn papers(&self, gate: Gate, language: Language) -> Markup {
        let Some(rule) = self.procedure.gates.get(&gate) else { return html! {} };
        let example_of = self.procedure.example_at(&self.run.profile.jurisdiction);
        html! {
            @if !rule.requires.is_empty() {
                p.papers {
                    span.quiet { (language.say("材料：", "Papers: ")) }
                    @for kind in &rule.requires {
                        @let name = language.document(Some(&self.procedure), kind);
                        @match self.run.document(kind) {
                            Some(held) => span { "✓ " (name) " " span.quiet { bdi { (held.name) } } },
                            None => span.late { (name) " " span.chip { (language.say("尚缺", "missing")) } },
                        }
                    }
                }
            }
            p.small { (cited_for(&rule.cited(), example_of, language)) }
        }
    }

    fn returned_to(&self, offer: &Offer, form: &mut Form<'_>) -> Option<Command> {
        let stages: Vec<(String, String, Stage)> = (offer.among.iter())
            .filter_map(|(key, words)| {
                let stage = Stage::ALL.into_iter().find(|stage| stage_key(*stage) == key)?;
                Some((key.clone(), form.language.of_words(words).to_owned(), stage))
            })
            .collect();
        let to = form.choice(STAGE, &stages, first(&stages));
        let reason = form.sentence(REASON);
        Some(Command::Return { to: to?, reason: reason? })
    }

    fn moved_to(&self, offer: &Offer, form: &mut Form<'_>) -> Option<Command> {
        let versions: Vec<(String, String, Binding)> = (offer.among.iter())
            .filter_map(|(key, words)| {
                let (procedure, version) = key.rsplit_once('@')?;
                let (procedure, version) = (procedure.to_owned(), version.parse().ok()?);
                let words = form.language.of_words(words).to_owned();
                Some((key.clone(), words, Binding { procedure, version }))
            })
            .collect();
        let to = form.choice(VERSION, &versions, first(&versions));
        let reason = form.sentence(REASON);
        Some(Command::MoveProcedure { to: to?, reason: reason? })
    }

    fn drafters(&self, form: &mut Form<'_>) -> Option<Command> {
        let house = self.house(form.language);
        let held = &self.run.drafters;
        let lines = |lines: Vec<String>| lines.join("\n");
        let units = lines(held.units.iter().map(|unit| house.unit_told(unit)).collect());
        let persons = lines(held.persons.iter().map(|person| house.told(person)).collect());
        let units = form.lines(UNITS, &units, false, |text| house.unit(text));
        let persons = form.lines(DRAFTERS, &persons, false, |text| house.person(text));
        Some(Command::NameDrafters { units: units?, persons: persons? })
    }

    fn panel(&self, call: &Call, offer: &Offer, form: &mut Form<'_>) -> Option<Command> {
        let language = form.language;
        let rule = self.procedure.panels.get(call.purpose.key())?;
        let told = |one: Meets| (one.key(), one.zh(), one.en());
        let forms = each(rule.form.iter().copied(), told, language);
        let meets = form.choice(FORM, &forms, Some(call.form.key()));
        let earliest = offer.days.map(|(earliest, _)| earliest);
        let on = form.day(MEETS_ON, None, (earliest, None));
        let size = form.count(SIZE, Some(call.size), (rule.size.least, Some(rule.size.most)));
        let fields = form.ticked(COVERED, &known_fields(language), &[]);
        let expert = |text: &str| {
            let id = text.parse::<PersonId>();
            id.map_err(|bad| super::form::bad(&bad, language))
        };
        let barred = form.lines(BARRED, "", false, expert);
        let why_barred = form.sentence_if_any(WHY_BARRED);
        let wished = form.lines(WISHED, "", false, expert);
        let why_wished = form.sentence_if_any(WHY_WISHED);
        let barred = with_reason(form, barred?, why_barred?, WHY_BARRED.name)?;
        let barred = barred.into_iter().map(|(id, why)| (Whom::Person(id), why)).collect();
        let wished = with_reason(form, wished?, why_wished?, WHY_WISHED.name)?;
        let wished = wished.into_iter().map(|(expert, reason)| AskedFor { expert, reason });
        let call = Box::new(Call {
            purpose: call.purpose,
            form: meets?,
            on: on?,
            size: size?,
            fields: fields?,
            barred,
            asked_for: wished.collect(),
        });
        Some(Command::CallReview { call })
    }
}

/// Each with the one reason; a reason is needed where there is somebody.
fn with_reason(
    form: &mut Form<'_>,
    whom: Vec<PersonId>,
    why: Option<Sentence>,
    field: &str,
) -> Option<Vec<(PersonId, Sentence)>> {
    match why {
        _ if whom.is_empty() => Some(Vec::new()),
        Some(why) => Some(whom.into_iter().map(|id| (id, why.clone())).collect()),
        None => {
            form.unfilled(field);
            None
        }
    }
}

fn read_name(text: &str, language: Language) -> Result<Name, String> {
    text.parse().map_err(|bad| super::form::bad(&bad, language))
}

fn stage_key(stage: Stage) -> &'static str {
    plumbline_lifecycle::Place::At(stage).key()
}
