//! Why a command about a standard was refused.

use jiff::civil::Date;

use crate::code::StageCode;
use crate::number::Number;
use crate::procedure::{Binding, Gate};
use crate::reason::{OURS, refusals};
use crate::source::Source;
use crate::stage::{Place, Stage};
use crate::words::{Jurisdiction, Level, Name, PartId, StandardId, Words};

/// The source of the order of the stages.
const STAGES: &str = "GB/T 16733-1997";

/// The source of which series a level and a place have.
pub(super) const SERIES: &str = "中华人民共和国标准化法 第十条至第二十条; GB/T 1.1";

/// The source of the rules on editions and numbers.
const EDITIONS: &str = "中华人民共和国标准化法 第二十九条; GB/T 1.1";

refusals! {
    /// The rules of a standard's life.
    Refusal:

    /// Nothing is known under this id.
    NotFound {}
        "not-found", OURS,
        "没有这项标准。请核对编号。",
        "There is no such standard (check the id).";

    /// The id is taken.
    AlreadyExists {}
        "already-exists", OURS,
        "该编号已被使用。请换一个编号。",
        "This id is taken (choose another).";

    /// Ids of this form are kept for what is observed.
    KeptForObserved { id: StandardId }
        "kept-for-observed", OURS,
        format!("编号 {id} 的形式留给 ISO 目录中被观察的标准。请换一个编号。"),
        format!("Ids such as {id} are kept for the observed standards of ISO's catalogue (choose another).");

    /// An id of a form that is kept for pools of experts.
    KeptForPools { id: StandardId }
        "kept-for-pools", OURS,
        format!("编号 {id} 的形式留给专家库的入库审批。请换一个编号。"),
        format!("Ids such as {id} are kept for the matters of pools of experts (choose another).");

    /// An entry whose day is not that of publication.
    EnteredOnItsDay { published_on: Date, day: Date }
        "entered-on-its-day", OURS,
        format!("录入的日期须是发布日期 {published_on}，不是 {day}。请将发生日期写作 {published_on}。"),
        format!("A standard is entered on the day of its publication, {published_on}, and not on {day} (give that day as the one on which it happened).");

    /// A number that cannot have been given when the standard was published.
    EntryOfAnotherYear { number: Number, published_on: Date }
        "entry-of-another-year", EDITIONS,
        format!("编号 {number} 的年份应为发布年份或其上一年，而发布日期是 {published_on}。请核对编号和发布日期。"),
        format!("The year of {number} must be that of publication or the one before, and it was published on {published_on} (check both).");

    /// No procedure is for such a standard, or several are.
    ProcedureNotNamed { level: &'static str, place: Jurisdiction, possible: Vec<String> }
        "procedure-not-named", OURS,
        match possible.as_slice() {
            [] => format!("没有采用过适用于层级 {level}、辖区 {} 的程序。请先采用，或写明程序。", place.told("zh")),
            possible => format!("层级 {level}、辖区 {} 有多个程序：{}。请写明其一。", place.told("zh"), possible.join("、")),
        },
        match possible.as_slice() {
            [] => format!("No procedure was adopted for standards of level {level} in {} (adopt one, or name one).", place.told("en")),
            possible => format!("Several procedures are for standards of level {level} in {} (name one of {}).", place.told("en"), possible.join(", ")),
        };

    /// A review that is entered of a standard that was not, or that was reviewed here since.
    NotEntered {}
        "not-entered", OURS,
        "只有录入的已有标准，在本系统开始复审之前，可以录入以前的复审。请按程序开始复审。",
        "An earlier review is entered only of a standard that was entered as in force, and before a review is begun here (start the review instead).";

    /// The standard did not exist yet on the day that was asked for.
    NotYet { day: Date, born: Date }
        "not-yet", OURS,
        format!("这项标准于 {born} 提出，{day} 尚不存在。"),
        format!("This standard began on {born}; on {day} it did not exist yet.");

    /// The command does not belong to where the standard stands.
    OutOfTurn { act: (&'static str, &'static str), place: Place, code: StageCode, open: Vec<(&'static str, &'static str)> }
        "out-of-turn", STAGES,
        format!("标准现处于{}（{code}），不能“{}”。{}", place.zh(), act.0, open_zh(open)),
        format!("While the standard stands at {} ({code}) nobody can {}{}.", place.en(), act.1, open_en(open));

    /// The clock stands still.
    Suspended { place: Place, code: StageCode, since: Date }
        "suspended", OURS,
        format!("项目自 {since} 起暂停（{} {code}）。请先恢复。", place.zh()),
        format!("The project is suspended since {since} at {} ({code}); resume it first.", place.en());

    /// Another body runs this standard.
    ObservedOnly {}
        "observed-only", OURS,
        "该标准由其他机构管理，这里只记录观察。",
        "Another body runs this standard; here it is only observed.";

    /// We run this standard: it is not observed.
    RunByUs {}
        "run-by-us", OURS,
        "该标准由本单位办理，不能以观察记录。",
        "This standard is run here; it cannot be recorded as an observation.";

    /// A replacement that the other standard does not speak of.
    ReplacementNotClaimed { by: StandardId }
        "replacement-not-claimed", EDITIONS,
        format!("{by} 未注明代替本标准。请先由其在关联标准中注明。"),
        format!("{by} does not say that it replaces this standard (that is said first, among its relations).");

    /// A replacement that was agreed to before.
    ReplacementAgreedAlready { by: StandardId }
        "replacement-agreed-already", OURS,
        format!("已同意由 {by} 代替。"),
        format!("That {by} replaces this standard was agreed to before.");

    /// A number of ours in another body's catalogue.
    ReferenceRunHere { reference: Name, standard: StandardId }
        "reference-run-here", OURS,
        format!("编号 {reference} 属于本系统办理的标准 {standard}，不能作为其他标准的观察。请核对来源。"),
        format!("The number {reference} belongs to {standard}, which is run here; nothing else is observed under it (check the source).");

    /// A number whose series does not fit the level or the place.
    SeriesOfOthers { number: Number, level: &'static str, place: Jurisdiction, fits: String, source: Source }
        "series-of-others", source.clone(),
        format!("编号 {number} 与层级 {level}、辖区 {} 不符。应使用：{fits}。", place.told("zh")),
        format!("{number} is no number for a standard of level {level} in {} (possible: {fits}).", place.told("en"));

    /// The procedure is not for this level.
    WrongLevel { procedure: String, level: &'static str }
        "wrong-level", OURS,
        format!("程序“{procedure}”不适用于层级 {level}。"),
        format!("The procedure `{procedure}` is not for standards of level {level}.");

    /// After approval the description is settled.
    ProfileSettled { number: Number }
        "profile-settled", EDITIONS,
        format!("编号 {number} 已批准，标准信息不得再改；确有错误的，经批准后办理勘误。"),
        format!("{number} is approved and its description is settled (an error is mended by an approved correction).");

    /// A correction that was made from another description than the present one.
    ProfileMoved {}
        "profile-moved", OURS,
        "勘误所依据的标准信息已不是现行信息。请重新读取。",
        "The correction starts from a description that is no longer the present one (read it again).";

    /// After approval the documents of the gates behind are settled.
    DocumentSettled { document: Words, number: Number, open: Vec<Words> }
        "document-settled", EDITIONS,
        format!("编号 {number} 已批准，“{}”不得再更换。可提交：{}。", document.zh, zh(open)),
        format!("{number} is approved; the {} ({}) can no longer be replaced (possible: {}).", document.en, document.zh, en(open));

    /// A gate asks for documents that were not handed in.
    DocumentsMissing { missing: Vec<Words>, source: Source }
        "documents-missing", source.clone(),
        format!("缺少材料：{}。请补交。", zh(missing)),
        format!("Documents are missing: {}. Attach them first.", both(missing));

    /// A gate needs the approval of a chain first.
    GateNotApproved { gate: Gate, source: Source }
        "gate-not-approved", source.clone(),
        format!("“{}”尚未经审批同意。请先提交审批（材料齐全后）。", gate.zh()),
        format!("The gate `{}` is not approved yet (submit it for approval first).", gate.en());

    /// Its approval is under way.
    GateUnderApproval { gate: Gate, approval: PartId }
        "gate-under-approval", OURS,
        format!("“{}”正在审批中（{approval}）。请待其办结或撤回。", gate.zh()),
        format!("The gate `{}` is under approval ({approval}); wait until that is decided or taken back.", gate.en());

    /// What was approved is not what is at hand.
    BundleChanged { gate: Gate, documents: Vec<Words> }
        "bundle-changed", OURS,
        format!("“{}”审批同意后，下列材料已更换：{}。请重新提交审批。", gate.zh(), zh(documents)),
        format!("Since the gate `{}` was approved these documents were replaced: {} (submit it for approval again).", gate.en(), both(documents));

    /// The standard does not stand before this gate.
    GateNotHere { gate: Gate, place: Place, open: Vec<Gate> }
        "gate-not-here", STAGES,
        format!("标准现处于{}，不能就“{}”提交审批。可提交：{}。", place.zh(), gate.zh(), gates(open, Gate::zh, "、", "无")),
        format!("While the standard stands at {} the gate `{}` cannot be submitted (possible: {}).", place.en(), gate.en(), gates(open, Gate::en, ", ", "none"));

    /// The procedure asks for no approval there.
    NoChain { gate: Gate, procedure: String }
        "no-chain", OURS,
        format!("程序“{procedure}”在“{}”不要求审批，可直接办理。", gate.zh()),
        format!("The procedure `{procedure}` asks for no approval at the gate `{}`; go on without one.", gate.en());

    /// It is approved with the same documents.
    ApprovedAlready { gate: Gate }
        "approved-already", OURS,
        format!("“{}”已经审批同意，材料未变。可直接办理。", gate.zh()),
        format!("The gate `{}` is approved with these documents; go on.", gate.en());

    /// The procedure does not know this kind of document.
    UnknownDocument { kind: String, known: Vec<String> }
        "unknown-document", OURS,
        format!("程序中没有材料“{kind}”。可用：{}。", known.join("、")),
        format!("The procedure knows no document `{kind}` (known: {}).", known.join(", "));

    /// The consultation is shorter than the rule.
    ConsultationTooShort { days: i32, until: Date, source: Source }
        "consultation-too-short", source.clone(),
        format!("征求意见 {days} 天过短，截止日不得早于 {until}。"),
        format!("A consultation of {days} days is too short; it must run to {until} at least.");

    /// The consultation still runs.
    ConsultationRuns { until: Date }
        "consultation-runs", OURS,
        format!("征求意见至 {until} 止，期满前不能结束。"),
        format!("The consultation runs until {until}; close it then or later.");

    /// A draft needs a finished consultation before it goes to review.
    NotConsulted { source: Source }
        "not-consulted", source.clone(),
        "送审前须完成征求意见。",
        "The draft needs a finished public consultation before review.";

    /// The plan has run out: the project is frozen until it is extended.
    PlanOverdue { due: Date, source: Source }
        "plan-overdue", source.clone(),
        format!("计划已于 {due} 到期，项目冻结。请先办理延期。"),
        format!("The plan ran out on {due} and the project is frozen; extend the plan first.");

    /// An extension beyond the rule.
    ExtensionTooLong { latest: Date, source: Source }
        "extension-too-long", source.clone(),
        format!("延期不得超过 {latest}。"),
        format!("The plan may be extended to {latest} at the latest.");

    /// An extension whose figure leads past the last day there is.
    ExtensionBeyondDays { months: i32, due: Date, source: Source }
        "extension-beyond-days", source.clone(),
        format!("计划 {due} 到期，程序规定的延期 {months} 个月超出日历所及，无法计算。请采用延期不超过 1200 个月的程序版本，另行立项。"),
        format!("The plan is due on {due}, and {months} months more lead past the end of the calendar (adopt a version with an extension of 1 to 1200 months, and propose under it).");

    /// The plan has had all its extensions, or its procedure knows none.
    NoMoreExtensions { source: Source }
        "no-more-extensions", source.clone(),
        "不能延期：程序不允许延期，或延期次数已用完。",
        "The plan may not be extended: its procedure allows no extension, or no further one.";

    /// A new last day that extends nothing, or a day in force before publication.
    DayTooEarly { day: Date, earliest: Date }
        "day-too-early", OURS,
        format!("日期 {day} 过早，不得早于 {earliest}。"),
        format!("{day} is too early (not before {earliest}).");

    /// A return that the procedure does not know.
    ReturnNotAllowed { from: Stage, to: Stage, allowed: Vec<Stage>, source: Source }
        "return-not-allowed", source.clone(),
        format!("不能从{}退回到{}。可退回：{}。", from.zh(), to.zh(), stages(allowed, Stage::zh, "、", "无")),
        format!("A standard at {} cannot be sent back to {} (possible: {}).", from.en(), to.en(), stages(allowed, Stage::en, ", ", "nothing"));

    /// A number whose year is not that of publication.
    NumberOfAnotherYear { number: Number, year: i16 }
        "number-of-another-year", EDITIONS,
        format!("编号 {number} 的年份应为发布年份 {year}。请另行批准编号。"),
        format!("The year of {number} must be that of publication, {year} (approve it again with such a number).");

    /// The new edition goes on, so the old one does not come back to its review.
    SuccessorGoesOn { successor: StandardId }
        "successor-goes-on", EDITIONS,
        format!("下一版 {successor} 未被不予立项、终止或废止，本版不回到复审。"),
        format!("The next edition {successor} was neither rejected, withdrawn nor abolished, so this one does not come back to its review.");

    /// The new edition is not in force yet.
    SuccessorNotInForce { successor: StandardId, effective_on: Option<Date> }
        "successor-not-in-force", EDITIONS,
        match effective_on {
            Some(day) => format!("下一版 {successor} 于 {day} 实施，届时方可代替。"),
            None => format!("下一版 {successor} 未发布，或已废止。"),
        },
        match effective_on {
            Some(day) => format!("The next edition {successor} is in force from {day}; it replaces this one then."),
            None => format!("The next edition {successor} is not published, or no longer."),
        };

    /// A standard is said to revise one that did not decide on it.
    NotItsSuccessor { revises: StandardId }
        "not-its-successor", EDITIONS,
        format!("{revises} 没有决定以本项标准为下一版。"),
        format!("{revises} has not decided that this is its next edition.");

    /// What the authority answers was not sent to it, or not as it is now.
    NotSentOut { gate: Gate, source: Source }
        "not-sent-out", source.clone(),
        format!("“{}”的材料尚未报送，或报送后已更换。请先报送。", gate.zh()),
        format!("The papers of the gate `{}` were not sent out yet, or were replaced since (send them out first).", gate.en());

    /// No other body answers there.
    NothingToSend { gate: Gate, open: Vec<Gate> }
        "nothing-to-send", OURS,
        format!("“{}”此时无需报送其他机构。可报送：{}。", gate.zh(), gates(open, Gate::zh, "、", "无")),
        format!("Nothing is sent out for the gate `{}` here (possible: {}).", gate.en(), gates(open, Gate::en, ", ", "none"));

    /// The same papers went out before.
    SentOutAlready { gate: Gate }
        "sent-out-already", OURS,
        format!("“{}”的材料已经报送，此后未更换。请等待答复。", gate.zh()),
        format!("The papers of the gate `{}` were sent out before and have not changed (wait for the answer).", gate.en());

    /// The procedure asks for no filing.
    NothingToFile { procedure: String }
        "nothing-to-file", OURS,
        format!("程序“{procedure}”不要求备案，无需登记。"),
        format!("The procedure `{procedure}` asks for no filing; there is nothing to record.");

    /// It is filed.
    FiledAlready { on: Date }
        "filed-already", OURS,
        format!("已于 {on} 备案。"),
        format!("It was filed on {on}.");

    /// Everybody can read it.
    PublicAlready { on: Date, site: Name }
        "public-already", OURS,
        format!("文本已于 {on} 公开（{site}）。"),
        format!("Its text is public since {on} ({site}).");

    /// What is not in force yet is not reported on.
    NotInForceYet { effective_on: Date }
        "not-in-force-yet", OURS,
        format!("标准于 {effective_on} 起实施，此前无实施情况可反馈。"),
        format!("The standard is in force from {effective_on}; before that there is nothing to report on.");

    /// Norms have a procedure of their own here.
    GoesByAnother { level: Level, procedure: String }
        "goes-by-another", OURS,
        format!("{}另有程序“{procedure}”，请按该程序提出。", level.zh()),
        format!("A standard of level {} goes by the procedure `{procedure}` here (propose it under that one).", level.key());

    /// Only a norm grows into a standard.
    NotANorm { level: Level }
        "not-a-norm", OURS,
        format!("只有工作规范可以转为标准；本项为{}，可办理修订。", level.zh()),
        format!("Only a norm grows into a standard; this one is of level {} (revise it instead).", level.key());

    /// A norm grows into something of another level.
    GrowsIntoNoStandard {}
        "grows-into-no-standard", OURS,
        "该程序只适用于工作规范，工作规范应转为其他层级的标准。请写其他程序。",
        "That procedure is for norms alone, and a norm grows into a standard of another level (name another procedure).";

    /// It goes by this version already.
    SameProcedure { binding: Binding }
        "same-procedure", OURS,
        format!("该标准已按程序“{}”第 {} 版办理。请写另一版本。", binding.procedure, binding.version),
        format!("The standard goes by version {} of `{}` already (name another one).", binding.version, binding.procedure);

    /// A version that was not adopted.
    UnknownVersion { binding: Binding, held: Vec<u32> }
        "unknown-version", OURS,
        format!("程序“{}”没有采用过第 {} 版。已有：{}。", binding.procedure, binding.version, numbers(held)),
        format!("Version {} of the procedure `{}` was not adopted (adopted: {}).", binding.version, binding.procedure, numbers(held));

    /// What runs by the old rules goes to its end by them.
    MoveWhileRunning { part: String }
        "move-while-running", OURS,
        format!("{part} 正按原程序进行，不能转用程序。请待其结束，或将其撤回、解散。"),
        format!("{part} runs by the procedure that it began under, so the standard cannot move to another one (wait for its end, or take it back).");

    /// The panel has not agreed.
    ReviewNotPassed { gate: Gate, source: Source }
        "review-not-passed", source.clone(),
        format!("关口“{}”须经专家评审通过。请先完成评审并得出通过的结论。", crate::Which::Gate(*gate).zh()),
        format!("The gate `{}` asks for a panel of experts that has agreed (conclude a review first).", gate.key());

    /// A part of it goes on.
    PartRunning { part: String }
        "part-running", OURS,
        format!("{part} 正在进行，不能暂停。请待其结束。"),
        format!("{part} is running, so nothing is suspended (wait for its end).");
}

fn numbers(all: &[u32]) -> String {
    all.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}

fn zh(words: &[Words]) -> String {
    words.iter().map(|words| words.zh.as_str()).collect::<Vec<_>>().join("、")
}

fn en(words: &[Words]) -> String {
    words.iter().map(|words| words.en.as_str()).collect::<Vec<_>>().join(", ")
}

fn both(words: &[Words]) -> String {
    words.iter().map(|Words { zh, en }| format!("{en} ({zh})")).collect::<Vec<_>>().join(", ")
}

fn stages(stages: &[Stage], name: fn(Stage) -> &'static str, between: &str, none: &str) -> String {
    match stages {
        [] => none.into(),
        stages => stages.iter().map(|stage| name(*stage)).collect::<Vec<_>>().join(between),
    }
}

fn gates(gates: &[Gate], name: fn(Gate) -> &'static str, between: &str, none: &str) -> String {
    match gates {
        [] => none.into(),
        gates => gates.iter().map(|gate| name(*gate)).collect::<Vec<_>>().join(between),
    }
}

fn open_zh(open: &[(&str, &str)]) -> String {
    match open {
        [] => "其办理已终结。".into(),
        open => {
            let acts: Vec<&str> = open.iter().map(|(zh, _)| *zh).collect();
            format!("此时可办：{}。", acts.join("、"))
        }
    }
}

fn open_en(open: &[(&str, &str)]) -> String {
    match open {
        [] => "; its life has ended".into(),
        open => {
            let acts: Vec<&str> = open.iter().map(|(_, en)| *en).collect();
            format!(" (possible: {})", acts.join(", "))
        }
    }
}
