# -- Before approval a description is amended; after it, it is settled, and an approved correction mends an error.
2024-01-05 day-care propose local
    -> StandardProposed @ 10.00
2024-01-05 day-care propose local
    -> refused, already-exists: This id is taken (choose another).
2024-01-06 day-care amend norm 示例：社区日间照料规范
    -> ProfileAmended @ 10.00
2024-01-06 day-care amend group 示例：社区日间照料规范
    -> refused, wrong-level: The procedure `local` is not for standards of level group.
2024-01-06 day-care correct 示例：社区老年人日间照料规范
    -> refused, out-of-turn: While the standard stands at Proposal (10.00) nobody can correct the description (possible: accept the proposal, reject the proposal, withdraw it, suspend it, hand in documents, amend the description, name its drafters, give public notice).
2024-01-06 day-care amend local 示例：社区日间照料规范
    -> ProfileAmended @ 10.00
2024-01-10 day-care hurry 60.00 DB3301/T 0400-2024
    -> … on 2024-02-09 @ 60.00
2024-03-01 day-care amend local 示例：社区老年人日间照料规范
    -> refused, profile-settled: DB3301/T 0400-2024 is approved and its description is settled (an error is mended by an approved correction).
2024-03-01 day-care correct 示例：社区老年人日间照料规范
    -> ProfileCorrected from 示例：社区日间照料规范 to 示例：社区老年人日间照料规范 @ 60.00
2024-03-02 day-care correct 示例：社区老年人日间照料服务规范
    -> ProfileCorrected from 示例：社区老年人日间照料规范 to 示例：社区老年人日间照料服务规范 @ 60.00

# What a gate behind asked for is settled too; what the gates ahead ask for may be handed in.
2024-03-02 day-care attach draft-for-approval announcement final-text meeting-minutes
    -> refused, document-settled: DB3301/T 0400-2024 is approved; the Draft for approval (报批稿) can no longer be replaced (possible: Consultation on abolition and the enforcing departments' opinion, Announcement, Text of the standard).
    -> DocumentAttached @ 60.00
    -> refused, document-settled: DB3301/T 0400-2024 is approved; the Minutes of the review (会议纪要) can no longer be replaced (possible: Consultation on abolition and the enforcing departments' opinion, Announcement, Text of the standard).
2024-03-02 day-care publish 2024-03-02
    -> StandardPublished @ 60.60 due 2029-03-02
2024-03-03 day-care attach final-text abolition-opinion
    -> refused, document-settled: DB3301/T 0400-2024 is approved; the Text of the standard (标准文本) can no longer be replaced (possible: Consultation on abolition and the enforcing departments' opinion).
    -> DocumentAttached @ 60.60 due 2029-03-02
2024-03-03 day-care amend local 示例：日间照料
    -> refused, profile-settled: DB3301/T 0400-2024 is approved and its description is settled (an error is mended by an approved correction).
2024-03-03 day-care correct 示例：老年人日间照料服务规范
    -> ProfileCorrected from 示例：社区老年人日间照料服务规范 to 示例：老年人日间照料服务规范 @ 60.60 due 2029-03-02
2029-03-01 day-care examine 实施满五年
    -> RevisionStarted @ 90.20
2029-03-01 day-care correct 示例：老年人日间照料服务规范（勘误）
    -> ProfileCorrected from 示例：老年人日间照料服务规范 to 示例：老年人日间照料服务规范（勘误） @ 90.20
2029-04-01 day-care abolish 不再适用
    -> StandardAbolished @ 95.99
2029-04-02 day-care correct 示例：日间照料
    -> refused, out-of-turn: While the standard stands at Abolished (95.99) nobody can correct the description; its life has ended.
2029-04-02 day-care attach abolition-opinion
    -> refused, out-of-turn: While the standard stands at Abolished (95.99) nobody can hand in documents; its life has ended.
