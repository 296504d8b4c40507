# 国家标准 (national): the bureau applies and records what others decide, each answer with its own day.
2026-01-05 people bureau
2026-01-05 procedures adopt national 1
2026-01-05 day-care propose national local
2026-01-05 day-care propose national national
2026-01-05 day-care send proposal
2026-01-05 day-care attach survey proposal-form first-draft
2026-01-05 day-care send proposal
2026-01-05 day-care send approval
2026-01-05 day-care attach plan-notice
2026-01-06 day-care pass-through proposal
2026-01-06 day-care accept
2026-01-07 day-care attach plan-notice
2026-01-07 day-care send proposal
2026-01-07 day-care send proposal
2026-01-07 day-care explain
2026-01-07 day-care accept
# The answer is recorded late, with the day on which it was given.
2026-04-01 day-care attach plan-notice
2026-04-01 day-care accept
2026-04-10 day-care attach draft-for-comment explanatory-note
2026-04-10 day-care consult 30
2026-04-10 day-care consult 60
2026-06-10 day-care close
2026-07-01 day-care attach draft-for-review comment-table
2026-07-01 day-care review
2026-07-01 day-care pass 技术委员会通过
2026-07-02 day-care send out-of-review
2026-09-01 day-care attach review-conclusion
2026-09-01 day-care pass 技术委员会通过
2026-09-02 day-care attach submission-letter draft-for-approval
2026-09-02 day-care pass-through approval
2026-09-03 day-care send approval
# A paper that is replaced after it went out goes through the chain, and out, once more.
2026-09-04 day-care attach draft-for-approval=2
2026-09-04 day-care attach announcement
2026-09-04 day-care send approval
2026-09-05 day-care pass-through approval
2026-09-07 day-care send approval
2027-01-11 day-care attach announcement
2027-01-11 day-care approve MZ/T 039-2027
2027-01-11 day-care approve GB/T 50001-2027
2027-01-12 day-care attach final-text
2027-01-12 day-care publish 2027-07-01
# Reviewed after five years, and abolished.
2032-01-12 day-care examine 实施满五年
2032-01-12 day-care abolish 已无需要
2032-01-13 day-care attach review-report abolition-opinion
2032-01-13 day-care abolish 已无需要
