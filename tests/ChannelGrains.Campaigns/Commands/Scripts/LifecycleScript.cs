using ChannelGrains.Agreements.V1;
using ChannelGrains.Partners.V1;
using Google.Protobuf.WellKnownTypes;
using Google.Type;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Commands.Scripts;

/// <summary>A partner's life from PROSPECT to its end: scored, planned with, agreed with, renamed, taken step by step, suspended, resumed, terminated; with steps that its
/// state does not allow in between.</summary>
internal sealed class LifecycleScript(string partnerId) : ICommandScript
{
    private const int MaxCommands = 70, StepsToSigned = 5;
    private const string Name = "name", Score = "score", Plan = "plan", State = "state", Step = "step ";

    private static readonly Refused NotNow = new(StatusCode.FailedPrecondition, "PARTNER_STATE"), Stale = new(StatusCode.Aborted, "ETAG_MISMATCH");

    /// <summary>What is allowed where; the rest is refused.</summary>
    private static readonly Dictionary<PartnerState, string> Allowed = new()
    {
        [PartnerState.Prospect] = "score advance terminate",
        [PartnerState.Qualified] = "plan advance terminate",
        [PartnerState.Negotiating] = "plan advance terminate",
        [PartnerState.Contracted] = "advance terminate",
        [PartnerState.Active] = "suspend terminate",
        [PartnerState.Suspended] = "resume terminate",
    };

    private readonly List<string> _etags = [];
    private string _staleEtag = "";
    private string _planEtag = "";
    private PartnerState _state;
    private bool? _isPassing;
    private bool _isTerminated;
    private long _scoreRecord, _planRecord, _agreementRecord;
    private int _agreed;
    private int _made;

    /// <summary>Of its own, so that a list and a funnel of it say what there is of this life.</summary>
    private string Region => $"cn/sichuan/{partnerId}";

    public string Subject => $"the life of {partnerId}";

    public Command? Next(Random random, Shown acknowledged)
    {
        if (_made++ == 0)
            return PartnerCommands.Create(partnerId, PartnerState.Prospect, shown => Stepped(Named(Counted(shown), partnerId), PartnerState.Prospect, "known"), answer => Take(answer.Partner), region: Region);
        if (_isTerminated)
            return null;
        if (_made > MaxCommands)
            return Terminate(random);
        var command = Draw(random, acknowledged.Count(PartnerRecords.Name) + 1);
        while (command.Refused is not null && random.Next(3) > 0)
            command = Draw(random, acknowledged.Count(PartnerRecords.Name) + 1);
        return command;
    }

    public async Task<Shown> ReadAsync(ChannelBase channel)
    {
        GetPartnerResponse read;
        try
        {
            read = await new PartnerService.PartnerServiceClient(channel).GetPartnerAsync(new GetPartnerRequest { PartnerId = partnerId });
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
        {
            return Shown.Nothing;
        }
        var shown = Shown.Nothing.With(Name, read.Partner.DisplayName).With(State, $"{read.Partner.State}");
        foreach (var (place, step) in read.Steps.Index())
            shown = shown.With(StepKey(place + 1), StepText(step.JournalVersion, step.State, step.Reason, step.Evidence.Select(found => (found.Kind, found.JournalVersion))));
        if (read.Score is { } score)
            shown = shown.With(Score, ScoreText(score.JournalVersion, score.Passed, score.Criteria.Select(criterion => criterion.Points), score.Note));
        if (read.Plan is { } plan)
            shown = shown.With(Plan, PlanText(plan));
        shown = await PartnerDirectory.ReadAsync(channel, read, Region, shown);
        return await PartnerRecords.ReadAsync(channel, partnerId, shown);
    }

    private Command Draw(Random random, long record) =>
        random.Next(100) switch
        {
            < 12 => Rename(random, isStale: false),
            < 16 when _staleEtag.Length > 0 => Rename(random, isStale: true),
            < 19 => PartnerCommands.Create(partnerId, PartnerState.Active, shown => shown, _ => { }, new Refused(StatusCode.AlreadyExists, "PARTNER_EXISTS")),
            < 38 => ScoreIt(random, record),
            < 55 => PlanIt(random, record),
            < 80 when _state == PartnerState.Negotiating && _agreed < StepsToSigned && random.Next(4) > 0 => Agree(record),
            < 80 => Advance(random),
            < 89 => Suspend(random),
            < 98 => Resume(random),
            _ => Terminate(random),
        };

    private Command<UpdatePartnerRequest, UpdatePartnerResponse> Rename(Random random, bool isStale)
    {
        var name = $"{partnerId} 店 {random.Next(1_000)}";
        return new(
            new UpdatePartnerRequest
            {
                Partner = new Partner { PartnerId = partnerId, DisplayName = name, Etag = isStale ? _staleEtag : random.Next(2) == 0 ? _etags[^1] : "" },
                UpdateMask = new FieldMask { Paths = { "display_name" } },
            },
            (channel, request) => new PartnerService.PartnerServiceClient(channel).UpdatePartnerAsync(request),
            request => request.Partner.DisplayName += " again")
        { Effect = shown => Named(Counted(shown), name), Refused = isStale ? Stale : null, Taken = answer => Take(answer.Partner) };
    }

    private Command<ScorePartnerRequest, ScorePartnerResponse> ScoreIt(Random random, long record)
    {
        // These pass, or fail, by whatever weights and threshold there are.
        var points = random.Next(3) == 0 ? 0 : 100;
        var request = new ScorePartnerRequest { PartnerId = partnerId, Note = $"visited {random.Next(1_000)}" };
        foreach (var name in CriteriaScript.Names)
            request.Points.Add(new CriterionPoints { Name = name, Points = points });
        return new(
            request,
            (channel, sent) => new PartnerService.PartnerServiceClient(channel).ScorePartnerAsync(sent),
            altered => altered.Note += " again")
        {
            Effect = shown => Counted(shown).With(Score, ScoreText(record, points > 0, CriteriaScript.Names.Select(_ => points), request.Note)),
            Refused = MustRefuse("score"),
            Taken = _ => (_isPassing, _scoreRecord) = (points > 0, record),
        };
    }

    private Command<PlanCooperationRequest, PlanCooperationResponse> PlanIt(Random random, long record)
    {
        var plan = new CooperationPlan
        {
            Summary = $"合作 {random.Next(1_000)}",
            Owner = "sales",
            ExpectedSales = new Money { CurrencyCode = "CNY", Units = random.Next(10_000_000), Nanos = random.Next(1_000) * 1_000_000 },
            StartsOn = "2026-01-01",
            Etag = random.Next(2) == 0 ? _planEtag : "",
        };
        var refused = MustRefuse("plan");
        if (refused is null && random.Next(6) == 0)
            (plan.Etag, refused) = ("1", Stale);
        return new(
            new PlanCooperationRequest { PartnerId = partnerId, Plan = plan },
            (channel, request) => new PartnerService.PartnerServiceClient(channel).PlanCooperationAsync(request),
            request => request.Plan.Summary += " again")
        {
            Effect = shown => Counted(shown).With(Plan, PlanText(plan)),
            Refused = refused,
            Taken = answer => (_planEtag, _planRecord) = (answer.Plan.Etag, record),
        };
    }

    /// <summary>The agreement's next step on the way to being signed.</summary>
    private Command Agree(long record) => _agreed switch
    {
        0 => new Command<DraftAgreementRequest, DraftAgreementResponse>(
            new DraftAgreementRequest { PartnerId = partnerId, Terms = Terms(), EffectiveFrom = "2026-01-01" },
            (channel, request) => new AgreementService.AgreementServiceClient(channel).DraftAgreementAsync(request),
            request => request.EffectiveFrom = "2026-01-02")
        { Effect = Counted, Taken = _ => _agreed++ },
        1 => new Command<SubmitAgreementRequest, SubmitAgreementResponse>(
            new SubmitAgreementRequest { PartnerId = partnerId },
            (channel, request) => new AgreementService.AgreementServiceClient(channel).SubmitAgreementAsync(request),
            request => request.Version = 1)
        { Effect = Counted, Taken = _ => _agreed++ },
        < StepsToSigned - 1 => new Command<ConfirmAgreementRequest, ConfirmAgreementResponse>(
            new ConfirmAgreementRequest { PartnerId = partnerId, Side = _agreed == 2 ? AgreementSide.Company : AgreementSide.Partner },
            (channel, request) => new AgreementService.AgreementServiceClient(channel).ConfirmAgreementAsync(request),
            request => request.Version = 1)
        { Effect = Counted, Taken = _ => _agreed++ },
        _ => new Command<SignAgreementRequest, SignAgreementResponse>(
            new SignAgreementRequest { PartnerId = partnerId, Evidence = new AgreementEvidence { Reference = "contract" } },
            (channel, request) => new AgreementService.AgreementServiceClient(channel).SignAgreementAsync(request),
            request => request.Evidence.Reference += " again")
        { Effect = Counted, Taken = _ => (_agreed, _agreementRecord) = (StepsToSigned, record) },
    };

    private static AgreementTerms Terms() => new()
    {
        Title = "合作协议",
        Commission = new CommissionSchedule { Base = CommissionBase.Units, Mode = BracketMode.Volume, Period = CommissionPeriod.Month, Brackets = { new CommissionBracket { Rate = "2.5" } } },
        Payment = new PaymentTerms { Method = PaymentMethod.CreditNote },
    };

    private Command<AdvancePartnerRequest, AdvancePartnerResponse> Advance(Random random)
    {
        var next = _state + 1;
        var evidence = $"document {random.Next(1_000)}";
        var refused = MustRefuse("advance") ?? MustRefuseAdvance();
        (EvidenceKind, long)[] found = next switch
        {
            PartnerState.Qualified => [(EvidenceKind.Score, _scoreRecord)],
            PartnerState.Negotiating => [(EvidenceKind.Plan, _planRecord)],
            PartnerState.Contracted => [(EvidenceKind.Agreement, _agreementRecord)],
            _ => [],
        };
        return new(
            new AdvancePartnerRequest { PartnerId = partnerId, Evidence = evidence, State = random.Next(2) == 0 ? next : PartnerState.Unspecified, Etag = random.Next(2) == 0 ? _etags[^1] : "" },
            (channel, request) => new PartnerService.PartnerServiceClient(channel).AdvancePartnerAsync(request),
            request => request.Evidence += " again")
        { Effect = shown => Stepped(Counted(shown), next, evidence, found), Refused = refused, Taken = answer => Take(answer.Partner) };
    }

    private Command<SuspendPartnerRequest, SuspendPartnerResponse> Suspend(Random random)
    {
        var reason = $"late {random.Next(1_000)}";
        return new(
            new SuspendPartnerRequest { PartnerId = partnerId, Reason = reason },
            (channel, request) => new PartnerService.PartnerServiceClient(channel).SuspendPartnerAsync(request),
            request => request.Reason += " again")
        { Effect = shown => Stepped(Counted(shown), PartnerState.Suspended, reason), Refused = MustRefuse("suspend"), Taken = answer => Take(answer.Partner) };
    }

    private Command<ResumePartnerRequest, ResumePartnerResponse> Resume(Random random)
    {
        var reason = $"paid {random.Next(1_000)}";
        return new(
            new ResumePartnerRequest { PartnerId = partnerId, Reason = reason },
            (channel, request) => new PartnerService.PartnerServiceClient(channel).ResumePartnerAsync(request),
            request => request.Reason += " again")
        { Effect = shown => Stepped(Counted(shown), PartnerState.Active, reason), Refused = MustRefuse("resume"), Taken = answer => Take(answer.Partner) };
    }

    /// <summary>On a day that does not come while the campaign runs, so that the state stays.</summary>
    private Command<TerminatePartnerRequest, TerminatePartnerResponse> Terminate(Random random)
    {
        var reason = $"over {random.Next(1_000)}";
        return new(
            new TerminatePartnerRequest { PartnerId = partnerId, Reason = reason, EffectiveFrom = "2099-12-31" },
            (channel, request) => new PartnerService.PartnerServiceClient(channel).TerminatePartnerAsync(request),
            request => request.Reason += " again")
        {
            Effect = shown => Stepped(Counted(shown), PartnerState.Terminated, reason).With(State, $"{_state}"),
            Refused = MustRefuse("terminate"),
            Taken = _ => _isTerminated = true,
        };
    }

    private void Take(Partner partner)
    {
        if (_etags.Count > 0)
            _staleEtag = _etags[^1];
        _etags.Add(partner.Etag);
        _state = partner.State;
    }

    private Refused? MustRefuse(string command) => Allowed[_state].Split(' ').Contains(command) ? null : NotNow;

    /// <summary>What a step lacks that its state allows.</summary>
    private Refused? MustRefuseAdvance() => _state switch
    {
        PartnerState.Prospect when _isPassing is null => new(StatusCode.FailedPrecondition, "SCORE_MISSING"),
        PartnerState.Prospect when _isPassing is false => new(StatusCode.FailedPrecondition, "SCORE_BELOW_THRESHOLD"),
        PartnerState.Qualified when _planEtag.Length == 0 => new(StatusCode.FailedPrecondition, "PLAN_MISSING"),
        PartnerState.Negotiating when _agreed < StepsToSigned => new(StatusCode.FailedPrecondition, "AGREEMENT_MISSING"),
        _ => null,
    };

    private static Shown Counted(Shown shown) => shown.Plus(PartnerRecords.Name);

    private static Shown Named(Shown shown, string name) => shown.With(Name, name);

    /// <summary>With a step that the newest record is.</summary>
    private static Shown Stepped(Shown shown, PartnerState state, string reason, params IReadOnlyList<(EvidenceKind Kind, long Record)> evidence)
    {
        var place = 1 + shown.Names.Count(name => name.StartsWith(Step, StringComparison.Ordinal));
        return shown.With(StepKey(place), StepText(shown.Count(PartnerRecords.Name), state, reason, evidence)).With(State, $"{state}");
    }

    private static string StepKey(int place) => $"{Step}{place:00}";

    private static string StepText(long record, PartnerState state, string reason, IEnumerable<(EvidenceKind Kind, long Record)> evidence) =>
        $"record {record}: {state}, {reason}{string.Concat(evidence.Select(found => $", {found.Kind} of record {found.Record}"))}";

    private static string ScoreText(long record, bool isPassing, IEnumerable<int> points, string note) =>
        $"record {record}: {(isPassing ? "passes" : "fails")}, {string.Join(' ', points)}, {note}";

    private static string PlanText(CooperationPlan plan) =>
        $"{plan.Summary}, {plan.Owner}, {plan.ExpectedSales.Units}.{plan.ExpectedSales.Nanos:000000000} {plan.ExpectedSales.CurrencyCode}, {plan.StartsOn}";
}
