//! `plumbline import standards FILE`: a list of standards that are in force, kept in Excel or CSV, is entered.
//!
//! The whole file is read and judged first, each row in the world as the rows before it would leave it: with a bad row nothing of
//! it is recorded. What stands here with the same content is passed over, so that a second import of the same file changes
//! nothing, and one that was cut off goes on.

mod bad;
mod column;
mod judged;
mod listed;

use std::collections::{BTreeSet, VecDeque};
use std::path::{Path, PathBuf};

use plumbline_access::Caller;
use plumbline_lifecycle::standard::Command;
use plumbline_lifecycle::{Jurisdiction, Name, Sentence, StreamId};
use plumbline_workflow::Request;
use uuid::Uuid;

use crate::failure::Failure;
use crate::held::Held;
use crate::import::standards::bad::Bad;
use crate::import::standards::column::Column;
use crate::import::standards::judged::{Deed, House};
use crate::import::standards::listed::{Columns, Otherwise};
use crate::output::{counted, csv, say};
use crate::progress::Progress;
use crate::reading;
use crate::rows::{Row, rows};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The file: the first sheet of an .xlsx, or a .csv in UTF-8 or GB18030. Its first line names the columns: 标准编号, 标准名称,
    /// 领域, 起草单位, 发布日期, 实施日期, and where there are any 英文名称, 层级, 辖区, 复审日期, 复审结论, 代替标准, 版次, 程序, 录入依据, 标识.
    #[arg(required_unless_present = "template")]
    file: Option<PathBuf>,
    /// Whose they are, where the list does not say: a GB/T 2260 code, as 330100.
    #[arg(long, env = "PLUMBLINE_AREA", value_name = "JURISDICTION")]
    area: Option<Jurisdiction>,
    /// By what their being in force is known, where the list does not say: the ledger or the announcement.
    #[arg(long, value_name = "TEXT")]
    ground: Option<Sentence>,
    /// Name each bad row, say what would be entered, and record nothing.
    #[arg(long)]
    dry_run: bool,
    /// Write the first line of such a list, as CSV, and nothing else.
    #[arg(long, conflicts_with = "file")]
    template: bool,
    /// Who gives the commands: the log keeps this name.
    #[arg(long, env = "PLUMBLINE_ACTOR", value_name = "NAME", default_value = "operator")]
    actor: Name,
}

pub(super) fn run(data: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let Some(path) = arguments.file.as_ref().filter(|_| !arguments.template) else {
        say(&csv(&[Column::template()]));
        return Ok(());
    };
    let bytes = std::fs::read(path);
    let bytes = bytes.map_err(|cause| Failure::File { path: path.clone(), cause })?;
    let found = match rows(&bytes) {
        Ok(rows) => judged(data, &rows, arguments)?,
        Err(why) => Err(vec![Bad::file(format!("文件不能读：{why}"), why)]),
    };
    let Found { deeds, known } = match found {
        Ok(found) => found,
        Err(mut bad) => {
            bad.sort();
            say(&bad.iter().map(Bad::told).collect::<String>());
            return Err(Failure::BadRows(bad.len()));
        }
    };
    let entries = deeds.iter().filter(|deed| matches!(deed.command, Command::EnterStandard { .. }));
    let standards = entries.count();
    let reviews = deeds.len() - standards;
    if !arguments.dry_run {
        record(data, deeds, arguments)?;
    }
    say(&told(arguments.dry_run, standards, reviews, known));
    Ok(())
}

fn told(is_dry: bool, standards: usize, reviews: usize, known: usize) -> String {
    let (zh, en) = if is_dry { ("将录入", "to be entered") } else { ("已录入", "entered") };
    let count = |count: usize, one, many| counted(count as u64, one, many);
    format!(
        "{zh}标准 {standards} 项、以前的复审 {reviews} 次；已有 {known} 项未变。\n{} and {} {en}; {known} known\n",
        count(standards, "standard", "standards"),
        count(reviews, "earlier review", "earlier reviews"),
    )
}

/// What a file comes to.
struct Found {
    deeds: Vec<Deed>,
    /// Rows that stand here already.
    known: usize,
}

/// What is to be done for the rows of a file, or each row that is bad.
fn judged(
    data: &Path,
    rows: &[Row],
    arguments: &Arguments,
) -> Result<Result<Found, Vec<Bad>>, Failure> {
    let Some((head, rows)) = rows.split_first() else {
        return Ok(Err(vec![Bad::file("文件为空。", "the file is empty")]));
    };
    let columns = match Columns::of(head) {
        Ok(columns) => columns,
        Err(bad) => return Ok(Err(vec![bad])),
    };
    let Arguments { area, ground, .. } = arguments;
    let otherwise = Otherwise { jurisdiction: area.as_ref(), ground: ground.as_ref() };
    // A folder that holds nothing yet is judged as it would begin.
    let reader = match reading::log(data) {
        Err(Failure::NoLog(_)) => None,
        read => Some(read?.now()),
    };
    let mut house = House::of(reader.as_ref())?;
    let mut progress = Progress::new("checking");
    let (mut deeds, mut bad, mut known) = (Vec::new(), Vec::new(), 0);
    let mut seen = BTreeSet::new();
    for (done, row) in (1..).zip(rows) {
        match columns.read(row, &otherwise) {
            Err(why) => bad.push(why),
            Ok(listed) if !seen.insert(listed.entry.number.to_string()) => bad.push(Bad::row(
                listed.line,
                format!("{} 在本文件中已出现过。", listed.entry.number),
                format!("{} stands in this file already", listed.entry.number),
            )),
            Ok(listed) => match house.judge(&listed)? {
                Err(why) => bad.push(why),
                Ok(of_row) if of_row.is_empty() => known += 1,
                Ok(of_row) => deeds.extend(of_row),
            },
        }
        progress.at(done, rows.len() as u64);
    }
    progress.end();
    Ok(if bad.is_empty() { Ok(Found { deeds, known }) } else { Err(bad) })
}

/// Commands that are under way at a time.
const UNDER_WAY_MAX: usize = 256;

/// Gives the commands in the order of the rows.
fn record(data: &Path, deeds: Vec<Deed>, arguments: &Arguments) -> Result<(), Failure> {
    let mut held = Held::open(data)?;
    let mut progress = Progress::new("entering");
    let of = deeds.len() as u64;
    let mut under_way = VecDeque::new();
    let mut done = 0;
    let given = (|| {
        for Deed { line, standard, on, command } in deeds {
            if under_way.len() >= UNDER_WAY_MAX {
                answered(&mut held, &mut under_way)?;
                done += 1;
                progress.at(done, of);
            }
            let request = Request {
                id: Uuid::now_v7(),
                target: StreamId::Standard(standard),
                command: command.into(),
                expected_version: None,
                happened_on: Some(on),
                caller: Caller::at_the_machine(arguments.actor.clone()),
                on_behalf_of: None,
            };
            held.post(request).map_err(|said| Failure::Line { line, said })?;
            under_way.push_back(line);
        }
        Ok(())
    })();
    // Whatever ended it, what is under way comes to an answer.
    let mut outcome: Result<(), Failure> = given;
    while !under_way.is_empty() {
        outcome = outcome.and(answered(&mut held, &mut under_way));
        done += 1;
        progress.at(done, of);
    }
    progress.end();
    let closed = held.close();
    outcome?;
    closed
}

fn answered(held: &mut Held, under_way: &mut VecDeque<u64>) -> Result<(), Failure> {
    let Some(line) = under_way.pop_front() else { return Ok(()) };
    held.answer().map(drop).map_err(|said| Failure::Line { line, said })
}
