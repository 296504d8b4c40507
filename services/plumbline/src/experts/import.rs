//! `plumbline experts import FILE`: a list that is kept in Excel or CSV becomes admissions.
//!
//! The whole file is read and judged first: with a bad row nothing of it is recorded. Who stands in the pool already is passed over,
//! so that a second import of the same file changes nothing, and one that was cut off goes on.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use plumbline_access::Caller;
use plumbline_lifecycle::people::People;
use plumbline_lifecycle::pool::{Command, Pool, Standing};
use plumbline_lifecycle::{
    Folded, Horizon, Jurisdiction, Name, No, PersonId, State, StreamId, World, decide,
};
use plumbline_workflow::Request;
use uuid::Uuid;

use crate::experts::PoolOf;
use crate::experts::columns::{Columns, Listed};
use crate::experts::file::{Row, rows};
use crate::failure::Failure;
use crate::held::Held;
use crate::output::{counted, say};
use crate::reading;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The file: the first sheet of an .xlsx, or a .csv in UTF-8 or GB18030. Its first line names the columns: 姓名, 单位, 专业, 聘期至, and
    /// where there are any 编号, 类别, 职称, 是否高级, 语种.
    file: PathBuf,
    #[command(flatten)]
    pool: PoolOf,
    /// The document that approves the admissions, by its number or title.
    #[arg(long, value_name = "TEXT")]
    approval: Name,
    /// Name each bad row, say what would be recorded, and record nothing.
    #[arg(long)]
    dry_run: bool,
    /// Who gives the commands: the log keeps this name.
    #[arg(long, env = "PLUMBLINE_ACTOR", value_name = "NAME", default_value = "operator")]
    actor: Name,
}

/// What a file holds.
struct List {
    new: Vec<(PersonId, Listed)>,
    known: usize,
    private: Vec<String>,
}

pub(crate) fn run(data: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let path = &arguments.file;
    let bytes = std::fs::read(path);
    let bytes = bytes.map_err(|cause| Failure::File { path: path.clone(), cause })?;
    let reader = reading::log(data)?;
    let people = reading::people(&reader)?;
    let pool = reading::pool(&reader, &arguments.pool.area, Horizon::default())?;
    drop(reader);
    let list = rows(&bytes)
        .map_err(|why| vec![(0, why)])
        .and_then(|rows| list(&rows, &people, &pool, arguments));
    let List { new, known, private } = match list {
        Ok(list) => list,
        Err(mut bad) => {
            bad.sort();
            say(&bad.iter().map(told).collect::<String>());
            return Err(Failure::BadRows(bad.len()));
        }
    };
    if !private.is_empty() {
        let columns = private.join("、");
        say(&format!("{columns}: private, and so not recorded 涉及个人隐私，未登记\n"));
    }
    let count = counted(u64::try_from(new.len()).unwrap_or(u64::MAX), "expert", "experts");
    if arguments.dry_run {
        say(&format!("{count} to be admitted, {known} known\n"));
        return Ok(());
    }
    admit(data, arguments, new)?;
    say(&format!("{count} admitted, {known} known\n"));
    Ok(())
}

fn told((line, why): &(u64, String)) -> String {
    match line {
        0 => format!("{why}\n"),
        line => format!("line {line}: {why}\n"),
    }
}

/// Who of a file is new, each with an id of their own, or each row that is bad.
fn list(
    rows: &[Row],
    people: &People,
    pool: &Pool,
    arguments: &Arguments,
) -> Result<List, Vec<(u64, String)>> {
    let rules = Rules::of(people, pool, arguments);
    let Some(((line, head), rows)) = rows.split_first() else {
        return Err(vec![(0, "the file is empty".into())]);
    };
    let columns = Columns::of(head).map_err(|why| vec![(*line, why)])?;
    let (mut read, mut bad) = (Vec::new(), Vec::new());
    for (line, cells) in rows {
        match columns.read(cells, people) {
            Ok(listed) => read.push((*line, listed)),
            Err(why) => bad.push((*line, why)),
        }
    }
    let mut taken: BTreeSet<PersonId> = pool.experts().map(|(id, _)| id.clone()).collect();
    taken.extend(read.iter().filter_map(|(_, listed)| listed.id.clone()));
    let (mut new, mut known): (Vec<(PersonId, Listed)>, usize) = (Vec::new(), 0);
    let mut numbers = 1..;
    for (line, listed) in read {
        let same = |other: &Listed| match (&listed.id, &other.id) {
            (Some(id), Some(other)) => id == other,
            _ => who(&listed) == who(other),
        };
        if let Some((_, other)) = new.iter().find(|(_, other)| same(other)) {
            bad.push((line, format!("{} stands in this file already", other.description.name)));
        } else if is_known(&listed, pool) {
            known += 1;
        } else {
            let id = listed.id.clone().unwrap_or_else(|| next(&mut numbers, &taken));
            match rules.allow(&id, &listed) {
                Ok(()) => new.push((id, listed)),
                Err(why) => bad.push((line, why)),
            }
        }
    }
    if bad.is_empty() { Ok(List { new, known, private: columns.private }) } else { Err(bad) }
}

/// What the core says to an admission, before anything is recorded.
struct Rules<'a> {
    known: BTreeMap<StreamId, Folded>,
    area: &'a Jurisdiction,
    approval: &'a Name,
}

impl<'a> Rules<'a> {
    fn of(people: &People, pool: &Pool, arguments: &'a Arguments) -> Rules<'a> {
        let folded = |state| Folded { version: 0, seq: 0, state };
        let (area, approval) = (&arguments.pool.area, &arguments.approval);
        let known = BTreeMap::from([
            (StreamId::People, folded(State::People(people.clone()))),
            (StreamId::Pool(area.clone()), folded(State::Pool(pool.clone()))),
        ]);
        Rules { known, area, approval }
    }

    fn allow(&self, expert: &PersonId, listed: &Listed) -> Result<(), String> {
        let today = reading::today();
        let world = World { known: &self.known, by: None, on: today, today };
        let command = admission(expert.clone(), listed.clone(), self.approval);
        match decide(&world, &StreamId::Pool(self.area.clone()), &command.into()) {
            Ok(_) => Ok(()),
            Err(No::Refused(refusal)) => {
                let reason = refusal.reason();
                Err(format!("{} {}", reason.zh, reason.en))
            }
            Err(No::Missing(stream)) => Err(format!("{stream} would be needed")),
        }
    }
}

fn admission(expert: PersonId, listed: Listed, approval: &Name) -> Command {
    let Listed { description, until, .. } = listed;
    Command::AdmitExpert { expert, description, until, approval: approval.clone() }
}

fn who(listed: &Listed) -> (&str, &str) {
    (listed.description.name.as_str(), listed.description.unit.as_str())
}

fn is_known(listed: &Listed, pool: &Pool) -> bool {
    match &listed.id {
        Some(id) => pool.expert(id).is_some_and(|held| held.standing != Standing::Left),
        None => pool.experts().any(|(_, held)| {
            let them = &held.description;
            held.standing != Standing::Left
                && (them.name.as_str(), them.unit.as_str()) == who(listed)
        }),
    }
}

/// The next id of the form `e-001` that nobody has.
fn next(numbers: &mut impl Iterator<Item = u32>, taken: &BTreeSet<PersonId>) -> PersonId {
    let mut ids = numbers.filter_map(|number| format!("e-{number:03}").parse::<PersonId>().ok());
    ids.find(|id| !taken.contains(id)).expect("there are more numbers than experts")
}

fn admit(data: &Path, arguments: &Arguments, new: Vec<(PersonId, Listed)>) -> Result<(), Failure> {
    let mut held = Held::open(data)?;
    let given = new.into_iter().try_for_each(|(expert, listed)| {
        let command = admission(expert, listed, &arguments.approval);
        let request = Request {
            id: Uuid::now_v7(),
            target: StreamId::Pool(arguments.pool.area.clone()),
            command: command.into(),
            expected_version: None,
            happened_on: None,
            caller: Caller::at_the_machine(arguments.actor.clone()),
            on_behalf_of: None,
        };
        held.give(request).map(|_| ())
    });
    let closed = held.close();
    given?;
    closed
}
