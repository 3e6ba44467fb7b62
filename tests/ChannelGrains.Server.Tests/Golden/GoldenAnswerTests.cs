using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sources;
using ChannelGrains.Grains.Actions;
using ChannelGrains.Grains.Agreements;
using ChannelGrains.Grains.Discipline;
using ChannelGrains.Grains.Feedback;
using ChannelGrains.Grains.FormRecords;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Lanes;
using ChannelGrains.Grains.Lifecycle;
using ChannelGrains.Grains.Markets;
using ChannelGrains.Grains.Programmes;
using ChannelGrains.Grains.Quarantine;
using ChannelGrains.Grains.Scorecards;
using ChannelGrains.Grains.Settlement;
using ChannelGrains.Grains.Selection;
using ChannelGrains.Grains.Shares;
using ChannelGrains.Grains.Sources;
using ChannelGrains.Grains.Surveys;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Server.Tests.Golden;

/// <summary>What is kept of an answer for a repeated request is, byte by byte, what it was before, and gives the same answer.</summary>
public sealed class GoldenAnswerTests
{
    [Fact]
    public void Answer_OfTheLifecycle_IsTheGoldenOne() => Check("lifecycle", LifecycleAnswers.Form, new Fact(), new PartnerOnDay(
        "golden", new PartnerParticulars { DisplayName = "Chengdu South", ChannelType = Domain.Partners.ChannelType.Direct, Region = "cn", TimeZone = "Etc/UTC", CurrencyCode = "CNY" },
        LifecycleState.Active, BusinessDay.Of(2025, 1, 1), 1_772_884_800_000_000, 7));

    [Fact]
    public void Answer_OfTheLifecycleOfACandidate_IsTheGoldenOne() => Check("lifecycle.candidate", LifecycleAnswers.Form, new Fact(), new PartnerOnDay(
        "candidate", new PartnerParticulars { DisplayName = "Chengdu South", ChannelType = Domain.Partners.ChannelType.Direct, Region = "cn", TimeZone = "Etc/UTC", CurrencyCode = "CNY" },
        LifecycleState.Qualified, null, 1_772_884_800_000_000, 7)
    {
        Origin = new Domain.Partners.PartnerOrigin(Domain.Partners.OriginKind.EmployeeReferral, "Li Wei"),
        KnownSince = BusinessDay.Of(2025, 12, 1),
    });

    [Fact]
    public void Answer_OfAnAgreement_IsTheGoldenOne() => Check("agreements", AgreementAnswers.Form, new Fact(), new AgreementChange(
        new Domain.Agreements.AgreementVersionOnDay(
            2, 1, Domain.Agreements.AgreementState.Active, BusinessDay.Of(2026, 3, 1), BusinessDay.Of(2026, 12, 31), true,
            [Domain.Agreements.AgreementSide.Company, Domain.Agreements.AgreementSide.Partner], new(BusinessDay.Of(2026, 3, 1), BusinessDay.Of(2026, 6, 30))),
        [new(Domain.Agreements.AgreementWarningKind.Terminated, 0, BusinessDay.Of(2026, 7, 1)), new(Domain.Agreements.AgreementWarningKind.SameDay, 1, BusinessDay.Of(2026, 3, 1))], 7));

    [Fact]
    public void Answer_OfAStatement_IsTheGoldenOne() => Check("settlement", StatementChanges.Form, new Fact(), new StatementChange(
        new Domain.Settlement.ClosedStatement
        {
            Month = 672,
            State = Domain.Settlement.StatementState.Disputed,
            Total = -12_345,
            Tax = 6,
            DueOn = BusinessDay.Of(2026, 3, 2),
            LineCount = 3,
            DisputeCount = 2,
            ClosedAt = 7,
            LastAt = 9,
        },
        [new Domain.Settlement.OpenedDispute(672, 2, [1, 3], 9)]));

    [Fact]
    public void Answer_OfALane_IsTheGoldenOne() => Check(
        "lanes", LaneAnswers.Form, new Fact { Lanes = new LanesFact { Opened = new LaneOpened { SourceId = "till", Epoch = 2 } } },
        new LaneReading("till", 2, 0, "s3", 0x0123456789abcdef, 1_772_884_800_000_000, 5, 1, false, 42));

    [Fact]
    public void Answer_OfASweep_IsTheGoldenOne() => Check("quarantine.swept", ReplayAnswers.Form, new Fact { Quarantine = new QuarantineFact { Swept = new QuarantineSwept { Applied = 3 } } },
        new ReplayedItems(Domain.Ingest.QuarantineReason.Unspecified, 3, [KeyValuePair.Create(Domain.Ingest.QuarantineReason.Currency, 2)], "17.3"));

    [Fact]
    public void Answer_OfADiscard_IsTheGoldenOne() => Check("quarantine.discarded", DiscardAnswers.Form,
        new Fact { Quarantine = new QuarantineFact { Discarded = new QuarantineDiscarded { Items = { new QuarantineKey { Version = 17, Index = 3 } } } } }, new DiscardedItems(1, "17.3"));

    [Fact]
    public void Answer_OfAComplaintThatWasAnswered_IsTheGoldenOne() => Check("feedback.complaint_answered", ComplaintAnswers.Form,
        new Fact { RecordedAtMicros = 9, Feedback = FeedbackFacts.ToFact(new Domain.Feedback.ComplaintAnswered("C-1", 8, "a new one", BusinessDay.Of(2026, 3, 7))) },
        new ComplaintReading(
            new Domain.Feedback.Complaint(new("C-1", "a wet parcel", 0x0123456789abcdef, 1, 2, BusinessDay.Of(2026, 3, 7)), new("C-1", 8, "a new one", BusinessDay.Of(2026, 3, 7))), 9, 7));

    [Fact]
    public void Answer_OfARecord_IsTheGoldenOne() => Check("form_records", RecordAnswers.Form, new Fact(), new RecordVersions(7, [9, 300]));

    [Fact]
    public void Answer_OfAFindingThatWasDecided_IsTheGoldenOne() => Check("form_records.decided", FindingAnswers.Form, new Fact(), FindingAction.Of(
        new Domain.FormRecords.Finding(new("hygiene", "总店", "floor"), "visit-1", "mop", Domain.Actions.ActionPriority.High, true, 1, 2)
        {
            LastRecordId = "visit-2",
            LastReceivedMicros = 3,
            TimesFailed = 2,
            CauseRecordId = "visit-2",
            FoundMonth = 674,
            Decided = new(new("hygiene", "总店", "floor"), "no mop", "buy one", BusinessDay.Of(2026, 3, 20), "ann"),
        },
        7));

    [Fact]
    public void Answer_OfAGiftThatIsDecided_IsTheGoldenOne() => Check("discipline.gift_decided", DecidedGiftAnswers.Form, new Fact { RecordedAtMicros = 9 }, new Domain.Discipline.Gift(
        new(
            "G-1", Domain.Discipline.GiftDirection.Received, new(Domain.Compliance.DeclarerKind.Principal, "ann"), "golden", "the buyer", "tea set", Domain.Money.Amount.FromUnits(680), "CNY",
            BusinessDay.Of(2026, 3, 2), Domain.Discipline.GiftOutcome.Accepted, true, "at New Year"),
        "ann", 5, 7)
    {
        Decided = new("G-1", Domain.Discipline.GiftOutcome.HandedOver, "given away"),
        DecidedBy = "bob",
        DecidedAtMicros = 9,
    });

    [Fact]
    public void Answer_OfFindingsThatShareAnAction_IsTheGoldenOne() => Check("form_records.shared", SharedAnswers.Form, new Fact(), new SharedFindings(
        [
            FindingAction.Of(
                new Domain.FormRecords.Finding(new("hygiene", "总店", "floor"), "visit-1", "mop", Domain.Actions.ActionPriority.High, true, 1, 0) { LastReceivedMicros = 3, FoundMonth = 674, ImprovementId = "refit-1" }, 7),
        ],
        7));

    [Fact]
    public void Answer_OfAnActionThatIsDone_IsTheGoldenOne() => Check("actions.done", ActionAnswers.Form, new Fact { RecordedAtMicros = 9 }, new ActionReading(
        new Domain.Actions.ActionItem(
            "golden", new("A-1", Domain.Actions.ActionKind.Finding, "mend", "finding:v:1", 1, "", Domain.Actions.ActionPriority.High, "Li", 8, BusinessDay.Of(2026, 3, 7), Domain.Actions.ActionProof.BeforeAndAfter), 1, "ann")
        {
            State = Domain.Actions.ActionState.Done,
            CompletedAtMicros = 5,
            CompletedBy = "Li",
            Spent = new(BusinessDay.Of(2026, 3, 7), Domain.Money.Amount.FromUnits(120), "CNY"),
        },
        9, 7));

    [Fact]
    public void Answer_OfAnActionThatMoved_IsTheGoldenOne() => Check("actions.moved", ActionAnswers.Form, new Fact { RecordedAtMicros = 9 }, new ActionReading(
        new Domain.Actions.ActionItem(
            "golden", new("A-1", Domain.Actions.ActionKind.Risk, "call", "level:7", 2, "", Domain.Actions.ActionPriority.High, "Li", 8, BusinessDay.Of(2026, 3, 7)), 1, "ann")
        {
            State = Domain.Actions.ActionState.Verified,
            Owner = "Wang",
            CompletedAtMicros = 5,
            CompletedBy = "Li",
            ClosedAtMicros = 9,
        },
        9, 7));

    [Fact]
    public void Answer_OfAShareThatWasRevoked_IsTheGoldenOne() => Check("shares.revoked", RevokedAnswers.Form,
        new Fact { RecordedAtMicros = 9, Principal = "bob", Shares = new SharesFact { Revoked = new ShareRevoked { ShareId = "s-1" } } },
        new ShareReading(new Domain.Shares.Share("s-1", "给店长", 3, "ann", 20, 9, "bob"), 7));

    [Fact]
    public void Answers_ThatTheFactSaysWhole_AreReadFromIt()
    {
        CheckFact(ProgrammeFacts.Answers, new Domain.Programmes.Programme { DisplayName = "Channels", WeekScheme = Domain.Calendars.WeekScheme.Iso, Version = 7 },
            answer => new Fact { Programmes = new ProgrammesFact { Updated = new ProgrammeUpdated { Settings = ProgrammeFacts.ToSettings(answer) } } });
        CheckFact(SourceFacts.Answers, new SourceDefinition { SourceId = "till", Mode = Domain.Sources.SourceMode.Keyed, DisplayName = "Till", AllowedPartnerIds = ["p-1"], MaxAgeDays = 9, Version = 7 },
            answer => new Fact { Sources = new SourcesFact { Changed = new SourceChanged { Settings = SourceFacts.ToSettings(answer) } } });
        CheckFact(SelectionFacts.CriteriaAnswers, new Domain.Selection.SelectionCriteria([new("reach", 3, "shops")], 70, 7),
            answer => new Fact { Selection = new SelectionFact { CriteriaDefined = SelectionFacts.ToFact(answer) } });
        CheckFact(SelectionFacts.ScoreAnswers, new Domain.Selection.Recorded<Domain.Selection.PartnerScored>(new(4, 70, [new("reach", 3, 80)], "a visit"), "chen", 5, 7),
            answer => new Fact { Principal = "chen", RecordedAtMicros = 5, Selection = SelectionFacts.ToFact((Domain.Selection.SelectionFact)answer.Fact) });
        CheckFact(SelectionFacts.PlanAnswers, new Domain.Selection.Recorded<Domain.Selection.CooperationPlanned>(new("together", "Chen", new(5), "CNY", BusinessDay.Of(2026, 7, 1)), "chen", 5, 7),
            answer => new Fact { Principal = "chen", RecordedAtMicros = 5, Selection = SelectionFacts.ToFact((Domain.Selection.SelectionFact)answer.Fact) });
        CheckFact(MarketFacts.Answers, new MarketReported(7), _ => new Fact());
        CheckFact(ProgrammeFacts.PlanAnswers, new Domain.Programmes.DevelopmentPlan("2026", 0.3m, 7),
            answer => new Fact { Programmes = new ProgrammesFact { DevelopmentPlanned = ProgrammeFacts.ToFact(answer) } });
        CheckFact(
            ScorecardFacts.Answers,
            new Domain.Scorecards.ScorecardDefinition(
                BusinessDay.Of(2026, 1, 1), [new(Domain.Scorecards.KpiName.Sales, Domain.Scorecards.KpiDirection.HigherIsBetter, 0.4m, 1.2m, 0.9m, null, "more")], [new("good", 0.9m)], 7, 9),
            answer => new Fact { RecordedAtMicros = 9, Scorecards = new ScorecardsFact { Defined = ScorecardFacts.ToFact(answer.EffectiveFrom, answer.Kpis, answer.Bands) } });
        CheckFact(FeedbackFacts.KeptAnswers, new KeptAnswer(BusinessDay.Of(2026, 3, 5), 7),
            answer => new Fact { Feedback = FeedbackFacts.ToFact(new Domain.Feedback.SurveyAnswered(4, "", "", answer.AnsweredOn, null)) });
        CheckFact(FeedbackFacts.OpenedAnswers, new ComplaintReading(new(new("C-1", "a wet parcel", null, 1, 2, BusinessDay.Of(2026, 3, 7)), null), 9, 7),
            answer => new Fact { RecordedAtMicros = answer.AtMicros, Feedback = FeedbackFacts.ToFact(answer.Complaint.Opened as Domain.Feedback.FeedbackFact) });
        CheckFact(ShareFacts.CreatedAnswers, new ShareReading(new Domain.Shares.Share("s-1", "for whom", 5, "ann", 20, null, ""), 7),
            answer => new Fact { Principal = "ann", RecordedAtMicros = 5, Shares = ShareFacts.ToFact(new Domain.Shares.ShareCreated("s-1", [1, 2], "for whom", 20)) });
        CheckFact(
            SurveyFacts.InvitedAnswers,
            new InvitedReading(new Domain.Surveys.SurveyInvited("i-1", "asked", 2, Domain.Forms.SurveySubject.Company, "总店", "sms", "order 9", 7, 5, BusinessDay.Of(2026, 3, 5), 9), 7),
            answer => new Fact { RecordedAtMicros = 5, Surveys = SurveyFacts.ToFact(answer.Invited) });
        CheckFact(
            SurveyRecords.Answers, new AnsweredReading(BusinessDay.Of(2026, 3, 5)),
            answer => new Fact { FormRecords = new FormRecordsFact { Taken = new RecordTaken { TakenOn = answer.AnsweredOn.DaysSinceEpoch } } });
    }

    private static void CheckFact<TAnswer>(IAnswerForm<TAnswer> form, TAnswer answer, Func<TAnswer, Fact> factOf)
    {
        Assert.True(form.Write(answer).IsEmpty);
        Assert.Equivalent(answer, form.Read(factOf(answer), 7), strict: true);
    }

    private static void Check<TAnswer>(string name, IAnswerForm<TAnswer> form, Fact fact, TAnswer answer)
    {
        fact.Request = new() { Answer = form.Write(answer) };

        GoldenFile.Check($"answer.{name}", [Convert.ToHexStringLower(fact.Request.Answer.Span)]);
        Assert.Equivalent(answer, form.Read(fact, 7), strict: true);
    }
}
