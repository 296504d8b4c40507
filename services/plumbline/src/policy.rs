//! `plumbline policy`: who may do what, by the table by which the service goes. It asks no folder.

use plumbline_access::{Role, readings, table};
use plumbline_api::{entrances, policy_json};
use plumbline_lifecycle::Command;

use crate::failure::Failure;
use crate::output::{say, table as columns};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// For programs: as PolicyService.GetPolicy tells it.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    if arguments.json {
        let told = policy_json().map_err(|error| Failure::NotAnswered {
            call: "PolicyService/GetPolicy".into(),
            message: error.to_string(),
        })?;
        say(&format!("{told}\n"));
    } else {
        say(&told());
    }
    Ok(())
}

fn told() -> String {
    let mut text = "谁可以办理什么；表中没有的，任何人都不能办理。\n\
        Who may give which command; what is not here nobody may.\n"
        .to_owned();
    let mut noun = None;
    for row in table() {
        if noun != Some(row.noun) {
            noun = Some(row.noun);
            let (zh, en) = row.noun.map_or(("期限", "Last days"), |noun| (noun.zh(), noun.en()));
            text += &format!("\n{zh} {en}\n");
        }
        text += &format!("  {}\n", roles(row.roles));
        let there = Command::all(row.noun);
        let told = there.iter().filter(|(name, ..)| row.commands.contains(name));
        let told: Vec<String> = told.map(|(name, zh, _)| format!("{name} {zh}")).collect();
        text += &format!("    {}\n", told.join(", "));
        for condition in row.conditions {
            text += &format!("    - {} — {}\n", condition.zh(), condition.en());
        }
    }
    text += "\n谁可以查阅什么 Who may read what\n";
    for row in readings() {
        let (what, how) = (row.what, row.how);
        text += &format!("  {}\n    {} — {}\n", roles(row.roles), what.zh(), what.en());
        text += &format!("    - {} — {}\n", how.zh(), how.en());
    }
    let addresses = plumbline_web::entrances().into_iter().map(|(at, who)| (at.to_owned(), who));
    let rows = addresses
        .chain(entrances())
        .map(|(at, who)| vec![format!("  {at}"), who.key().to_owned(), who.zh().to_owned()]);
    text += "\n各地址对谁开放 Who is let in at which address\n";
    text + &columns(&rows.collect::<Vec<_>>(), &[])
}

fn roles(roles: &[Role]) -> String {
    let told: Vec<String> =
        roles.iter().map(|role| format!("{} {}", role.key(), role.zh())).collect();
    told.join(", ")
}
