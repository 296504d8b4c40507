//! `PolicyService`: who may do what. The table is `access`'s; here it is only put into words of the contract.

use connectrpc::{RequestContext, ServiceRequest, ServiceResult};
use plumbline_access::{Condition, Entrance, ReadingRow, Role, Row, readings, table};
use plumbline_lifecycle::{Command, Noun};

use crate::calls::{Calls, wrap};
use crate::plain::CONTRACT;
use crate::proto::plumbline::v1 as wire;
use crate::public::is_public;

impl wire::PolicyService for Calls {
    async fn get_policy(
        &self,
        _: RequestContext,
        _: ServiceRequest<'_, wire::GetPolicyRequest>,
    ) -> ServiceResult<wire::GetPolicyResponse> {
        wrap(Ok(policy()))
    }
}

/// Who may do what, as the call tells it, in JSON.
///
/// # Errors
/// What serde says, of a text that no JSON can hold.
pub fn policy_json() -> Result<String, serde_json::Error> {
    serde_json::to_string(&policy())
}

/// Who is let in at which address of the API.
#[must_use]
pub fn entrances() -> Vec<(String, Entrance)> {
    let contract: serde_json::Value = serde_json::from_str(CONTRACT).unwrap_or_default();
    let paths = contract["paths"].as_object().into_iter().flatten();
    let mut all: Vec<_> = paths.map(|(path, _)| (path.clone(), entrance(path))).collect();
    all.sort_by(|(one, _), (other, _)| one.cmp(other));
    all
}

fn entrance(path: &str) -> Entrance {
    let is_open = ["/healthz", "/readyz", "/openapi.json"].contains(&path);
    if is_open || is_public(path) { Entrance::Anybody } else { Entrance::Member }
}

fn policy() -> wire::GetPolicyResponse {
    wire::GetPolicyResponse {
        rows: table().iter().map(row).collect(),
        readings: readings().iter().map(reading).collect(),
        calls: entrances().into_iter().map(call).collect(),
        ..Default::default()
    }
}

fn row(row: &Row) -> wire::PolicyRow {
    let named = Command::all(row.noun).iter().filter(|(name, ..)| row.commands.contains(name));
    let command = |(name, zh, en): &(&str, &str, &str)| wire::PolicyCommand {
        name: (*name).into(),
        zh: (*zh).into(),
        en: (*en).into(),
        ..Default::default()
    };
    let condition = |holds: &Condition| words(holds.key(), holds.zh(), holds.en());
    wire::PolicyRow {
        noun: row.noun.map(Noun::key).map(str::to_owned),
        commands: named.map(command).collect(),
        roles: roles(row.roles),
        conditions: row.conditions.iter().map(condition).collect(),
        ..Default::default()
    }
}

fn reading(row: &ReadingRow) -> wire::PolicyReading {
    wire::PolicyReading {
        what: words(row.what.key(), row.what.zh(), row.what.en()).into(),
        roles: roles(row.roles),
        how: words(row.how.key(), row.how.zh(), row.how.en()).into(),
        ..Default::default()
    }
}

fn call((at, who): (String, Entrance)) -> wire::PolicyEntrance {
    let who = words(who.key(), who.zh(), who.en()).into();
    wire::PolicyEntrance { at, who, ..Default::default() }
}

fn roles(roles: &[Role]) -> Vec<String> {
    roles.iter().map(|role| role.key().to_owned()).collect()
}

fn words(key: &str, zh: &str, en: &str) -> wire::PolicyWords {
    wire::PolicyWords { key: key.into(), zh: zh.into(), en: en.into(), ..Default::default() }
}
