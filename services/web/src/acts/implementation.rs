//! What is done about a standard in use: the fields of each act, and the command that they come to.

use jiff::civil::Date;
use maud::{Markup, html};
use plumbline_access::{Caller, Sight};
use plumbline_lifecycle::implementation::{Basis, Command, Period, Wish};
use plumbline_lifecycle::{
    Clause, Name, Offer, Sentence, StandardId, StreamId, UnitId, World, offers_of_implementation,
};
use plumbline_workflow::Foresight;

use crate::acts::ask::Ask;
use crate::acts::form::Form;
use crate::acts::given::Order;
use crate::acts::house::{House, UNITS};
use crate::acts::listed::listed;
use crate::acts::offered::{Called, Filled, Offered, acts_of, among, called, each, first};
use crate::acts::returned::{Returned, Why};
use crate::acts::sent::Sent;
use crate::language::Language;
use crate::places::PlaceNames;
use crate::problem::Problem;

/// What whoever looks may do about one standard in use.
pub(crate) struct Acts {
    id: StandardId,
    offered: Offered<Command>,
    names: PlaceNames,
    sight: Sight,
    today: Date,
}

const ALL_UNITS: Ask = Ask::of("units", "应执行的单位", "Units that must apply it")
    .hint(
        "每行一个，写名称或编号；代替以前的部署。",
        "One a line, by name or id; it holds instead of what was planned before.",
    )
    .by(&["no-unit", "units"]);
const BY: Ask = Ask::of("until", "限期", "Until").by(&["until"]);
const UNIT: Ask =
    Ask::of("unit", "单位", "Unit").hint("写名称或编号。", "By name or id.").by(&["no-unit"]);
const UNIT_IF_ANY: Ask =
    Ask::of("unit", "单位（不填即全部）", "Unit (all of them, where none is named)")
        .by(&["no-unit"]);
const PERIOD: Ask = Ask::of("period", "所属时间", "Of which time")
    .hint("如 2026、2026-Q3、2026-09。", "As 2026, 2026-Q3, 2026-09.")
    .by(&["period-to-come", "period"]);
const BASIS: Ask = Ask::of("basis", "记录的内容", "What is counted");
const HITS: Ask = Ask::of("hits", "其中达到的", "Of these, so many").by(&["hits-over-all"]);
const OF: Ask = Ask::of("of", "总数", "Of so many");
const SCORE: Ask = Ask::of("score", "得分", "Points").by(&["hits-over-all"]);
const FULL: Ask = Ask::of("of", "满分", "Of so many points");
const FINDINGS: Ask = Ask::of("findings", "评估意见", "What was found");
const FOUND: Ask = Ask::of("findings", "发现的问题", "What was found wrong")
    .hint("每行一个；没有问题不填。", "One a line; nothing, where all was well.");
const FROM: Ask = Ask::of("from", "反馈来自", "From").by(&["name"]);
const CLAUSE: Ask = Ask::of("clause", "章条编号", "Clause");
const TEXT: Ask = Ask::of("text", "内容", "What is said").by(&["contact-data", "text"]);
const WANTS: Ask = Ask::of("wants", "诉求", "What is wanted");
const NO: Ask = Ask::of("no", "哪一项", "Which").by(&["no-such-number"]);
const REASON: Ask = Ask::of("reason", "理由", "Reason");
const ON: Ask = Ask::of("on", "发生日期", "The day on which it happened")
    .by(&["impossible-day", "not-in-force"]);

/// What can be done about a standard in use by a form.
pub(super) const CALLED: &[Called] = &[
    called("PlanRollout", "部署贯标", "plan who must apply it"),
    called("KeepRecord", "登记记录", "keep a record"),
    called("Evaluate", "评估", "evaluate"),
    called("ReceiveFeedback", "登记反馈", "record feedback"),
    called("AnswerFeedback", "答复反馈", "answer feedback"),
    called("Inspect", "登记督查", "record an inspection"),
    called("OrderRectification", "责令整改", "order a rectification"),
    called("ReportRectification", "报告整改", "report a rectification"),
    called("ReturnRectification", "复查不合格", "return a rectification"),
    called("CloseRectification", "复查合格，销号", "close a rectification"),
];

impl Acts {
    /// As the log stands that is looked ahead from.
    pub(crate) fn read(
        foresight: &mut Foresight<'_>,
        caller: &Caller,
        id: &StandardId,
        names: PlaceNames,
        today: Date,
    ) -> Result<Acts, Problem> {
        let target = StreamId::Implementation(id.clone());
        let offers = |world: &World<'_>| offers_of_implementation(world, id);
        let acts = |offer: &Offer<Command>| acts_of(CALLED, offer.command.name());
        let offered = Offered::read(foresight, caller, target, offers, acts)?;
        let sight = Sight::of(Some(caller));
        Ok(Acts { id: id.clone(), offered, names, sight, today })
    }

    /// What a form that was sent comes to.
    pub(crate) fn order(&self, sent: &Sent, language: Language) -> Result<Order, Why> {
        self.offered.order(sent, language, |_, offer, form| self.fields(offer, form))
    }

    /// The forms, and what cannot be done.
    pub(crate) fn told(&self, returned: Option<&Returned>, language: Language) -> Markup {
        let path = format!("/standards/{}/implementation", self.id);
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

    /// The fields, the command that they come to, and the day on which it happened where that is asked for.
    fn fields(&self, offer: &Offer<Command>, form: &mut Form<'_>) -> Option<Filled<Command>> {
        let language = form.language;
        let house = self.house(language);
        let unit = |form: &mut Form<'_>| -> Option<UnitId> {
            form.named(UNIT, "", UNITS, |text| house.unit(text))
        };
        let dated = |form: &mut Form<'_>| form.day(ON, Some(self.today), (None, Some(self.today)));
        let until = |form: &mut Form<'_>| form.day(BY, None, (Some(self.today), None));
        let number = |form: &mut Form<'_>, preset: u32| -> Option<u32> {
            form.choice(NO, &among(offer, language), Some(&preset.to_string()))
        };
        let sentence =
            |text: &str| text.parse::<Sentence>().map_err(|bad| super::form::bad(&bad, language));
        Some(match &offer.command {
            Command::PlanRollout { .. } => {
                let units = form.lines(ALL_UNITS, "", true, |text| house.unit(text));
                let until = until(form);
                (Command::PlanRollout { units: units?, until: until? }, None)
            }
            Command::KeepRecord { .. } => {
                let unit = unit(form);
                let period = form.word::<Period>(PERIOD, "");
                let told = |one: Basis| (one.key(), one.zh(), one.en());
                let bases = each(Basis::ALL, told, language);
                let basis = form.choice(BASIS, &bases, Some(Basis::Coverage.key()));
                let of = form.count(OF, None, (1, None));
                let (hits, on) = (form.count(HITS, None, (0, None)), dated(form));
                let (unit, period, basis) = (unit?, period?, basis?);
                let record = Command::KeepRecord { unit, period, basis, hits: hits?, of: of? };
                (record, Some(on?))
            }
            Command::Evaluate { .. } => {
                let unit = form.named_if_any(UNIT_IF_ANY, UNITS, |text| house.unit(text));
                let score = form.count(SCORE, None, (0, None));
                let of = form.count(FULL, Some(100), (1, None));
                let (findings, on) = (form.sentence(FINDINGS), dated(form));
                let (unit, score, of, findings) = (unit?, score?, of?, findings?);
                (Command::Evaluate { unit, score, of, findings }, Some(on?))
            }
            Command::ReceiveFeedback { .. } => {
                let from = form.word::<Name>(FROM, "");
                let clause = form.word_if_any::<Clause>(CLAUSE, "");
                let text = form.sentence(TEXT);
                let told = |one: Wish| (one.key(), one.zh(), one.en());
                let wishes = each(Wish::ALL, told, language);
                let (wants, on) = (form.choice(WANTS, &wishes, None), dated(form));
                let (from, clause, text, wants) = (from?, clause?, text?, wants?);
                (Command::ReceiveFeedback { from, clause, text, wants }, Some(on?))
            }
            Command::AnswerFeedback { no, .. } => {
                let (no, text) = (number(form, *no), form.sentence(TEXT));
                (Command::AnswerFeedback { no: no?, text: text? }, None)
            }
            Command::Inspect { .. } => {
                let unit = unit(form);
                let findings = form.lines(FOUND, "", false, sentence);
                let on = dated(form);
                (Command::Inspect { unit: unit?, findings: findings? }, Some(on?))
            }
            Command::OrderRectification { .. } => {
                let findings: Vec<(String, String, (u32, u32))> = (offer.among.iter())
                    .filter_map(|(key, words)| {
                        let (inspection, finding) = key.split_once('.')?;
                        let at = (inspection.parse().ok()?, finding.parse().ok()?);
                        Some((key.clone(), language.of_words(words).to_owned(), at))
                    })
                    .collect();
                let at = form.choice(NO, &findings, first(&findings));
                let until = until(form);
                let (inspection, finding) = at?;
                (Command::OrderRectification { inspection, finding, until: until? }, None)
            }
            Command::ReportRectification { no, .. } => {
                let (no, text) = (number(form, *no), form.sentence(TEXT));
                (Command::ReportRectification { no: no?, text: text? }, None)
            }
            Command::ReturnRectification { no, .. } => {
                let (no, reason) = (number(form, *no), form.sentence(REASON));
                let until = until(form);
                (Command::ReturnRectification { no: no?, reason: reason?, until: until? }, None)
            }
            Command::CloseRectification { no, .. } => {
                let (no, text) = (number(form, *no), form.sentence(TEXT));
                (Command::CloseRectification { no: no?, text: text? }, None)
            }
        })
    }
}
