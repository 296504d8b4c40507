//! What is done about a pool of experts, and about one person of it: the fields of each act, and the command that they come to.

use jiff::civil::Date;
use maud::{Markup, html};
use plumbline_access::{Caller, Sight};
use plumbline_lifecycle::pool::{
    Command, Description, ExpertKind, Language as Tongue, Pool, Proposed, With,
};
use plumbline_lifecycle::{
    Event, Field, Folded, Jurisdiction, Name, Offer, PersonId, StandardId, State, StreamId, World,
    offers_of_expert, offers_of_pool,
};
use plumbline_log::Reader;
use plumbline_workflow::Foresight;

use crate::acts::ask::Ask;
use crate::acts::form::Form;
use crate::acts::given::Order;
use crate::acts::house::{House, UNITS};
use crate::acts::listed::listed;
use crate::acts::offered::{Called, Filled, Offered, acts_of, among, called, each};
use crate::acts::profile::known_fields;
use crate::acts::returned::{Changed, Returned, Why};
use crate::acts::sent::Sent;
use crate::language::Language;
use crate::places::PlaceNames;
use crate::problem::Problem;

/// What whoever looks may do about one person of a pool, or, of nobody, to bring somebody new into it.
pub(crate) struct Acts {
    area: Jurisdiction,
    whom: Option<(PersonId, Description)>,
    offered: Offered<Command>,
    names: PlaceNames,
    sight: Sight,
    today: Date,
}

const ID: Ask = Ask::of("expert", "专家库编号", "Id in the pool")
    .hint(
        "小写字母、数字和连字符，如 e-001；入库后不能更改。",
        "Small letters, digits and hyphens, as e-001; it stays what it is.",
    )
    .by(&["expert-exists", "experts", "person"]);
const KIND: Ask = Ask::of("kind", "类别", "Kind");
const NAME: Ask = Ask::of("name", "姓名", "Name").by(&["name", "expert-unchanged"]);
const UNIT: Ask = Ask::of("unit", "单位", "Unit")
    .hint("写名称或编号。", "By name or id.")
    .by(&["no-unit", "unit"]);
const FIELDS: Ask = Ask::of("fields", "专业领域", "Fields").by(&["fields"]);
const TITLE: Ask = Ask::of("title", "职称", "Title");
const SENIOR: Ask = Ask::of("senior", "职称级别", "Rank of the title");
const LANGUAGES: Ask = Ask::of("languages", "工作语种", "Languages")
    .hint("每行一个，如 zh、en。", "One a line, as zh, en.")
    .by(&["languages"]);
const UNTIL: Ask = Ask::of("until", "聘期至", "Term until").by(&["term-over", "term-not-later"]);
const APPROVAL: Ask = Ask::of("approval", "聘任文件", "Document that admits them")
    .hint("文号或名称。", "Its number or title.")
    .by(&["admission-not-granted", "admission-by-approval", "approval"]);
const REASON: Ask = Ask::of("reason", "理由", "Reason");
const AWAY_FROM: Ask = Ask::of("from", "请假自", "Away from").by(&["away-over", "from"]);
const AWAY_UNTIL: Ask = Ask::of("until", "至", "Until").by(&["until"]);
const WITH_UNIT: Ask = Ask::of("unit", "与哪个单位", "With which unit")
    .hint("单位、标准填一项。", "A unit or a standard.")
    .by(&["conflict-known"]);
const WITH_STANDARD: Ask = Ask::of("standard", "或与哪项标准", "Or with which standard")
    .hint("写标准在本系统的编号。", "By its id here.");
const WITH: Ask = Ask::of("with", "哪一项", "Which").by(&["no-conflict"]);
const TRAINING: Ask = Ask::of("title", "培训名称", "Training").by(&["training-known"]);
const HELD: Ask = Ask::of("held", "日期", "Held on").by(&["impossible-day"]);

/// What can be done about a pool by a form.
pub(super) const CALLED: &[Called] = &[
    called("AdmitExpert", "入库", "admit an expert"),
    called("ProposeExperts", "提请入库", "propose an expert"),
    called("AmendExpert", "变更信息", "amend what is said"),
    called("RenewTerm", "续聘", "renew the term"),
    called("PauseExpert", "暂停", "pause"),
    called("ResumeExpert", "恢复", "resume"),
    called("RemoveExpert", "出库", "remove from the pool"),
    called("SetAway", "登记请假", "set away"),
    called("DeclareConflict", "声明利害关系", "declare a conflict of interest"),
    called("ClearConflict", "解除利害关系", "clear a conflict of interest"),
    called("RecordTraining", "登记培训", "record a training"),
];

impl Acts {
    /// As the log stands that is looked ahead from. The pool is long, and whoever asks has it at hand.
    pub(crate) fn read(
        foresight: &mut Foresight<'_>,
        caller: &Caller,
        (area, whom, pool): (&Jurisdiction, Option<&PersonId>, Pool),
        names: PlaceNames,
        today: Date,
    ) -> Result<Acts, Problem> {
        let target = StreamId::Pool(area.clone());
        let held = |id: &PersonId| pool.expert(id).map(|held| held.description.clone());
        let whom = whom.map(|id| held(id).map(|held| (id.clone(), held)).ok_or(Problem::NotFound));
        let whom = whom.transpose()?;
        let version = pool.version();
        foresight
            .holds(target.clone(), Folded { version, seq: 0, state: State::Pool(pool.clone()) });
        let offers = |world: &World<'_>| match &whom {
            Some((id, _)) => offers_of_expert(world, area, id),
            None => offers_of_pool(world, area),
        };
        let acts = |offer: &Offer<Command>| acts_of(CALLED, offer.command.name());
        let offered = Offered::read(foresight, caller, target, offers, acts)?;
        let (area, sight) = (area.clone(), Sight::of(Some(caller)));
        Ok(Acts { area, whom, offered, names, sight, today })
    }

    /// Whether anything can be done here and now.
    pub(crate) fn is_any_possible(&self) -> bool {
        self.offered.is_any_possible()
    }

    /// What a form that was sent comes to. A pool is of many people: what was done about others since does not matter.
    pub(crate) fn order(
        &self,
        sent: &Sent,
        reader: &Reader,
        language: Language,
    ) -> Result<Result<Order, Why>, Problem> {
        let about = self.whom.as_ref().map(|(id, _)| id);
        let touches = |event: &Event| match (event, about) {
            (Event::Pool(event), Some(id)) => event.experts().contains(id),
            _ => false,
        };
        // The same form once more is the same command, whatever it has changed.
        let is_new = reader.answer_to(sent.id);
        if is_new.map_err(|error| Problem::BrokeOff(error.to_string()))?.is_none() {
            let pool = StreamId::Pool(self.area.clone());
            let changed = Changed::since(reader, &pool, sent.version, touches)?;
            if !changed.is_empty() {
                return Ok(Err(Why::Stale(changed)));
            }
        }
        let order = self.offered.order(sent, language, |_, offer, form| self.fields(offer, form));
        Ok(order.map(|order| Order { version: None, ..order }))
    }

    /// The forms, and what cannot be done.
    pub(crate) fn told(&self, returned: Option<&Returned>, language: Language) -> Markup {
        let path = match &self.whom {
            Some((id, _)) => format!("/experts/{}/{id}", self.area),
            None => format!("/experts/{}", self.area),
        };
        html! {
            (listed(&self.offered.acts(), returned, &path, language, |act, form| {
                self.offered.draw(&act.key, form, |_, offer, form| self.fields(offer, form));
            }))
            @if self.is_any_possible() { (self.house(language).lists()) }
        }
    }

    fn house(&self, language: Language) -> House<'_> {
        House { people: self.names.people(), sight: &self.sight, language }
    }

    fn fields(&self, offer: &Offer<Command>, form: &mut Form<'_>) -> Option<Filled<Command>> {
        let language = form.language;
        let earliest = offer.days.map(|(earliest, _)| earliest);
        let until = |form: &mut Form<'_>| form.day(UNTIL, None, (earliest, None));
        let command = match &offer.command {
            Command::AdmitExpert { expert, .. } => {
                let expert = form.word::<PersonId>(ID, expert.as_str());
                let description = self.description(form);
                let (until, approval) = (until(form), form.word::<Name>(APPROVAL, ""));
                let (expert, description, until) = (expert?, description?, until?);
                Command::AdmitExpert { expert, description, until, approval: approval? }
            }
            Command::ProposeExperts { experts } => {
                let preset = experts.first().map(|one| one.expert.as_str()).unwrap_or_default();
                let expert = form.word::<PersonId>(ID, preset);
                let (description, until) = (self.description(form), until(form));
                let (expert, description, until) = (expert?, description?, until?);
                Command::ProposeExperts { experts: vec![Proposed { expert, description, until }] }
            }
            Command::AmendExpert { expert, .. } => {
                let description = self.description(form)?;
                Command::AmendExpert { expert: expert.clone(), description }
            }
            Command::RenewTerm { expert, .. } => {
                Command::RenewTerm { expert: expert.clone(), until: until(form)? }
            }
            Command::PauseExpert { expert, .. } => {
                Command::PauseExpert { expert: expert.clone(), reason: form.sentence(REASON)? }
            }
            Command::ResumeExpert { .. } => offer.command.clone(),
            Command::RemoveExpert { expert, .. } => {
                Command::RemoveExpert { expert: expert.clone(), reason: form.sentence(REASON)? }
            }
            Command::SetAway { expert, .. } => {
                let from = form.day(AWAY_FROM, Some(self.today), (None, None));
                let until = form.day(AWAY_UNTIL, None, (earliest, None));
                Command::SetAway { expert: expert.clone(), from: from?, until: until? }
            }
            Command::DeclareConflict { expert, .. } => {
                let with = self.interest(form);
                let reason = form.sentence(REASON);
                let (expert, with) = (expert.clone(), with?);
                Command::DeclareConflict { expert, with, reason: reason? }
            }
            Command::ClearConflict { expert, with } => {
                let declared = among::<_, With>(offer, language);
                let with = form.choice(WITH, &declared, Some(&with.to_string()))?;
                Command::ClearConflict { expert: expert.clone(), with }
            }
            Command::RecordTraining { expert, .. } => {
                let title = form.word::<Name>(TRAINING, "");
                let held = form.day(HELD, Some(self.today), (None, Some(self.today)));
                Command::RecordTraining { expert: expert.clone(), title: title?, held: held? }
            }
        };
        Some((command, None))
    }

    /// Who somebody is and what they know; it is said as a whole, so that what is known stands there at first.
    fn description(&self, form: &mut Form<'_>) -> Option<Description> {
        let language = form.language;
        let house = self.house(language);
        let held = self.whom.as_ref().map(|(_, held)| held);
        let name = form.word::<Name>(NAME, held.map(|held| held.name.as_str()).unwrap_or_default());
        let told = |one: ExpertKind| (one.key(), one.zh(), one.en());
        let kind = held.map_or(ExpertKind::Expert, |held| held.kind);
        let kind = form.choice(KIND, &each(ExpertKind::ALL, told, language), Some(kind.key()));
        let unit = held.map(|held| house.unit_told(&held.unit)).unwrap_or_default();
        let unit = form.named(UNIT, &unit, UNITS, |text| house.unit(text));
        let mut known = known_fields(language);
        let own: &[Field] = held.map(|held| held.fields.as_slice()).unwrap_or_default();
        for one in own {
            if known.iter().all(|(_, _, field)| field != one) {
                known.push((one.to_string(), language.field(one.as_str()), one.clone()));
            }
        }
        let own: Vec<String> = own.iter().map(ToString::to_string).collect();
        let fields = form.ticked(FIELDS, &known, &own);
        let title = held.and_then(|held| held.title.as_ref()).map(Name::as_str).unwrap_or_default();
        let title = form.word_if_any::<Name>(TITLE, title);
        let words = language.say("高级职称", "a senior title").to_owned();
        let senior = ("1".to_owned(), words, ());
        let is_senior: Vec<String> =
            held.filter(|held| held.senior).map(|_| "1".to_owned()).into_iter().collect();
        let senior = form.ticked(SENIOR, &[senior], &is_senior);
        let tongues: Vec<String> =
            held.iter().flat_map(|held| &held.languages).map(ToString::to_string).collect();
        let languages = form.lines(LANGUAGES, &tongues.join("\n"), false, |text| {
            let tongue = text.parse::<Tongue>();
            tongue.map_err(|bad| super::form::bad(&bad, language))
        });
        Some(Description {
            kind: kind?,
            name: name?,
            unit: unit?,
            fields: fields?,
            title: title?,
            senior: !senior?.is_empty(),
            languages: languages?,
        })
    }

    /// With a unit or with a standard, and not with both.
    fn interest(&self, form: &mut Form<'_>) -> Option<With> {
        let house = self.house(form.language);
        let unit = form.named_if_any(WITH_UNIT, UNITS, |text| house.unit(text));
        let standard = form.word_if_any::<StandardId>(WITH_STANDARD, "");
        match (unit?, standard?) {
            (Some(unit), None) => Some(With::Unit(unit)),
            (None, Some(standard)) => Some(With::Standard(standard)),
            (Some(_), Some(_)) | (None, None) => {
                form.unfilled(WITH_UNIT.name);
                None
            }
        }
    }
}
