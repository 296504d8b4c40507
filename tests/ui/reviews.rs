//! A review on its page, and the form by which a card of a secret ballot is cast.

use plumbline_testkit::{Answer, Browser, Client, Folder, Window};

use crate::pages::{part, section};
use crate::world::{World, get};

const FORM: &str = "/ballots/meals.proposal.1.1";

/// A panel of five that meets, and the codes of its cards; four of them are drawn.
fn met(world: &World, folder: &Folder) -> Vec<String> {
    world.shell(
        r#"
plumbline people found u-bureau --name 示例民政局 --kind bureau --area 330100
for unit in college institute hospital; do plumbline people found u-$unit --name 示例$unit --kind institution --area 330100; done
plumbline people join p-li --name 示例：李某 --unit u-bureau
plumbline people join p-qian --name 示例：钱某 --unit u-bureau
for e in 1,college 2,college 3,institute 4,institute 5,hospital 6,hospital; do
  plumbline experts admit e-00${e%,*} --area 330100 --name 示例专家${e%,*} --unit u-${e#*,} --field elderly-care --until 2099-12-31 --approval 示例批文
done
plumbline submit meals '{"command":"Propose","procedure":"local-city","profile":{"level":"local","field":"elderly-care","jurisdiction":"330100","titles":{"zh":"示例：助餐服务规范"},"drafting_unit":"示例协会"}}'
plumbline review call meals --purpose proposal --size 5 --on 2099-12-20 --as p-li
plumbline review draw meals.proposal.1 --as p-li
"#,
    );
    let cards = folder.join("cards");
    let hashes = folder.join("hashes");
    world.shell(&format!(
        r#"
panel=$(plumbline review show meals.proposal.1 | grep -o 'e-00[0-9]  待答复' | grep -o 'e-00[0-9]')
for e in $panel; do plumbline review answer meals.proposal.1 accepted --as $e; done
first=$(echo $panel | cut -d' ' -f1)
plumbline review chair meals.proposal.1 $first --as p-li
plumbline review opinion meals.proposal.1 3.1 --text '示例：<范围>过宽' --weight must --as $first
plumbline review dispose meals.proposal.1 1 partly --reason 示例：已收窄 --as p-li
plumbline review attend meals.proposal.1 $panel --as p-li
plumbline ballot cards meals.proposal.1.1 5 --hashes {hashes} > {cards}
plumbline review vote meals.proposal.1 --cards {hashes} --as p-li
plumbline ballot hand meals.proposal.1.1 --to $panel --scrutineer p-qian --as p-li
"#,
        hashes = hashes.display(),
        cards = cards.display(),
    ));
    let cards = std::fs::read_to_string(cards).expect("the cards were printed");
    let code =
        |line: &str| line.strip_prefix("      ").filter(|rest| rest.len() == 24).map(str::to_owned);
    cards.lines().filter_map(code).collect()
}

fn cast(client: &mut Client, code: &str, choice: &str) -> Answer {
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let body = format!("code={code}&choice={choice}");
    client.send("POST", FORM, &form, body.as_bytes()).expect("the service answers")
}

#[test]
fn a_card_is_cast_by_nobody_and_the_count_stands_on_the_page_of_its_review() {
    let world = World::empty("ui-reviews");
    let folder = Folder::new("ui-reviews-cards");
    let codes = met(&world, &folder);
    assert_eq!(codes.len(), 5);
    let cookie = format!("plumbline_token={}", world.token_of("p-li"));

    // The form is shown to anybody, for a ballot that is there and for one that is not, and asks for nothing but a card.
    let mut nobody = world.server.client();
    let form = get(&mut nobody, FORM, &[("accept-language", "zh")]);
    assert_eq!(form.status, 200);
    let page = form.text();
    assert!(!page.contains("<script") && !page.contains("style="), "{page}");
    assert!(page.contains("保证什么") && page.contains("不能保证什么"), "{page}");
    let other = get(&mut nobody, "/ballots/other.draft.7.1", &[("accept-language", "zh")]);
    assert_eq!(other.text().replace("other.draft.7.1", "meals.proposal.1.1"), page);
    assert_eq!(get(&mut nobody, "/ballots/no-ballot", &[]).status, 404);
    // Whoever has signed in elsewhere is nobody here.
    let named = get(&mut nobody, FORM, &[("cookie", &cookie), ("accept-language", "zh")]);
    assert_eq!(named.text(), page);

    let typed = codes[0].to_lowercase().replace('-', "+");
    let put = cast(&mut nobody, &typed, "yes");
    assert_eq!(put.status, 200, "{}", put.text());
    assert!(put.text().contains("选票已在票箱中") && !put.text().contains(&codes[0]));
    assert_eq!(cast(&mut nobody, &codes[0], "yes").text(), put.text(), "the same answer");
    let used = cast(&mut nobody, &codes[0], "no");
    assert!(used.status == 422 && used.text().contains("该选票已投"), "{}", used.text());
    let foreign = cast(&mut nobody, "K7QF-2M9D-X4TB-9RWE-3HNA", "yes");
    assert!(
        foreign.status == 422 && foreign.text().contains("不属于本次表决"),
        "{}",
        foreign.text()
    );
    for (code, choice) in [("K7QF", "yes"), (codes[1].as_str(), "perhaps"), (codes[1].as_str(), "")]
    {
        assert_eq!(cast(&mut nobody, code, choice).status, 400, "{code} {choice}");
    }
    for code in &codes[1..4] {
        assert_eq!(cast(&mut nobody, code, "yes").status, 200);
    }
    assert_eq!(cast(&mut nobody, &codes[4], "no").status, 200);
    // Nothing of it is counted anywhere.
    let metrics = get(
        &mut nobody,
        "/metrics",
        &[("authorization", &format!("Bearer {}", cookie.split_once('=').unwrap().1))],
    );
    let pages = metrics.text();
    let pages: Vec<&str> = pages
        .lines()
        .filter(|line| line.contains("class=\"page\"") && line.contains("status=\"422\""))
        .collect();
    assert!(pages.is_empty(), "{pages:?}");

    let open = get(
        &mut nobody,
        "/reviews/meals.proposal.1",
        &[("cookie", &cookie), ("accept-language", "zh")],
    )
    .text();
    let ballot = section_of(&open, "表决（第 1 轮）");
    assert!(
        ballot.contains(FORM) && !ballot.contains(&codes[0]) && !ballot.contains("同意 4"),
        "{ballot}"
    );
    world.shell(
        r#"
panel=$(plumbline review show meals.proposal.1 | grep -o 'e-00[0-9]  已接受' | grep -o 'e-00[0-9]')
plumbline ballot close meals.proposal.1.1 --voted $panel --scrutineer p-qian --as p-li
plumbline review conclude meals.proposal.1 示例：同意立项 --as $(plumbline review show meals.proposal.1 | grep chair | grep -o 'e-00[0-9]' | head -1)
"#,
    );
    let late = cast(&mut nobody, &codes[4], "no");
    assert!(late.status == 422 && late.text().contains("表决已于"), "{}", late.text());

    let life =
        get(&mut nobody, "/standards/meals", &[("cookie", &cookie), ("accept-language", "zh")])
            .text();
    assert!(section(&life, "专家评审").contains("href=\"/reviews/meals.proposal.1\""), "{life}");
    let zh = get(
        &mut nobody,
        "/reviews/meals.proposal.1",
        &[("cookie", &cookie), ("accept-language", "zh")],
    )
    .text();
    let ballot = section_of(&zh, "表决（第 1 轮）");
    let sentence = "应到 5 人，实到 5 人，不少于应到的 2/3（须 4 人）：达到；同意 4 票，不少于实到的 3/4（须 4 票）：达到；不同意 1 票。结论：通过（第 1 轮）。";
    assert!(ballot.contains(sentence), "{ballot}");
    assert!(
        ballot.contains("4 yes of 5 present, at least 3/4 (4 needed): met"),
        "both languages: {ballot}"
    );
    assert_eq!(ballot.matches("<svg class=\"bar votes\"").count(), 2, "{ballot}");
    for code in &codes {
        assert!(ballot.contains(code.as_str()), "a voter finds the own card in {ballot}");
    }
    let drawn = section(&zh, "抽取");
    assert!(drawn.contains("未经见证") && drawn.matches("签号").count() == 6, "{drawn}");
    assert!(drawn.contains("第 1 候补"), "the sixth is an alternate: {drawn}");
    let opinions = section_of(&zh, "评审意见");
    assert!(
        opinions.contains("示例：&lt;范围&gt;过宽")
            && opinions.contains("部分采纳：<bdi>示例：已收窄"),
        "{opinions}"
    );
    assert!(section(&zh, "结论：通过").contains("示例：同意立项"));
    assert!(!zh.contains("<script") && !zh.contains("style="), "{zh}");
    // Elsewhere there is no such review.
    let elsewhere = format!("plumbline_token={}", world.token_at("other", "reader", "330200"));
    assert_eq!(
        get(&mut nobody, "/reviews/meals.proposal.1", &[("cookie", &elsewhere)]).status,
        404
    );
    assert_eq!(get(&mut nobody, "/reviews/meals.proposal.1", &[]).status, 401);
    assert_eq!(get(&mut nobody, "/reviews/meals.proposal.2", &[("cookie", &cookie)]).status, 404);

    let Some(mut browser) = Browser::find("a_review_is_a_page_in_both_languages") else { return };
    let pictures = Folder::new("ui-reviews-pictures");
    for language in ["zh", "en"] {
        let url = world.server.url(&format!("{FORM}?lang={language}"));
        for window in [Window::DESK, Window::PHONE] {
            browser.screenshot(
                &url,
                window,
                &pictures.join(format!("{language}-{}.png", window.width)),
            );
        }
    }
}

/// The section of a page under a heading that says more.
fn section_of<'p>(page: &'p str, heading: &str) -> &'p str {
    part(page, &format!("<h2>{heading}"), "</section>")
}
