//! `plumbline experts import FILE`: a list that is kept in Excel or CSV becomes admissions.
//!
//! The whole file is read and judged first: with a bad row nothing of it is recorded. Who stands in the pool already is passed over,
//! so that a second import of the same file changes nothing, and one that was cut off goes on.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use plumbline_access::Caller;
use plumbline_lifecycle::people::People;
use plumbline_lifecycle::pool::{Command, Pool, Proposed, Standing};
use plumbline_lifecycle::{Folded, Horizon, Name, No, PersonId, State, StreamId, World, decide};
use plumbline_views::folded;
use plumbline_workflow::{Keys, PersonalData, Request};
use uuid::Uuid;

use crate::experts::columns::{Columns, Listed};
use crate::experts::personal::is_settled;
use crate::experts::{PoolOf, propose};
use crate::failure::Failure;
use crate::held::Held;
use crate::output::{counted, say};
use crate::reading;
use crate::rows::{Row, rows};
use crate::send::Acting;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The file: the first sheet of an .xlsx, or a .csv in UTF-8 or GB18030. Its first line names the columns: 姓名, 单位, 专业, 聘期至, and
    /// where there are any 编号, 类别, 职称, 是否高级, 语种. What is private (电话, 手机, 邮箱, 身份证号, 银行账号) is sealed.
    file: PathBuf,
    #[command(flatten)]
    pool: PoolOf,
    /// The document that approves the admissions, by its number or title.
    #[arg(long, value_name = "TEXT", required_unless_present = "propose")]
    approval: Option<Name>,
    /// Propose them as one matter instead, at most 50, where a procedure of the area asks for an approval. What is private is sealed by
    /// importing the file again once they are admitted.
    #[arg(long, requires = "person", conflicts_with = "approval")]
    propose: bool,
    /// The person who proposes them, as p-li.
    #[arg(long = "as", value_name = "PERSON", requires = "propose")]
    person: Option<PersonId>,
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
    /// Who stands in the pool already, with what is private of them in this file.
    known: Vec<(PersonId, Option<PersonalData>)>,
}

pub(crate) fn run(data: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let path = &arguments.file;
    let bytes = std::fs::read(path);
    let bytes = bytes.map_err(|cause| Failure::File { path: path.clone(), cause })?;
    let reader = reading::log(data)?;
    let people = reading::people(&reader)?;
    let pool = reading::pool(&reader, &arguments.pool.area, Horizon::default())?;
    let procedures = folded(&reader, &StreamId::Procedures, Horizon::default())?;
    let list = rows(&bytes)
        .map_err(|why| vec![(0, why)])
        .and_then(|rows| list(&rows, (&people, &pool, procedures), arguments));
    let List { new, known } = match list {
        Ok(list) => list,
        Err(mut bad) => {
            bad.sort();
            say(&bad.iter().map(told).collect::<String>());
            return Err(Failure::BadRows(bad.len()));
        }
    };
    let (count, of) = (new.len(), known.len());
    // A list is no reason to write over what was recorded of somebody since, or to bring back what was erased.
    let mut owed = Vec::new();
    for (expert, personal) in known {
        if let Some(personal) = personal
            && !is_settled(&reader, &expert)?
        {
            owed.push((expert, personal));
        }
    }
    drop(reader);
    let sealed = owed.len() + new.iter().filter(|(_, listed)| listed.personal.is_some()).count();
    let count = counted(u64::try_from(count).unwrap_or(u64::MAX), "expert", "experts");
    if let Some(person) = &arguments.person {
        let experts = new.iter().map(|(id, listed)| proposed(id.clone(), listed)).collect();
        if arguments.dry_run || new.is_empty() {
            say(&format!("{count} to be proposed, {of} known\n"));
            return Ok(());
        }
        let acting = Acting::of(person.clone(), arguments.actor.clone());
        return propose(data, &acting, arguments.pool.area.clone(), experts);
    }
    if arguments.dry_run {
        say(&format!(
            "{count} to be admitted, {of} known; private data of {sealed} to be sealed\n"
        ));
        return Ok(());
    }
    record(data, arguments, new, owed)?;
    say(&format!("{count} admitted, {of} known; private data of {sealed} sealed\n"));
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
    (people, pool, procedures): (&People, &Pool, Folded),
    arguments: &Arguments,
) -> Result<List, Vec<(u64, String)>> {
    let rules = Rules::of(people, pool, procedures, arguments);
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
    let (mut new, mut known): (Vec<(PersonId, Listed)>, Vec<_>) = (Vec::new(), Vec::new());
    let mut numbers = 1..;
    for (line, listed) in read {
        let same = |other: &Listed| match (&listed.id, &other.id) {
            (Some(id), Some(other)) => id == other,
            _ => who(&listed) == who(other),
        };
        if let Some((_, other)) = new.iter().find(|(_, other)| same(other)) {
            bad.push((line, format!("{} stands in this file already", other.description.name)));
        } else if let Some(id) = known_as(&listed, pool) {
            known.push((id, listed.personal));
        } else {
            let id = listed.id.clone().unwrap_or_else(|| next(&mut numbers, &taken));
            match rules.allow(&id, &listed) {
                Ok(()) => new.push((id, listed)),
                Err(why) => bad.push((line, why)),
            }
        }
    }
    if bad.is_empty() { Ok(List { new, known }) } else { Err(bad) }
}

/// What the core says to an admission, before anything is recorded.
struct Rules<'a> {
    known: BTreeMap<StreamId, Folded>,
    arguments: &'a Arguments,
}

impl<'a> Rules<'a> {
    fn of(people: &People, pool: &Pool, procedures: Folded, arguments: &'a Arguments) -> Rules<'a> {
        let folded = |state| Folded { version: 0, seq: 0, state };
        let area = &arguments.pool.area;
        let mut known = BTreeMap::from([
            (StreamId::Procedures, procedures),
            (StreamId::People, folded(State::People(people.clone()))),
            (StreamId::Pool(area.clone()), folded(State::Pool(pool.clone()))),
        ]);
        // What a first matter would be written on.
        let matter = format!("pool-{area}.admission.{}", pool.proposed() + 1);
        let streams = [format!("approval/{matter}"), format!("standard/pool-{area}")];
        for stream in streams.iter().filter_map(|name| name.parse::<StreamId>().ok()) {
            known.insert(stream.clone(), Folded::unborn(&stream));
        }
        Rules { known, arguments }
    }

    fn allow(&self, expert: &PersonId, listed: &Listed) -> Result<(), String> {
        let today = reading::today();
        let (known, by) = (&self.known, self.arguments.person.as_ref());
        let world = World { known, by, on: today, today };
        let command = match &self.arguments.approval {
            Some(approval) => admission(expert.clone(), listed.clone(), approval),
            None => Command::ProposeExperts { experts: vec![proposed(expert.clone(), listed)] },
        };
        let pool = StreamId::Pool(self.arguments.pool.area.clone());
        match decide(&world, &pool, &command.into()) {
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

fn proposed(expert: PersonId, listed: &Listed) -> Proposed {
    Proposed { expert, description: listed.description.clone(), until: listed.until }
}

fn who(listed: &Listed) -> (&str, &str) {
    (listed.description.name.as_str(), listed.description.unit.as_str())
}

/// Who of the pool a row is, if they have not left it.
fn known_as(listed: &Listed, pool: &Pool) -> Option<PersonId> {
    let mut inside = pool.experts().filter(|(_, held)| held.standing != Standing::Left);
    let found = inside.find(|(id, held)| match &listed.id {
        Some(listed) => listed == *id,
        None => {
            let them = &held.description;
            (them.name.as_str(), them.unit.as_str()) == who(listed)
        }
    });
    found.map(|(id, _)| id.clone())
}

/// The next id of the form `e-001` that nobody has.
fn next(numbers: &mut impl Iterator<Item = u32>, taken: &BTreeSet<PersonId>) -> PersonId {
    let mut ids = numbers.filter_map(|number| format!("e-{number:03}").parse::<PersonId>().ok());
    ids.find(|id| !taken.contains(id)).expect("there are more numbers than experts")
}

/// Admits who is new, each with what is private of them, and seals what an import that was cut off left owing.
fn record(
    data: &Path,
    arguments: &Arguments,
    new: Vec<(PersonId, Listed)>,
    owed: Vec<(PersonId, PersonalData)>,
) -> Result<(), Failure> {
    let mut office = Office { held: Held::open(data)?, keys: Keys::at(data), arguments };
    let given =
        new.into_iter().try_for_each(|(expert, listed)| office.admit(expert, listed)).and_then(
            |()| owed.into_iter().try_for_each(|(expert, personal)| office.seal(expert, &personal)),
        );
    let closed = office.held.close();
    given?;
    closed
}

/// Who gives the commands of an import.
struct Office<'a> {
    held: Held,
    keys: Keys,
    arguments: &'a Arguments,
}

impl Office<'_> {
    fn admit(&mut self, expert: PersonId, mut listed: Listed) -> Result<(), Failure> {
        let personal = listed.personal.take();
        let Some(approval) = &self.arguments.approval else { return Ok(()) };
        let command = admission(expert.clone(), listed, approval);
        self.give(StreamId::Pool(self.arguments.pool.area.clone()), command.into())?;
        personal.map_or(Ok(()), |personal| self.seal(expert, &personal))
    }

    fn seal(&mut self, expert: PersonId, personal: &PersonalData) -> Result<(), Failure> {
        let command = self.keys.seal(&expert, &self.arguments.pool.area, personal)?;
        self.give(StreamId::Person(expert), command.into())
    }

    fn give(
        &mut self,
        target: StreamId,
        command: plumbline_lifecycle::Command,
    ) -> Result<(), Failure> {
        let request = Request {
            id: Uuid::now_v7(),
            target,
            command,
            expected_version: None,
            happened_on: None,
            caller: Caller::at_the_machine(self.arguments.actor.clone()),
            on_behalf_of: None,
        };
        self.held.give(request)?;
        Ok(())
    }
}
