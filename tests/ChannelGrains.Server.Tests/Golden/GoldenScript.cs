using ChannelGrains.Actions.V1;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Discipline.V1;
using ChannelGrains.Feedback.V1;
using ChannelGrains.Forms.V1;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Domain.Tests.Payments;
using ChannelGrains.Grains.JournalCopies;
using ChannelGrains.Grains.PartnerLists;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Risk;
using ChannelGrains.Grains.Settlement;
using ChannelGrains.Grains.Shares;
using ChannelGrains.Grains.Surveys;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using ChannelGrains.Scorecards.V1;
using ChannelGrains.Server.Tests.Agreements;
using ChannelGrains.Server.Tests.Certificates;
using ChannelGrains.Server.Tests.Surveys;
using ChannelGrains.Settlement.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Type;
using Microsoft.Extensions.DependencyInjection;
using Record = ChannelGrains.Forms.V1.Record;

namespace ChannelGrains.Server.Tests.Golden;

/// <summary>A short story through the API in which every kind of fact of a journal happens, at times and under keys that are always the same.</summary>
internal static class GoldenScript
{
    public const string Partner = "golden", Candidate = "candidate", Keyed = "erp", Numbered = "till", Late = "archive", Run = "golden-1";

    private static readonly byte[] Secret = [.. Enumerable.Range(1, 16).Select(number => (byte)number)];

    /// <summary>Lines of journal, version and record, without the record's time, which differs by microseconds.</summary>
    public static async Task<IReadOnlyList<(string Kind, string Line)>> RunAsync()
    {
        using var directory = new TemporaryDirectory();
        await File.WriteAllTextAsync(Path.Combine(directory.Path, "customer.key"), "00112233445566778899aabbccddeeff");
        await using var server = await TestServer.StartAsync(
            new Dictionary<string, string?>
            {
                ["Views:Enabled"] = "false",
                ["Reviews:Enabled"] = "false",
                ["InsecureSingleUser"] = "true",
                ["Payments:PayeeQuietDays"] = "0",
                ["Payments:Debtor:Name"] = "Channel Programme Ltd",
                ["Payments:Debtor:Account"] = BankSays.Account,
                ["Payments:Debtor:Bank"] = "COBADEFFXXX",
                ["Payments:Debtor:Town"] = "Koeln",
                ["Payments:Debtor:Country"] = "DE",
            },
            directory.Path, DrivenClock.StartingAt(Make.Noon.AddDays(2)));
        var store = server.Services.GetRequiredService<IJournalStore>();
        await AppendSecretAsync(store);
        var client = new TestClient(server.Channel);
        await DefineAsync(client);
        await SelectAsync(client);
        await SellAsync(client);
        await HandleAsync(client);
        await ReportAsync(client);
        await HearAsync(client);
        await JudgeAsync(client);
        await AgreeAsync(client);
        await SetTargetsAsync(client);
        await ListAsync(server.Services);
        await SettleAsync(client, server.Services);
        await CloseAllAsync(client);
        await PayAsync(client);
        await ActAsync(client);
        await ShareAsync(server.Services);
        await MeetAsync(client);
        await ShowAsync(client);
        await ComplyAsync(client);
        await RiskAsync(client, store);
        await AskAsync(client);
        await DeclareAsync(client);
        await TrainAsync(client);
        await SurveyAsync(client, server.Services);
        return await ReadAsync(store);
    }

    /// <summary>As a start on a directory of before there were lists.</summary>
    private static async Task ListAsync(IServiceProvider services)
    {
        var reads = new IndexReads();
        reads.Add(PartnerDirectory.Key(Partner));
        await services.GetRequiredService<IJournalStore>().ReadIndexAsync(reads, CancellationToken.None);
        await services.GetRequiredService<MissingRows>().WriteAsync([Domain.Partners.PartnerLife.Read(reads.Value(0))], CancellationToken.None);
    }

    private static async Task AppendSecretAsync(IJournalStore store)
    {
        var fact = new Fact { RecordedAtMicros = 1, Store = new StoreFact { IdentityKeyMade = new IdentityKeyMade { Secret = ByteString.CopyFrom(Secret) } } };
        var journal = await store.OpenAsync(new JournalName("identity-key"), CancellationToken.None);
        await store.WhenCommitted(store.Append(journal, 0, fact.ToByteArray(), null).Ticket, CancellationToken.None);
        fact = new Fact { RecordedAtMicros = 1, Store = new StoreFact { CustomerKeyNoted = new CustomerKeyNoted { Fingerprint = ByteString.CopyFrom(Secret[..8]) } } };
        await store.WhenCommitted(store.Append(journal, 1, fact.ToByteArray(), null).Ticket, CancellationToken.None);
        await AppendCopyAsync(store);
    }

    /// <summary>As after a copy into the store.</summary>
    private static async Task AppendCopyAsync(IJournalStore store)
    {
        var journal = await store.OpenAsync(CopyLog.Journal, CancellationToken.None);
        StoreFact[] facts =
        [
            new() { CopyBegun = new CopyBegun { Source = ByteString.CopyFrom(Secret[..8]) } },
            new() { CopyIndexed = new CopyIndexed { ThroughKey = ByteString.CopyFrom(Secret[..3]), EntryCount = 2 } },
            new() { CopyFinished = new CopyFinished { JournalCount = 1, RecordCount = 2, EntryCount = 2 } },
        ];
        foreach (var fact in facts)
            await store.WhenCommitted(store.Append(journal, journal.Version, new Fact { RecordedAtMicros = 1, Store = fact }.ToByteArray(), null).Ticket, CancellationToken.None);
    }

    private static async Task DefineAsync(TestClient client)
    {
        await client.Programme.UpdateProgrammeAsync(new UpdateProgrammeRequest
        {
            Programme = new Programme { DisplayName = "渠道计划 Programme", FiscalYearStartMonth = 4 },
            UpdateMask = FieldMask.FromStringEnumerable<Programme>(["display_name", "fiscal_year_start_month"]),
            RequestId = "golden",
        });
        await client.CreateSourceAsync(SourceMode.Keyed, source => (source.SourceId, source.DisplayName) = (Keyed, "ERP"));
        await client.CreateSourceAsync(SourceMode.Sequenced, source => source.SourceId = Numbered);
        await client.CreateSourceAsync(SourceMode.Keyed, source => (source.SourceId, source.MaxAgeDays) = (Late, 1));
        await client.CreatePartnerAsync(request =>
        {
            (request.PartnerId, request.Partner.DisplayName, request.Partner.ActiveFrom) = (Partner, "成都南店 Chengdu South", "2025-01-01");
            request.Partner.ExternalIds.Add("erp", "4711");
            request.Partner.ExternalIds.Add("crm", "C-1");
        });
        await client.Partners.UpdatePartnerAsync(new UpdatePartnerRequest
        {
            Partner = new Partner { PartnerId = Partner, ChannelType = ChannelType.Intermediary, Region = "cn/sichuan" },
            UpdateMask = FieldMask.FromStringEnumerable<Partner>(["channel_type", "region"]),
            EffectiveFrom = "2026-03-06",
        });
        await client.Partners.SuspendPartnerAsync(new SuspendPartnerRequest { PartnerId = Partner, Reason = "an audit" });
    }

    private static async Task SelectAsync(TestClient client)
    {
        await client.DefineCriteriaAsync();
        await client.CreateProspectAsync(request => (request.PartnerId, request.Evidence) = (Candidate, "a letter"));
        await client.ScoreAsync(Candidate, 80, 65);
        await client.AdvanceAsync(Candidate, "2026-03-01");
        await client.PlanAsync(Candidate, request =>
        {
            (request.Plan.Owner, request.Plan.StartsOn) = ("Chen", "2026-07-01");
            request.Plan.ExpectedSales = new Money { CurrencyCode = "CNY", Units = 1_200_000, Nanos = 500_000_000 };
        });
    }

    private static async Task SellAsync(TestClient client)
    {
        var batch = Make.Keyed(Partner,
            Make.Sale("k1", 19.99m, customer: "member-7"), Make.Sale("k2", 5, Make.Noon.AddDays(1), "member-8", "tea"), Make.Return("k3", 2),
            Make.Void("k4", "k1"), Make.Void("k5", "k9"), Make.Sale("k6").With(sale => sale.CurrencyCode = "EUR"), Make.Sale("k7", 3, Make.Noon.AddDays(-400), "member-7"));
        await client.SubmitAsync(Keyed, batch);
        await client.SubmitAsync(Keyed, Make.Keyed(Partner, Make.Sale("k2", 6), Make.Sale("k9", 4).With(sale => sale.Region = "cn/yunnan")));
        await client.SubmitAsync(Late, Make.Keyed(Partner, Make.Sale("late")));
        await client.SubmitAsync(Numbered, Make.Numbered(Partner, 1, Make.Sale("s1", 7), Make.Sale("s2", 8).With(sale => sale.Lines[0].CostMicros = 5_000_000), Make.Void("s3", "s1")));
        await Assert.ThrowsAsync<RpcException>(() => client.SubmitAsync(Numbered, Make.Numbered(Partner, 2, Make.Sale("s2", 9))));
    }

    private static async Task HandleAsync(TestClient client)
    {
        var euro = (await client.QuarantineAsync(Partner)).Single(item => item.Reason == QuarantineReason.Currency);
        await client.Ingest.ReplayQuarantinedAsync(new ReplayQuarantinedRequest
        {
            PartnerId = Partner,
            QuarantineId = euro.QuarantineId,
            Corrected = euro.Transaction.With(sale => (sale.CurrencyCode, sale.CustomerId) = ("CNY", "member-9")),
            Note = "a wrong currency",
        });
        await client.Ingest.ReplayQuarantinedAsync(new ReplayQuarantinedRequest { PartnerId = Partner, Filter = new QuarantineFilter { SourceId = Late }, Note = "old receipts" });
        var conflict = (await client.QuarantineAsync(Partner)).First(item => item.SourceId == Keyed);
        await client.Ingest.DiscardQuarantinedAsync(new DiscardQuarantinedRequest { PartnerId = Partner, QuarantineIds = { conflict.QuarantineId }, Note = "sent twice" });
        await client.Ingest.OpenLaneAsync(new OpenLaneRequest { PartnerId = Partner, SourceId = Numbered, ExpectedEpoch = 1, Reason = "a new till" });
    }

    private static async Task ReportAsync(TestClient client)
    {
        await client.Markets.ReportMarketSizeAsync(new ReportMarketSizeRequest { Region = "cn", Period = "2026-03", Total = new Money { CurrencyCode = "CNY", Units = 9 }, Source = "A bureau" });
        await client.Markets.ReportCompetitorSalesAsync(new ReportCompetitorSalesRequest
        {
            Region = "cn",
            Category = "tea",
            Period = "2026-03",
            Competitor = "Another",
            Amount = new Money { CurrencyCode = "CNY", Units = 2 },
            Source = "A bureau",
        });
    }

    private static async Task JudgeAsync(TestClient client)
    {
        await client.Programme.SetDevelopmentPlanAsync(new SetDevelopmentPlanRequest { Plan = new DevelopmentPlan { Period = "2026-03", TargetRate = "0.3" } });
        await client.Scorecards.DefineScorecardAsync(new DefineScorecardRequest
        {
            Definition = new ScorecardDefinition
            {
                EffectiveFrom = "2026-01",
                Kpis =
                {
                    new KpiDefinition { Kpi = KpiName.Sales, Direction = KpiDirection.HigherIsBetter, Weight = "0.6", Cap = "1.2", PassFrom = "0.9", Target = "10000000", NextStep = "加强营销 marketing" },
                    new KpiDefinition { Kpi = KpiName.DevelopmentRate, Direction = KpiDirection.HigherIsBetter, Weight = "0.4" },
                },
                Bands = { new ScoreBand { Name = "good", From = "0.9" } },
            },
        });
    }

    private static async Task AgreeAsync(TestClient client)
    {
        await client.Agreements.DraftAgreementAsync(Agreeing.Draft(Partner, "2026-01-01", "2026-12-31", Agreeing.Terms(terms => terms.Territory.Exclusive = true)));
        await client.SignAsync(Partner);
        await client.Agreements.AmendAgreementAsync(Agreeing.Amendment(Partner, "2026-06-01", Agreeing.PlainTerms()));
        await client.Agreements.TerminateAgreementAsync(new TerminateAgreementRequest { PartnerId = Partner, Reason = "by mutual consent", EffectiveFrom = "2026-09-01" });
        await client.Agreements.AmendAgreementAsync(Agreeing.Amendment(Partner, "2026-10-01", Agreeing.PlainTerms()));
    }

    private static async Task MeetAsync(TestClient client) => await client.Agreements.RecordObligationAsync(new RecordObligationRequest
    {
        PartnerId = Partner,
        ObligationId = "opening",
        DueOn = "2026-06-30",
        Evidence = "照片 photo 17",
        RequestId = "met-1",
    });

    private static async Task HearAsync(TestClient client)
    {
        var at = Timestamp.FromDateTimeOffset(Make.Noon);
        await client.Feedback.RecordSurveyAnswerAsync(new RecordSurveyAnswerRequest
        {
            PartnerId = Partner,
            Answer = new SurveyAnswer { Score = 4, Channel = "wechat", QuestionId = "q1", AnsweredOn = "2026-03-05", CustomerId = "member-7" },
        });
        foreach (var (complaint, customer) in new[] { ("C-1", "member-8"), ("C-2", "") })
            await client.Feedback.OpenComplaintAsync(new OpenComplaintRequest
            {
                PartnerId = Partner,
                ComplaintId = complaint,
                Subject = "包裹湿了 a wet parcel",
                CustomerId = customer,
                OpenedAt = at,
            });
        await client.Feedback.AnswerComplaintAsync(new AnswerComplaintRequest { PartnerId = Partner, ComplaintId = "C-1", Answer = "a new one", AnsweredAt = at });
    }

    private static async Task SetTargetsAsync(TestClient client)
    {
        var scope = new TargetScope { Region = "cn" };
        await client.Programme.SetSellingDaysAsync(new SetSellingDaysRequest
        {
            SellingDays = new SellingDays { Region = "cn", Weekdays = { Google.Type.DayOfWeek.Monday, Google.Type.DayOfWeek.Sunday }, Holidays = { new Holiday { Date = "2026-02-17", Name = "春节" } }, ExtraDays = { "2026-02-14" } },
            RequestId = "golden",
        });
        await client.Targets.SetTargetAsync(new SetTargetRequest
        {
            Scope = scope,
            Year = "FY2027",
            Amount = new Money { CurrencyCode = "CNY", Units = 100, Nanos = 10_000_000 },
            Weights = new TargetWeights { Months = { 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 } },
            RequestId = "golden",
        });
        await client.Targets.AllocateTargetAsync(new AllocateTargetRequest
        {
            Scope = scope,
            Year = "FY2027",
            Method = AllocationMethod.Equal,
            Buffer = new Money { CurrencyCode = "CNY", Units = 5 },
            RequestId = "golden",
        });
        await Eventually.TrueAsync(async () => (await client.Targets.GetAllocationAsync(new GetAllocationRequest { Scope = scope, Year = "FY2027" })).Allocation.Applied);
    }

    private static async Task SettleAsync(TestClient client, IServiceProvider services)
    {
        var (settlement, grain) = (new SettlementService.SettlementServiceClient(client.Channel), services.GetRequiredService<PartnerReferences>().Get(Partner).AsReference<IPartnerSettlement>());
        // January and February are over by the clock of the script.
        var january = Domain.Calendars.BusinessDay.Of(2026, 1, 1);
        await client.SubmitAsync(Keyed, Make.Keyed(Partner, Make.Sale("j1", 90_000, Make.At("2026-01-10T08:00:00"), category: "tea"), Make.Sale("j2", 120_000, Make.At("2026-01-11T08:00:00"))));
        await settlement.ClosePeriodAsync(new() { PartnerId = Partner, Period = "2026-01", RequestId = "golden" });
        await settlement.OpenDisputeAsync(new() { PartnerId = Partner, StatementId = "2026-01", Lines = { 1 }, Reason = "少算了 too little", RequestId = "golden" });
        await settlement.ResolveDisputeAsync(new() { PartnerId = Partner, StatementId = "2026-01", DisputeId = "1", Granted = new() { CurrencyCode = "CNY", Units = 12 }, Resolution = "right" });
        await client.Partners.ResumePartnerAsync(new() { PartnerId = Partner, Reason = "paid again" });
        await VerifyPayeeAsync(client);
        await settlement.ApproveStatementAsync(new() { PartnerId = Partner, StatementId = "2026-01" });
        var payable = (await grain.ReadPayable(january.Month)).Value!;
        await grain.TakePayment(new(january.Month, "run-1", "run-1.1", "a uetr", payable.Amount, payable.PayeeHash), "local");
        await grain.FinishPayment(new(january.Month, "run-1.1", PaymentOutcome.Failed, "AC01", january.AddDays(63), "pain.002"), "local");
        await client.SubmitAsync(Keyed, Make.Keyed(Partner, Make.Return("j3", 1_000, Make.At("2026-01-12T08:00:00"))));
    }

    /// <summary>A month before which nobody has anything to settle.</summary>
    private static async Task CloseAllAsync(TestClient client)
    {
        var settlement = new SettlementService.SettlementServiceClient(client.Channel);
        var started = await settlement.ClosePeriodAsync(new() { All = true, Period = "2025-12", RequestId = "golden" });
        await Eventually.TrueAsync(async () => (await settlement.GetJobAsync(new() { JobId = started.Job.JobId })).Job.Done);
    }

    private static async Task VerifyPayeeAsync(TestClient client)
    {
        var payments = new PaymentService.PaymentServiceClient(client.Channel);
        var payee = (await payments.GetPayeeAsync(new() { PartnerId = Partner })).Payee;
        await payments.SetPayeeAsync(new() { PartnerId = Partner, Payee = payee.Payee, Reason = "新账户 the same", Evidence = Agreeing.Paper, RequestId = "golden" });
        await payments.VerifyPayeeAsync(new() { PartnerId = Partner, ContentHash = payee.ContentHash, Note = "called back", SharedWithPartnerIds = { "other" }, RequestId = "golden" });
    }

    /// <summary>The statement whose first payment failed is paid by a run, and comes back.</summary>
    private static async Task PayAsync(TestClient client)
    {
        var payments = new PaymentService.PaymentServiceClient(client.Channel);
        var planned = (await payments.CreatePaymentRunAsync(new() { PaymentRunId = Run, Selection = new() { PartnerIds = { Partner } }, RequestId = "golden" })).Run;
        await payments.ApprovePaymentRunAsync(new() { PaymentRunId = Run, Etag = planned.Etag, RequestId = "golden" });
        await Eventually.TrueAsync(async () => (await payments.GetPaymentRunAsync(new() { PaymentRunId = Run })).Run.State == PaymentRunState.Ready);
        string[] files =
        [
            BankSays.Status("S-1", Run + "-F1", "ACCP", (Run + "-00001", "ACSP", ""), (Run + "-00002", "RJCT", "AC01")),
            BankSays.Statement("T-1", BankSays.Booked("1.00", Run + "-00001", "B1"), BankSays.Booked("2.00", "OTHER", ""), BankSays.Sum("3.00", Run + "-P1", 1, "B2")),
        ];
        foreach (var file in files)
            await payments.ImportBankFileAsync(new() { Content = ByteString.CopyFrom(BankSays.Bytes(file)), RequestId = $"golden {file.Length}" });
        foreach (var one in (await payments.ListBreaksAsync(new())).Breaks.Where(one => one.Kind is BreakKind.UnknownToUs or BreakKind.AmountDiffers))
            await payments.CloseBreakAsync(new() { BreakId = one.BreakId, Note = "a charge" });
        await payments.RecordPaymentOutcomeAsync(new() { PaymentRunId = Run, EndToEndId = Run + "-00001", Outcome = PaymentState.Failed, Reason = "AC04", Note = "by phone", BookedOn = "2026-03-07" });
        await Eventually.TrueAsync(async () => (await payments.ListPaymentRunsAsync(new())).Runs.Single().State == PaymentRunState.Done);
    }

    private static async Task ActAsync(TestClient client)
    {
        await client.Actions.SetActionRulesAsync(new SetActionRulesRequest { Rules = { new ActionRule { Kind = ActionKind.Complaint, Owner = "售后 after-sales", HighDays = 3 } }, RecruitmentGrowthPercent = 20, RequestId = "golden" });
        foreach (var partner in new[] { Partner, "" })
        {
            await client.Actions.OpenActionAsync(new OpenActionRequest
            {
                PartnerId = partner,
                ActionId = "A-1",
                Kind = ActionKind.Complaint,
                Title = "打电话 call them",
                Cause = "complaint:C-2",
                Region = partner.Length > 0 ? "" : "cn",
                Priority = ActionPriority.High,
                DueOn = "2026-03-20",
                RequestId = "golden",
            });
            await client.Actions.OpenActionAsync(new OpenActionRequest { PartnerId = partner, ActionId = "A-2", Title = "visit", DueOn = "2026-04-01" });
            await client.Actions.OpenActionAsync(new OpenActionRequest { PartnerId = partner, ActionId = "A-3", Title = "count", Owner = "Li Wei", DueOn = "2026-04-02" });
            await client.Actions.StartActionAsync(new StartActionRequest { PartnerId = partner, ActionId = "A-2", Note = "today" });
            await client.Actions.CompleteActionAsync(new CompleteActionRequest { PartnerId = partner, ActionId = "A-2", Note = "done" });
            await client.Actions.AssignActionAsync(new AssignActionRequest { PartnerId = partner, ActionId = "A-3", Owner = "Wang" });
            await client.Actions.CancelActionAsync(new CancelActionRequest { PartnerId = partner, ActionId = "A-3", Reason = "不再需要 no more" });
        }
    }

    private static async Task ShowAsync(TestClient client) => await client.UploadAsync(Partner, Files.Png(1_000, 1), header =>
    {
        header.TakenAt = Timestamp.FromDateTimeOffset(Make.Noon);
        (header.Place, header.Device) = ("货架 shelf 3", "phone 7");
    });

    private static async Task ComplyAsync(TestClient client)
    {
        await client.Compliance.PutRequirementAsync(new()
        {
            Requirement = new()
            {
                RequirementId = "licence",
                Kind = ChannelGrains.Compliance.V1.RequirementKind.Licence,
                Title = "营业执照 Licence",
                ChannelTypes = { ChannelType.Direct },
                Regions = { "cn" },
                Gates = { ChannelGrains.Compliance.V1.ComplianceGate.Payout },
                ValidityDays = 365,
                EffectiveFrom = "2026-01-01",
            },
            RequestId = "golden",
        });
        await client.Compliance.RecordComplianceEvidenceAsync(new()
        {
            PartnerId = Partner,
            RequirementId = "licence",
            ValidFrom = "2026-02-01",
            Sha256 = Files.Sha256(Files.Png(1_000, 1)),
            Reference = "No. 4711",
            Note = "原件 seen",
            RequestId = "golden",
        });
    }

    /// <summary>The level is stated behind the partner's back, and last: in it times stand that a review would take from the clock.</summary>
    private static async Task RiskAsync(TestClient client, IJournalStore store)
    {
        await client.Risk.SetRiskRulesAsync(new()
        {
            Rules = new() { Factors = { new ChannelGrains.Risks.V1.RiskRule { Kind = ChannelGrains.Risks.V1.RiskFactorKind.Quarantine, Weight = "0.25", Start = "0.01", Full = "0.5", HardStop = true } }, HoldAtCritical = true },
            RequestId = "golden",
        });
        await client.Risk.MuteFactorAsync(new() { PartnerId = Partner, Factor = ChannelGrains.Risks.V1.RiskFactorKind.Clock, Until = "2026-04-01", Reason = "换钟 a new clock", RequestId = "golden" });
        await client.Risk.MuteFactorAsync(new() { PartnerId = Partner, Factor = ChannelGrains.Risks.V1.RiskFactorKind.Clock, Reason = "it came", RequestId = "golden 2" });
        await client.Risk.MuteFactorAsync(new() { PartnerId = Partner, Factor = ChannelGrains.Risks.V1.RiskFactorKind.Disputes, Until = "2026-04-01", Reason = "settled" });
        await client.Risk.SetHoldAsync(new() { PartnerId = Partner, Reason = "查退货 looked into", RequestId = "golden" });
        await client.Risk.ReleaseHoldAsync(new() { PartnerId = Partner, Reason = "explained", RequestId = "golden" });
        await client.Risk.SetHoldAsync(new() { PartnerId = Partner, Reason = "again" });
        var factor = new Domain.Risk.RiskFactor(
            Domain.Risk.RiskFactorKind.Disputes, 2, 0, 0.3m, 0.666667m, 0.2m, true, 1_772_000_000_000_000, 1_772_884_800_000_000, Domain.Calendars.BusinessDay.Of(2026, 4, 1));
        var fact = new Fact
        {
            RecordedAtMicros = 1,
            Principal = "review",
            Risk = RiskFacts.ToFact((Domain.Risk.RiskFact)new Domain.Risk.RiskLevelChanged(Domain.Risk.RiskLevel.Low, Domain.Risk.RiskLevel.High, 0.7m, [factor]), 1),
        };
        var journal = await store.OpenAsync(new JournalName("partner/" + Partner), CancellationToken.None);
        await store.WhenCommitted(store.Append(journal, journal.Version, fact.ToByteArray(), null).Ticket, CancellationToken.None);
    }

    private static ChannelGrains.Compliance.V1.Declarer Person(string principal) => new() { Principal = principal };

    private static async Task DeclareAsync(TestClient client)
    {
        await client.Compliance.PutRequirementAsync(new()
        {
            Requirement = new()
            {
                RequirementId = "gifts",
                Kind = ChannelGrains.Compliance.V1.RequirementKind.GiftPolicy,
                Title = "礼品 Gifts",
                OfCompany = true,
                Declarers = { Person("ann"), new ChannelGrains.Compliance.V1.Declarer { Role = "cfo" }, new ChannelGrains.Compliance.V1.Declarer { PersonId = "4711" } },
            },
        });
        await client.Discipline.RecordDeclarationAsync(new()
        {
            Declaration = new() { Kind = DeclarationKind.ConflictOfInterest, Person = new() { PersonId = "4711" }, Role = "cfo", Discloses = true, Reference = "paper 17", Note = "弟弟 a brother", ValidFrom = "2026-03-01" },
            RequestId = "golden",
        });
        await client.Discipline.RecordDeclarationAsync(new() { Declaration = new() { Kind = DeclarationKind.GiftPolicy, ValidFrom = "2026-03-01", ValidUntil = "2026-12-31" } });
        foreach (var (gift, worth) in new[] { ("G-1", 680), ("G-2", 900) })
            await client.Discipline.RecordGiftAsync(new()
            {
                Gift = new()
                {
                    GiftId = gift,
                    Direction = GiftDirection.Received,
                    Person = Person("ann"),
                    PartnerId = Candidate,
                    Counterparty = "the buyer",
                    What = "茶具 tea set",
                    Value = new() { CurrencyCode = "CNY", Units = worth, Nanos = 500_000_000 },
                    Day = "2026-03-02",
                    Outcome = GiftOutcome.Accepted,
                    Note = "at New Year",
                },
                RequestId = gift,
            });
        await client.Discipline.DecideGiftAsync(new() { GiftId = "G-1", Outcome = GiftOutcome.HandedOver, Note = "捐 given away" });
        await client.Compliance.PutRequirementAsync(new() { Requirement = new() { RequirementId = "csr", Kind = ChannelGrains.Compliance.V1.RequirementKind.SocialResponsibility, Title = "Report", OfCompany = true } });
        await client.Discipline.RecordCompanyEvidenceAsync(new() { RequirementId = "csr", ValidFrom = "2026-03-01", ValidUntil = "2027-02-28", Reference = "report 7", Note = "读过 read", RequestId = "golden" });
    }

    private static async Task AskAsync(TestClient client)
    {
        var form = new Form
        {
            FormId = "hygiene",
            Kind = FormKind.Inspection,
            DefaultLanguage = "zh",
            Title = { ["zh"] = "卫生巡查", ["en"] = "Hygiene" },
            Description = { ["zh"] = "到店填写" },
            PassScore = "80",
            ValidityDays = 90,
            Items =
            {
                new FormItem { ItemId = "floor", Kind = ItemKind.YesNo, Title = { ["zh"] = "地面" }, Hint = { ["zh"] = "看" }, Required = true, RedLine = true, Pass = new() { Yes = false } },
                new FormItem { ItemId = "shelves", Kind = ItemKind.Scale, Title = { ["zh"] = "货架" }, Weight = "2.5", Scale = new() { Min = -1, Max = 5 }, MinFiles = 1 },
                new FormItem { ItemId = "fridge", Kind = ItemKind.Number, Title = { ["zh"] = "冷柜" }, Unit = "°C", MayNotApply = true, Pass = new() { Range = new() { AtLeast = "-1.5", AtMost = "8" } } },
                new FormItem
                {
                    ItemId = "licence",
                    Kind = ItemKind.Choice,
                    Title = { ["zh"] = "执照" },
                    Choices = { new ItemChoice { ChoiceId = "shown", Title = { ["zh"] = "已悬挂" } }, new ItemChoice { ChoiceId = "kept", Title = { ["zh"] = "有" }, Credit = "0.5" } },
                    Pass = new() { Choices = new() { ChoiceIds = { "shown" } } },
                    Action = new() { Title = { ["zh"] = "悬挂执照" }, Priority = ActionPriority.Low },
                },
            },
        };
        await client.Forms.PutFormAsync(new PutFormRequest { Form = form, RequestId = "golden" });
        (form.ValidityDays, form.Items[1].MinFiles) = (0, 0);
        await client.Forms.PutFormAsync(new PutFormRequest { Form = form });
        await client.Forms.PutPlanAsync(new PutPlanRequest
        {
            Plan = new Plan
            {
                PlanId = "weekly",
                FormId = "hygiene",
                Title = "每周 weekly",
                Scope = new() { Regions = { "cn" }, ChannelTypes = { ChannelType.Direct, ChannelType.Internal }, PartnerIds = { Partner }, Stores = { new PlanStore { PartnerId = Partner, StoreId = "总店" } } },
                Recurrence = "FREQ=WEEKLY;BYDAY=MO",
                ExceptOn = { "2026-03-09" },
                StartsOn = "2026-03-02",
                DaysToDo = 3,
                Owner = "李 Li",
                Paused = true,
            },
            RequestId = "golden",
        });
        await RecordAsync(client);
    }

    /// <summary>Decided without a request id, with which the time would be kept.</summary>
    private static async Task RecordAsync(TestClient client)
    {
        var record = new Record
        {
            RecordId = "visit-1",
            PartnerId = Candidate,
            FormId = "hygiene",
            FormVersion = 2,
            StoreId = "总店",
            TakenAt = Timestamp.FromDateTimeOffset(Make.Noon.AddDays(1)),
            Place = new() { LatitudeE6 = -30_572_800, LongitudeE6 = 104_066_800, AccuracyMeters = 12 },
            TakenBy = "李 Li",
            Device = "phone-7",
            PersonId = "member-7",
            Assignment = new() { PlanId = "weekly", BeginsOn = "2026-03-02" },
            Answers =
            {
                new Answer { ItemId = "floor", Yes = true, Note = "脏 dirty" }, new Answer { ItemId = "shelves", Scale = -1 }, new Answer { ItemId = "fridge", DoesNotApply = true }, new Answer { ItemId = "licence", ChoiceId = "kept" },
            },
        };
        await client.Forms.SubmitRecordAsync(new SubmitRecordRequest { Record = record, RequestId = "golden" });
        await client.Forms.DecideFindingAsync(new DecideFindingRequest { PartnerId = Candidate, RecordId = "visit-1", ItemId = "floor", Cause = "没有拖把 no mop", Decision = "buy one", CheckOn = "2026-03-20" });
        await client.Forms.AmendRecordAsync(new AmendRecordRequest
        {
            PartnerId = Candidate,
            RecordId = "visit-1",
            Answers = { new Answer { ItemId = "licence", ChoiceId = "shown" }, new Answer { ItemId = "fridge", Number = "-1.25" } },
            Reason = "看错了 a slip",
            RequestId = "golden",
        });
        var later = new Record(record) { RecordId = "visit-2", PersonId = "", Assignment = null, Place = null, TakenBy = "", TakenAt = Timestamp.FromDateTimeOffset(Make.Noon.AddDays(2)) };
        await client.Forms.SubmitRecordAsync(new SubmitRecordRequest { Record = later });
        await ImproveAsync(client);
    }

    /// <summary>Planned without a request id, with which the time would be kept.</summary>
    private static async Task ImproveAsync(TestClient client)
    {
        await client.Forms.PlanImprovementAsync(new PlanImprovementRequest
        {
            PartnerId = Candidate,
            Findings = { new FindingName { RecordId = "visit-1", ItemId = "floor" } },
            ActionId = "refit-1",
            Title = "改造 refit",
            Priority = ActionPriority.High,
            Owner = "李 Li",
            DueOn = "2026-04-01",
        });
        await client.UploadAsync(Candidate, Files.Png(1_000, 2), header => header.TakenAt = Timestamp.FromDateTimeOffset(Make.Noon));
        await client.UploadAsync(Candidate, Files.Png(1_000, 3), header => header.TakenAt = Timestamp.FromDateTimeOffset(Make.Noon));
        await client.Actions.StartActionAsync(new() { PartnerId = Candidate, ActionId = "refit-1" });
        await client.Actions.CompleteActionAsync(new()
        {
            PartnerId = Candidate,
            ActionId = "refit-1",
            BeforeFiles = { Files.Sha256(Files.Png(1_000, 2)) },
            AfterFiles = { Files.Sha256(Files.Png(1_000, 3)) },
            Cost = new Money { CurrencyCode = "CNY", Units = 120, Nanos = 500_000_000 },
        });
    }

    /// <summary>A test is passed, failed by a change and passed again, and its certificate revoked; somebody takes note of a tool.</summary>
    private static async Task TrainAsync(TestClient client)
    {
        var form = await client.PutTestAsync("training");
        await client.TakeAsync(TestTaking.Taken(Candidate, form, "test-1", "member-7", Make.Noon.AddDays(1)));
        foreach (var passes in new[] { false, true })
            await client.Forms.AmendRecordAsync(new() { PartnerId = Candidate, RecordId = "test-1", Answers = { new Answer { ItemId = "warranty", Yes = passes } }, Reason = "看错了 a slip" });
        await client.Certificates.RevokeCertificateAsync(new() { PartnerId = Candidate, RecordId = "test-1", Reason = "离职 has left", RequestId = "golden" });
        await client.Tools.PutToolAsync(new()
        {
            Tool = new Tool
            {
                ToolId = "price-list",
                DefaultLanguage = "zh",
                Title = { ["zh"] = "价目表", ["en"] = "Price list" },
                Category = "tea",
                ValidFrom = "2026-01-01",
                ValidUntil = "2026-12-31",
                Sha256 = Files.Sha256(Files.Png(1_000, 1)),
                Url = "https://example.com/tools/价目表.pdf",
            },
            RequestId = "golden",
        });
        await client.Tools.AcknowledgeToolAsync(new() { PartnerId = Candidate, ToolId = "price-list", Version = 1, PersonId = "member-7", RequestId = "golden" });
        await client.Compliance.PutRequirementAsync(new()
        {
            Requirement = new() { RequirementId = "trained", Kind = ChannelGrains.Compliance.V1.RequirementKind.Certificates, Title = "持证 Trained", Certificates = new() { Code = "training", Count = 2, GraceDays = 14 }, EffectiveFrom = "2026-01-01" },
        });
    }

    /// <summary>By the grain, as the call makes another id each time.</summary>
    private static async Task SurveyAsync(TestClient client, IServiceProvider services)
    {
        await client.PutSurveyAsync(SurveySubject.Company, "partner-says");
        await client.PutSurveyAsync(id: "customer-says");
        var grain = services.GetRequiredService<PartnerReferences>().Get(Candidate).AsReference<IPartnerSurveys>();
        foreach (var (number, form) in new[] { "partner-says", "customer-says" }.Index())
        {
            var id = $"0011223344556677889{number}";
            Assert.Null((await grain.Invite(new(id, form, $"member-{number}", "总店", "sms", "order 9", 30), new("local", id, 1))).Refusal);
            Assert.Null((await grain.Answer(
                id, [new("overall") { Scale = 2 }, new("recommend") { Scale = 9 }, new("words") { Text = "太晚 too late" }], new($"survey:{id}", "1", 1))).Refusal);
        }
    }

    /// <summary>By the grain: what makes ids and secrets makes others each time. Revoked without a request id, with which the time would be kept.</summary>
    private static async Task ShareAsync(IServiceProvider services)
    {
        var grain = services.GetRequiredService<PartnerReferences>().Get(Partner).AsReference<IPartnerShares>();
        var expiresAt = Grains.Timestamps.ToMicros(Make.Noon.AddDays(30));
        foreach (var id in new[] { "00112233445566778899", "99887766554433221100" })
            Assert.Null((await grain.Create(new(id, [.. Secret, .. Secret], "给店长 for the manager", expiresAt), new("local", id, 1))).Refusal);
        Assert.Null((await grain.Revoke("00112233445566778899", new("local", "", 0))).Refusal);
    }

    private static async Task<IReadOnlyList<(string Kind, string Line)>> ReadAsync(IJournalStore store)
    {
        List<(string, string)> lines = [];
        foreach (var name in await store.ListAsync("", "", 100, CancellationToken.None))
            foreach (var record in await store.ReadAsync(await store.OpenAsync(name, CancellationToken.None), 1, 1_000, CancellationToken.None))
                lines.Add((GoldenFacts.KindOf(Fact.Parser.ParseFrom(record.Payload.Span)), GoldenFacts.Line(name.Value, record.Version, record.Payload.Span)));
        return lines;
    }
}
