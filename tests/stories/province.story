# 省级地方标准 (local-province): accepted, numbered and announced by the province; its clauses are everybody's who adopts it.
2026-01-05 people bureau
2026-01-05 people found u-college
2026-01-05 procedures adopt local-province 1
2026-01-06 day-care propose local-province local 330000
2026-01-06 day-care attach proposal-form first-draft
2026-01-06 day-care pass-through proposal
2026-01-07 day-care send proposal
2026-02-02 day-care attach plan-notice
2026-02-02 day-care accept
2026-02-03 day-care attach draft-for-comment explanatory-note consulted-list
2026-02-03 day-care pass-through consultation
2026-02-03 day-care consult 30
2026-03-06 day-care close
2026-03-06 day-care attach draft-for-review comment-table
2026-03-06 day-care pass-through into-review
2026-03-06 day-care review
2026-03-06 day-care panel-votes 5 yes 3 no 2 unit 0
2026-03-30 day-care return expert_review
2026-03-30 day-care return drafting
2026-03-31 day-care attach draft-for-review comment-table
2026-03-31 day-care pass-through into-review
2026-04-01 day-care review
2026-04-01 day-care panel-votes 5 yes 4 no 1 unit 0
2026-04-22 day-care attach meeting-minutes attendance submission-letter draft-for-approval
2026-04-22 day-care pass 专家组通过
2026-04-23 day-care pass-through approval
2026-04-24 day-care send approval
2026-06-01 day-care attach announcement
2026-06-01 day-care approve DB3301/T 0400-2026
2026-06-01 day-care approve DB33/T 0400-2026
2026-06-02 day-care attach final-text
2026-06-02 day-care publish 2026-10-01
2031-06-02 day-care examine 实施满五年
2031-06-03 day-care attach review-report abolition-opinion
2031-06-03 day-care pass-through abolition
2031-06-04 day-care abolish 已由国家标准代替
