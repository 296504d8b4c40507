//! Citations in Chinese and English. A source is written down once, mostly in Chinese; laws, standards and the words around them
//! have names in both languages, and articles are counted. What is not known here is told as it was written.

/// What is cited and the words around it, in Chinese and English.
const PHRASES: &[(&str, &str)] = &[
    // Laws, regulations, measures.
    ("中华人民共和国标准化法", "Standardization Law"),
    ("标准化法", "Standardization Law"),
    ("中华人民共和国公务员法", "Civil Servants Law"),
    ("民法典", "Civil Code"),
    ("个人信息保护法", "Personal Information Protection Law"),
    ("山东省标准化条例", "Shandong Standardization Regulations"),
    ("上海市标准化条例", "Shanghai Standardization Regulations"),
    ("招标投标法", "Tendering and Bidding Law"),
    ("政府信息公开条例", "Regulations on Open Government Information"),
    ("地方标准管理办法", "Measures for Local Standards"),
    (
        "重庆市民政局标准化管理办法",
        "Standardization Measures of the Chongqing Civil Affairs Bureau",
    ),
    ("某部标准化管理办法", "a ministry's standardization measures"),
    ("全国年节及纪念日放假办法", "Measures on National Holidays"),
    ("国务院办公厅节假日安排通知", "the State Council General Office's notices of holidays"),
    ("宿迁市 2023 年计划通知", "Suqian's notice of plans of 2023"),
    (
        "国家标准委 2024-07-02 复审结论处理要求",
        "the national standards administration's requirements of 2024-07-02 on review conclusions",
    ),
    ("由市标准化主管部门规定", "as the city's standardization authority lays down"),
    ("市标准化主管部门规定", "as the city's standardization authority lays down"),
    (
        "提前量参照总局 2025 年对国家标准的要求",
        "the lead time after the requirements of 2025 for national standards",
    ),
    ("本局领导小组工作制度", "the bureau's rules for its leadership group"),
    ("由省标准化主管部门规定", "as the province's standardization authority lays down"),
    ("重大行政决策程序暂行条例", "Interim Regulations on Major Administrative Decisions"),
    ("工业和信息化部令第 55 号", "Order 55 of the Ministry of Industry and Information Technology"),
    ("多个社会团体的标准化管理办法", "standardization measures of several associations"),
    (
        "二手资料所载国家标准征求意见期限",
        "the time of consultation for national standards as second-hand sources have it",
    ),
    (
        "市场监管总局 2025 年对国家标准的要求",
        "the market regulator's requirements of 2025 for national standards",
    ),
    ("上海市一则公告", "a notice of Shanghai"),
    ("行业标准备案期限", "the time for filing standards of an industry"),
    ("地方标准备案期限", "the time for filing local standards"),
    ("省级计划", "a province's plans of"),
    ("2024 年计划为 2025-08-31", "that of 2024 names 2025-08-31"),
    ("以计划所列完成日期为准", "the day that the plan names"),
    ("24 个月为上限", "24 months at most"),
    ("延期一年", "an extension of a year"),
    ("一次", "once"),
    ("延期长度和次数为办公惯例", "how long and how often by office practice"),
    ("不按年度重新编号为惯例", "numbers that do not begin again each year by practice"),
    ("技术委员会组成", "the composition of technical committees"),
    ("会前一个月送材料", "the papers a month before the meeting"),
    ("二手资料", "second-hand sources"),
    ("提前量", "the lead time"),
    ("试行", "a trial of"),
    (" 至 ", " to "),
    ("办公惯例", "office practice"),
    ("市级计划", "a city's plans of"),
    // What is said of them.
    ("复审周期一般不超过五年", "a review within five years as a rule"),
    ("届满六个月前评估", "evaluated six months before the end"),
    ("半年内征求意见稿", "a draft for comment within half a year"),
    ("一年内送审稿", "a draft for review within a year"),
    ("材料不符合要求的退回", "sent back where the documents do not meet the requirements"),
    ("审查未通过的退回", "sent back where the review is not passed"),
    ("按主动公开信息理解", "read as information that is published"),
    ("时限为办公惯例", "the time limits by office practice"),
    ("起草人不得审查", "drafters do not review"),
    ("人数比照 ", "the size by analogy with "),
    ("五人以上单数", "an odd number, five at least"),
    ("其余为他部他地规定", "the rest as other ministries and places lay down"),
    ("其余为办公惯例", "the rest by office practice"),
    ("到会不足 2/3 重新组织", "held again where fewer than 2/3 are present"),
    ("到会 3/4 同意为通过", "passed by 3/4 of those present"),
    ("比例比照 ", "the shares by analogy with "),
    ("无记名为办公惯例", "in secret by office practice"),
    (
        "无记名投票：发票、收票、计票、监票",
        "a secret ballot: cards handed out, collected and counted under a scrutineer",
    ),
    ("清单为惯例", "the list by practice"),
    ("清单按 ", "the list by "),
    ("定期反馈", "regular reports"),
    ("期限未定", "no time laid down"),
    ("不少于 10 家", "10 bodies at least"),
    ("未见原文", "the original not seen"),
    ("待录入", "to be entered"),
    ("比照", "by analogy"),
    ("摘录", "excerpt"),
    ("取中", "the middle taken"),
    ("回避", "recusal"),
    ("退回", "sending back"),
    ("征求意见阶段", ", stage of consultation"),
    ("审查阶段", ", stage of review"),
    ("批准阶段", ", stage of approval"),
    ("出版阶段", ", stage of publication"),
    ("废止阶段", ", stage of abolition"),
    ("编号规则", "numbering"),
    (" 个月", " months"),
    (" 日", " days"),
    ("（未核实）", ""),
    // The international ones, which are written down in English.
    ("ISO/IEC 导则 第 1 部分", "ISO/IEC Directives Part 1"),
    ("ISO/IEC 导则 第 1 部分", "ISO/IEC Directives, Part 1"),
    (
        "ISO 指南 69:1999（国际协调阶段代码）",
        "ISO Guide 69:1999, International harmonized stage codes",
    ),
    ("五年内开展系统复审", "systematic review within five years"),
    ("系统复审投票：20 周", "systematic review ballot: 20 weeks"),
    ("DIS 投票：12 周", "DIS ballot: 12 weeks"),
    ("FDIS 投票：8 周", "FDIS ballot: 8 weeks"),
    ("第 2 章", "clause 2"),
    ("本系统规则", "Plumbline"),
    // Marks between them.
    ("；", "; "),
    ("，", ", "),
    ("、", ", "),
    ("：", ": "),
];

/// In English, as far as every part of it has words there.
pub(super) fn in_english(text: &str) -> String {
    each_part(text, |part| {
        let told = replaced(&articles(part), |(zh, en)| (zh, en));
        let told =
            told.replace('（', " (").replace('）', ")").replace(" ,", ",").replace("  ", " ");
        if has_han(&told) { part.to_owned() } else { told.trim().to_owned() }
    })
    .join("; ")
}

/// In Chinese, as far as every part of it has words there.
pub(super) fn in_chinese(text: &str) -> String {
    let parts = each_part(text, |part| {
        let told = match has_han(part) {
            true => part.to_owned(),
            false => replaced(part, |(zh, en)| (en, zh)),
        };
        // A part of which something stays English is told as it was written.
        match has_han(&told) && !has_english(&told) {
            true => told
                .replace(" (", "（")
                .replace('(', "（")
                .replace(')', "）")
                .replace(", ", "，")
                .replace(": ", "："),
            false => part.to_owned(),
        }
    });
    parts.join("；")
}

/// Whether an English word stands in it: two small letters beside each other. `ISO/IEC` is a name in both languages.
fn has_english(text: &str) -> bool {
    text.as_bytes().windows(2).any(|pair| pair.iter().all(u8::is_ascii_lowercase))
}

/// The parts of a source, without the marks of what was not verified.
fn each_part(text: &str, told: impl Fn(&str) -> String) -> Vec<String> {
    let clean = text.replace(" ?", "").replace(['?', '？'], "").replace("（未核实）", "");
    clean.split([';', '；']).map(|part| told(part.trim())).filter(|part| !part.is_empty()).collect()
}

/// With every phrase in its other language, the longest first.
fn replaced(
    text: &str,
    way: impl Fn((&'static str, &'static str)) -> (&'static str, &'static str),
) -> String {
    let mut phrases: Vec<_> =
        PHRASES.iter().copied().map(way).filter(|(from, _)| !from.is_empty()).collect();
    phrases.sort_by_key(|(from, _)| std::cmp::Reverse(from.len()));
    phrases.into_iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// `第十一条、第十六条` as `, art. 11, 16`.
fn articles(text: &str) -> String {
    let (mut told, mut rest, mut counting) = (String::new(), text, false);
    while let Some((before, number, after)) = next_article(rest) {
        match before.trim() {
            "、" if counting => told.push_str(", "),
            "至" if counting => told.push_str(" to "),
            _ => {
                told.push_str(before.trim_end());
                told.push_str(", art. ");
            }
        }
        told.push_str(&number.to_string());
        (rest, counting) = (after, true);
    }
    told + rest
}

/// The first `第…条`: what stands before it, its number, what comes after it.
fn next_article(text: &str) -> Option<(&str, u32, &str)> {
    let mut from = 0;
    while let Some(at) = text[from..].find('第') {
        let inner = from + at + '第'.len_utf8();
        if let Some(end) = text[inner..].find('条')
            && let Some(number) = number(&text[inner..inner + end])
        {
            return Some((&text[..from + at], number, &text[inner + end + '条'.len_utf8()..]));
        }
        from = inner;
    }
    None
}

/// A number up to 999 in Chinese: 二百零三.
fn number(text: &str) -> Option<u32> {
    let (mut sum, mut digit) = (0, None);
    for c in text.chars() {
        let value = "零一二三四五六七八九".chars().position(|known| known == c);
        match (c, value) {
            ('百', _) => sum += digit.take()? * 100,
            ('十', _) => sum += digit.take().unwrap_or(1) * 10,
            ('零', _) => {}
            (_, Some(value)) => digit = Some(u32::try_from(value).ok()?),
            _ => return None,
        }
    }
    Some(sum + digit.unwrap_or(0)).filter(|number| *number > 0)
}

fn has_han(text: &str) -> bool {
    text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procedure::{BUILT_IN, OFFERED};

    #[test]
    fn what_the_law_says_is_cited_by_its_article() {
        assert_eq!(in_english("民法典 第二百零三条"), "Civil Code, art. 203");
        assert_eq!(
            in_english("标准化法 第十条至第二十条; 山东省标准化条例 第十一条、第十六条"),
            "Standardization Law, art. 10 to 20; Shandong Standardization Regulations, art. 11, 16"
        );
        assert_eq!(
            in_chinese("ISO/IEC Directives Part 1, 2.6.1 (DIS ballot: 12 weeks)"),
            "ISO/IEC 导则 第 1 部分，2.6.1（DIS 投票：12 周）"
        );
        assert_eq!(
            in_english("某市规定; 标准化法 第九条"),
            "某市规定; Standardization Law, art. 9",
            "what has no words here stays"
        );
    }

    /// Every source that comes with the program is told to each reader in their own language.
    #[test]
    fn each_source_of_the_program_has_words_in_both_languages() {
        let mut sources = Vec::new();
        for (_, text) in BUILT_IN.into_iter().chain(OFFERED) {
            gather(&text.parse::<toml::Table>().unwrap().into(), &mut sources);
        }
        let of_the_core = [
            crate::reason::OURS,
            "GB/T 1.1 / GB/T 16733-1997: numbering",
            "中华人民共和国标准化法 第十条至第二十条; GB/T 1.1",
            "中华人民共和国公务员法 第七十六条 (回避, 比照)",
            "全国年节及纪念日放假办法; 国务院办公厅节假日安排通知",
            "办公惯例（无记名投票：发票、收票、计票、监票）",
            "办公惯例（未核实）",
        ];
        sources.extend(of_the_core.map(str::to_owned));
        assert!(sources.len() > 40, "{sources:?}");
        for source in sources {
            let (zh, en) = (in_chinese(&source), in_english(&source));
            assert!(!has_han(&en) && !en.is_empty(), "{source}: {en}");
            let foreign = zh.split(|c: char| !c.is_ascii_lowercase()).any(|word| word.len() > 2);
            assert!(!foreign && !zh.contains(['(', ';', '?']), "{source}: {zh}");
        }
    }

    fn gather(value: &toml::Value, into: &mut Vec<String>) {
        match value {
            toml::Value::Table(table) => {
                for (key, value) in table {
                    match value {
                        toml::Value::String(text) if key == "source" => into.push(text.clone()),
                        other => gather(other, into),
                    }
                }
            }
            toml::Value::Array(values) => values.iter().for_each(|value| gather(value, into)),
            _ => {}
        }
    }
}
