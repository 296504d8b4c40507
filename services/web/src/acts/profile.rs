//! The description of a standard, as fields of a form: of one that is proposed, and of one that is amended.

use std::collections::BTreeMap;

use plumbline_lifecycle::procedure::Procedure;
use plumbline_lifecycle::standard::{Profile, Relation, RelationKind};
use plumbline_lifecycle::{FIELDS, Field, Jurisdiction, Level, Name, Titles};

use crate::acts::ask::Ask;
use crate::acts::form::Form;
use crate::language::Language;
use crate::places::PlaceNames;

const TITLE_ZH: Ask = Ask::of("title_zh", "中文名称", "Title in Chinese").by(&["titles"]);
const TITLE_EN: Ask = Ask::of("title_en", "英文名称", "Title in English");
const LEVEL: Ask = Ask::of("level", "层级", "Level").by(&["wrong-level", "goes-by-another"]);
const FIELD: Ask = Ask::of("field", "领域", "Field");
const AREA: Ask = Ask::of("jurisdiction", "辖区", "Jurisdiction").by(&["outside-jurisdiction"]);
const UNIT: Ask = Ask::of("drafting_unit", "起草单位", "Drafting unit").by(&["name", "other-unit"]);
const KEPT: Ask = Ask::of("relations", "与其他标准的关系", "Relations to other standards");
const KIND: Ask = Ask::of("relation_kind", "新增关系", "One relation more");
const TARGET: Ask =
    Ask::of("relation_target", "对方标准的编号", "The other standard, by its number or id");

/// What the fields hold at first.
pub(super) struct Preset<'a> {
    pub(super) profile: Option<&'a Profile>,
    /// The areas that can be chosen.
    pub(super) areas: Vec<Jurisdiction>,
    /// The one that is chosen at first.
    pub(super) area: Option<&'a Jurisdiction>,
    pub(super) levels: Vec<Level>,
    pub(super) unit: Option<&'a Name>,
}

impl Preset<'_> {
    /// Of one that is there.
    pub(super) fn of<'a>(
        profile: &'a Profile,
        procedure: &Procedure,
        names: &PlaceNames,
    ) -> Preset<'a> {
        let mut areas = areas(names);
        if !areas.contains(&profile.jurisdiction) {
            areas.insert(0, profile.jurisdiction.clone());
        }
        let levels = procedure.levels.clone();
        let (area, unit) = (Some(&profile.jurisdiction), Some(&profile.drafting_unit));
        Preset { profile: Some(profile), areas, area, levels, unit }
    }
}

/// Where the units of the house are responsible.
pub(super) fn areas(names: &PlaceNames) -> Vec<Jurisdiction> {
    let mut areas: Vec<Jurisdiction> =
        names.people().units.values().map(|unit| unit.area.clone()).collect();
    areas.sort();
    areas.dedup();
    areas
}

/// The fields, and the description that they come to.
pub(super) fn profile(
    form: &mut Form<'_>,
    preset: &Preset<'_>,
    names: &PlaceNames,
) -> Option<Profile> {
    let language = form.language;
    let held = preset.profile;
    let title = |tag: &str| held.and_then(|held| held.titles.get(tag)).unwrap_or_default();
    let zh = form.word_if_any::<String>(TITLE_ZH, title("zh"));
    let en = form.word_if_any::<String>(TITLE_EN, title("en"));
    let levels: Vec<(String, String, Level)> = (preset.levels.iter())
        .map(|level| (level.key().to_owned(), language.level(*level).to_owned(), *level))
        .collect();
    let first = preset.levels.first().copied();
    let level = held.map(|held| held.level).or(first).map(Level::key);
    let level = form.choice(LEVEL, &levels, level);
    let field = form.choice(FIELD, &fields(held, language), held.map(|held| held.field.as_str()));
    let areas: Vec<(String, String, Jurisdiction)> = (preset.areas.iter())
        .map(|area| (area.to_string(), names.told(&area.to_string(), language), area.clone()))
        .collect();
    let area = preset.area.map(Jurisdiction::as_str);
    let area = form.choice(AREA, &areas, area);
    let unit = form.word::<Name>(UNIT, preset.unit.map(Name::as_str).unwrap_or_default());
    let relations = relations(form, held);
    let mut titles: BTreeMap<String, String> = (held.into_iter())
        .flat_map(|held| held.titles.iter())
        .map(|(tag, title)| (tag.to_owned(), title.to_owned()))
        .collect();
    for (tag, title) in [("zh", zh?), ("en", en?)] {
        match title {
            Some(title) => titles.insert(tag.to_owned(), title),
            None => titles.remove(tag),
        };
    }
    let titles = match Titles::try_from(titles) {
        Ok(titles) => titles,
        Err(bad) => {
            form.wrong("title_zh", &bad);
            return None;
        }
    };
    let (drafting_unit, jurisdiction) = (unit?, area?);
    Some(Profile {
        level: level?,
        field: field?,
        jurisdiction,
        titles,
        drafting_unit,
        relations: relations?,
    })
}

/// The fields of civil affairs, as the choices of a field of a form.
pub(super) fn known_fields(language: Language) -> Vec<(String, String, Field)> {
    let known = FIELDS.iter().filter_map(|(key, zh, en)| {
        Some(((*key).to_owned(), language.say(zh, en).to_owned(), key.parse().ok()?))
    });
    known.collect()
}

fn fields(held: Option<&Profile>, language: Language) -> Vec<(String, String, Field)> {
    let known = known_fields(language).into_iter();
    let own = held.map(|held| held.field.clone());
    let own = own.filter(|own| FIELDS.iter().all(|(key, _, _)| *key != own.as_str()));
    let own = own.map(|own| (own.to_string(), language.field(own.as_str()), own));
    known.chain(own).collect()
}

/// Those that are there, to be kept or taken off, and one more.
fn relations(form: &mut Form<'_>, held: Option<&Profile>) -> Option<Vec<Relation>> {
    let language = form.language;
    let held = held.map(|held| held.relations.as_slice()).unwrap_or_default();
    let words = |kind: RelationKind| language.say(kind_of(kind).0, kind_of(kind).1).to_owned();
    let mut kept = Some(Vec::new());
    if !held.is_empty() {
        let choices: Vec<(String, String, Relation)> = (held.iter().enumerate())
            .map(|(at, one)| {
                (at.to_string(), format!("{} {}", words(one.kind), one.target), one.clone())
            })
            .collect();
        let all: Vec<String> = choices.iter().map(|(key, _, _)| key.clone()).collect();
        kept = form.ticked(KEPT, &choices, &all);
    }
    let kinds: Vec<(String, String, RelationKind)> =
        [RelationKind::Replaces, RelationKind::Adopts, RelationKind::RefersTo]
            .into_iter()
            .map(|kind| (kind.key().to_owned(), words(kind), kind))
            .collect();
    let kind = form.choice_if_any(KIND, &kinds);
    let target = form.word_if_any::<Name>(TARGET, "");
    let mut kept = kept?;
    match (kind?, target?) {
        (Some(kind), Some(target)) => kept.push(Relation { kind, target }),
        (None, None) => {}
        (Some(_), None) => {
            form.unfilled("relation_target");
            return None;
        }
        (None, Some(_)) => {
            form.unfilled("relation_kind");
            return None;
        }
    }
    Some(kept)
}

fn kind_of(kind: RelationKind) -> (&'static str, &'static str) {
    match kind {
        RelationKind::Replaces => ("代替", "replaces"),
        RelationKind::Adopts => ("采用", "adopts"),
        RelationKind::RefersTo => ("引用", "refers to"),
        RelationKind::GrownFrom => ("由规范提升自", "grew out of"),
    }
}
