# 民政行业标准 (industry): the drafter's unit casts more than a quarter of the votes, so the ballot is void; the second round passes.
2026-01-05 people bureau
2026-01-05 people found u-college
2026-01-05 people found u-drafting
2026-01-05 procedures adopt industry 1
2026-01-06 day-care propose industry industry
2026-01-06 day-care drafters u-drafting p-chen
2026-01-06 day-care attach survey proposal-form first-draft
2026-01-06 day-care pass-through proposal
2026-01-07 day-care send proposal
2026-02-02 day-care attach plan-notice
2026-02-02 day-care accept
2026-02-03 day-care attach draft-for-comment explanatory-note
2026-02-03 day-care consult 30
2026-03-06 day-care close
2026-03-06 day-care attach draft-for-review comment-table
2026-03-06 day-care review
2026-03-06 day-care panel-votes 5 yes 5 no 0 unit 0
2026-03-06 day-care panel-votes 16 yes 14 no 2 unit 5
2026-04-10 day-care panel-votes again 16 yes 12 no 0 unit 3
2026-04-10 day-care attach meeting-minutes submission-letter draft-for-approval
2026-04-10 day-care pass 专家组通过
2026-04-11 day-care pass-through approval
2026-04-13 day-care send approval
2026-06-01 day-care attach announcement
2026-06-01 day-care approve MZ/T 300-2026
2026-06-02 day-care attach final-text
2026-06-02 day-care publish 2026-10-01
# Reviewed, and confirmed; and once more, to be revised.
2031-06-02 day-care examine 实施满五年
2031-06-02 day-care attach review-report
2031-06-03 day-care confirm 继续有效
2036-06-03 day-care examine 再满五年
2036-06-04 day-care revise day-care-2
