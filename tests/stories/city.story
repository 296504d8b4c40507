# 设区的市地方标准 (local-city): from the proposal to the second edition that takes the place of the first on its day. What the
# city's market-supervision administration decides is handed in as its answer.
2026-01-05 people bureau
2026-01-05 day-care propose local-city
2026-01-06 day-care accept
2026-01-06 day-care attach analysis first-draft benefit rollout
2026-01-06 day-care p-feng: submit approval
2026-01-06 day-care pass-through proposal
2026-01-06 day-care accept
2026-01-06 day-care attach plan-notice
2026-01-20 day-care accept
2026-01-21 day-care attach draft-for-comment explanatory-note consulted-list
2026-01-21 day-care pass-through consultation
2026-01-22 day-care consult 20 bodies 10
2026-01-22 day-care consult 30 bodies 9
2026-01-22 day-care consult 30 bodies 10
2026-02-01 consultation/day-care.draft.1 comment 5 市财政局 应细化
2026-02-27 day-care close
2026-02-28 day-care attach draft-for-review comment-table
2026-02-28 day-care p-feng: submit into-review
2026-02-28 consultation/day-care.draft.1 dispose 1 taken 已采纳
2026-02-28 day-care pass-through into-review
2026-03-02 day-care review
2026-03-03 day-care attach meeting-minutes attendance
2026-03-20 day-care pass 一致同意
2026-03-21 day-care attach submission-letter draft-for-approval
2026-03-21 day-care pass-through approval
2026-03-22 day-care approve DB3301/T 0400-2026
2026-04-20 day-care attach notice-result announcement
2026-04-20 day-care approve DB3301/T 0400-2026
2026-04-20 day-care attach final-text
2026-04-21 day-care publish 2026-07-01
# Five years later it is examined, and the next edition takes its place on its day.
2031-01-07 day-care examine 实施满五年
2031-01-07 day-care attach review-report
2031-01-07 day-care pass-through confirmation
2031-01-08 day-care revise day-care-2
2031-01-08 day-care-2 attach analysis first-draft benefit rollout plan-notice draft-for-comment explanatory-note consulted-list draft-for-review comment-table meeting-minutes attendance submission-letter draft-for-approval notice-result announcement final-text
2031-01-08 day-care-2 pass-through proposal
2031-01-08 day-care-2 accept
2031-01-09 day-care-2 pass-through consultation
2031-01-09 day-care-2 consult 30 bodies 10
2031-02-10 day-care-2 close
2031-02-11 day-care-2 pass-through into-review
2031-02-11 day-care-2 review
2031-02-20 day-care-2 pass 一致同意
2031-02-21 day-care-2 pass-through approval
2031-03-03 day-care-2 approve DB3301/T 0400-2031
2031-03-04 day-care-2 publish 2031-05-01
2031-04-30 day-care supersede
2031-05-02 day-care-2 clock effective 2031-05-01
2031-05-02 day-care examine 再议
