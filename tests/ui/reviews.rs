//! A review on its page, from its call to its end by the forms there, and the one by which a card of a secret ballot is cast; and the pool
//! from which it is drawn.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

use plumbline_testkit::{Answer, Browser, Client, Folder, Window};

use crate::acts::{Somebody, field, form_of, hidden};
use crate::pages::{part, section};
use crate::world::{World, get, today};

const FORM: &str = "/ballots/meals.proposal.1.1";

const REVIEW: &str = "/reviews/meals.proposal.1";
const POOL: &str = "/experts/330100";

/// A pool of six, and a standard that was proposed.
fn proposed(world: &World) {
    world.shell(
        r#"
plumbline people found u-bureau --name 示例民政局 --kind bureau --area 330100
for unit in college institute hospital; do plumbline people found u-$unit --name 示例$unit --kind institution --area 330100; done
plumbline people join p-li --name 示例：李某 --unit u-bureau
plumbline people join p-qian --name 示例：钱某 --unit u-bureau
for e in 1,college 2,college 3,institute 4,institute 5,hospital; do
  plumbline experts admit e-00${e%,*} --area 330100 --name 示例专家${e%,*} --unit u-${e#*,} --field elderly-care --until 2099-12-31 --approval 示例批文
done
plumbline submit meals '{"command":"Propose","procedure":"local-city","profile":{"level":"local","field":"elderly-care","jurisdiction":"330100","titles":{"zh":"示例：助餐服务规范"},"drafting_unit":"示例协会"}}'
"#,
    );
}

/// What an office does with its pool, on its pages: a sixth expert, and an adviser who comes and goes.
fn pooled(office: &mut Somebody) {
    let said = "name=Sixth&kind=expert&unit=u-hospital&fields=elderly-care&until=2099-12-31";
    let taken = office.does(POOL, "AdmitExpert", &format!("expert=e-005&{said}&approval=x"));
    assert_eq!(taken.status, 422);
    let page = taken.text();
    let form = form_of(&page, "AdmitExpert");
    assert!(field(form, "expert").contains("is in the pool already"), "{form}");
    assert!(field(form, "name").contains("value=\"Sixth\""), "nothing typed is lost: {form}");
    let admitted = format!("expert=e-006&{said}&approval=Order+6");
    office.has_done(POOL, "AdmitExpert", &admitted, "Expert admitted");
    let adviser = format!("expert=e-007&{}&approval=Order+7", said.replace("expert", "adviser"));
    office.has_done(POOL, "AdmitExpert", &adviser, "Expert admitted");
    let page = "/experts/330100/e-007";
    let described = "name=Seventh&kind=adviser&unit=u-hospital&fields=general&title=Professor&senior=1&languages=en";
    let shown = hidden(&office.page(page), "AmendExpert");
    for (act, fields) in [
        ("AmendExpert", described),
        ("RenewTerm", "until=2100-06-30"),
        ("SetAway", "from=2099-01-01&until=2099-02-01"),
        ("RecordTraining", "title=Made+up&held=2026-01-05"),
        ("DeclareConflict", "unit=u-hospital&standard=&reason=serves+there"),
        ("ClearConflict", "with=unit:u-hospital"),
        ("PauseExpert", "reason=made+up"),
        ("ResumeExpert", ""),
    ] {
        office.has_done(page, act, fields, "Done: ");
    }
    // Somebody who looked before all that hears of it; what others did to others is nothing to them.
    let late = office.send(page, &format!("{shown}{described}")).text();
    assert!(late.contains("since you opened the form things have changed"), "{late}");
    let shown = hidden(&office.page("/experts/330100/e-006"), "SetAway");
    office.has_done(page, "RemoveExpert", "reason=made+up", "Expert left");
    let away =
        office.send("/experts/330100/e-006", &format!("{shown}from=2099-03-01&until=2099-03-02"));
    assert_eq!(away.status, 303, "{}", away.text());
    assert!(!office.page(page).contains("<form class=\"act\""), "who has left is left alone");
}

/// A panel that has met, the codes of its cards, and its chair.
struct Met {
    codes: Vec<String>,
    panel: Vec<String>,
    chair: Somebody,
}

/// A panel of five that meets, by the pages alone but for its cards, whose codes come back; all of them are drawn.
fn met(world: &World, folder: &Folder, office: &mut Somebody) -> Met {
    let call = "form=meeting&on=2099-12-20&size=5";
    office.has_done("/standards/meals", "CallReview.proposal", call, "Review called");
    office.has_done(REVIEW, "Draw", "", "Panel drawn");
    let page = office.page(REVIEW);
    let drop = form_of(&page, "DropPanelist");
    let panel: Vec<String> = (1..=6)
        .map(|no| format!("e-00{no}"))
        .filter(|e| drop.contains(&format!("\"{e}\"")))
        .collect();
    assert_eq!(panel.len(), 5, "{drop}");
    // Who was not asked answers nothing; nobody is drawn a second time without a reason.
    assert!(page.contains("is not asked to sit on this panel"), "{page}");
    let again = office.does(REVIEW, "Draw", "reason=");
    assert_eq!(again.status, 422, "{}", again.text());
    let mut members: Vec<Somebody> =
        panel.iter().map(|expert| Somebody::with(world, &world.token_of(expert))).collect();
    for member in &mut members {
        let accepted = "answer=accepted&reason=";
        member.has_done(REVIEW, "AnswerInvitation", accepted, "Invitation answered");
    }
    office.has_done(REVIEW, "NameChair", &format!("expert={}", panel[0]), "Chair named");
    let mut chair = members.swap_remove(0);
    let opinion = "clause=3.1&text=%E7%A4%BA%E4%BE%8B%EF%BC%9A%3C%E8%8C%83%E5%9B%B4%3E%E8%BF%87%E5%AE%BD&weight=must";
    // The panel is full: nobody is named to it, so that nobody needs the names of the whole pool.
    assert!(!chair.page(REVIEW).contains("<datalist id=\"experts\">"));
    chair.has_done(REVIEW, "GiveOpinion", opinion, "Opinion given");
    let unsaid = office.does(REVIEW, "DisposeOpinion", "no=1&disposal=partly&reason=").text();
    let form = form_of(&unsaid, "DisposeOpinion");
    assert!(field(form, "reason").contains("What is not wholly taken says why"), "{form}");
    let partly =
        "no=1&disposal=partly&reason=%E7%A4%BA%E4%BE%8B%EF%BC%9A%E5%B7%B2%E6%94%B6%E7%AA%84";
    office.has_done(REVIEW, "DisposeOpinion", partly, "Opinion disposed of");
    let present: String = panel.iter().map(|expert| format!("present={expert}&")).collect();
    office.has_done(
        REVIEW,
        "RecordAttendance",
        &format!("{present}on={}", today()),
        "Attendance recorded",
    );
    let (cards, hashes) = (folder.join("cards"), folder.join("hashes"));
    world.shell(&format!(
        "plumbline ballot cards meals.proposal.1.1 5 --hashes {} > {}",
        hashes.display(),
        cards.display()
    ));
    let hashes = std::fs::read_to_string(hashes).unwrap().trim().replace('\n', "%0A");
    office.has_done(REVIEW, "CallBallot", &format!("cards={hashes}"), "Ballot called");
    let to: String = panel.iter().map(|expert| format!("to={expert}&")).collect();
    let alone = office.does(REVIEW, "HandCards", &format!("{to}voided=&scrutineer=p-li")).text();
    let form = form_of(&alone, "HandCards");
    assert!(field(form, "scrutineer").contains("A teller and a scrutineer"), "{form}");
    office.has_done(
        REVIEW,
        "HandCards",
        &format!("{to}voided=&scrutineer=p-qian"),
        "Cards handed out",
    );
    let cards = std::fs::read_to_string(cards).expect("the cards were printed");
    let code =
        |line: &str| line.strip_prefix("      ").filter(|rest| rest.len() == 24).map(str::to_owned);
    Met { codes: cards.lines().filter_map(code).collect(), panel, chair }
}

/// What is counted of pages on which something was refused.
fn refused(client: &mut Client, token: &str) -> Vec<String> {
    let metrics = get(client, "/metrics", &[("authorization", &format!("Bearer {token}"))]);
    let lines = metrics.text();
    let of_pages = |line: &&str| line.contains("class=\"page\"") && line.contains("status=\"422\"");
    lines.lines().filter(of_pages).map(str::to_owned).collect()
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
    proposed(&world);
    let token = world.token_for("p-li", "office");
    let mut office = Somebody::with(&world, &token);
    pooled(&mut office);
    let Met { codes, panel, mut chair } = met(&world, &folder, &mut office);
    assert_eq!(codes.len(), 5);
    let cookie = format!("plumbline_token={token}");

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

    let counted = refused(&mut nobody, &token);
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
    assert_eq!(refused(&mut nobody, &token), counted, "a card that was not taken is no page");

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
    let voted: String = panel.iter().map(|expert| format!("voted={expert}&")).collect();
    office.has_done(REVIEW, "CloseBallot", &format!("{voted}scrutineer=p-qian"), "Ballot counted");
    let conclusion =
        "passed=passed&conclusion=%E7%A4%BA%E4%BE%8B%EF%BC%9A%E5%90%8C%E6%84%8F%E7%AB%8B%E9%A1%B9";
    chair.has_done(REVIEW, "Conclude", conclusion, "Review concluded");
    assert!(!office.page(REVIEW).contains("<form class=\"act\""), "what is over is looked at");
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
