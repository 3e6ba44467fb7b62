using System.Collections.Immutable;
using System.Globalization;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Partners.V1;
using Google.Type;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Commands.Scripts;

/// <summary>A partner's agreement: drafted, reviewed, confirmed by both sides, signed, withdrawn, amended again and again, terminated; with steps that its state does
/// not allow in between. Each amendment begins on the day of the one before or later, so that the last signed one is in force.</summary>
internal sealed class AgreementScript(string partnerId) : ICommandScript
{
    private const int MaxCommands = 70;
    private const string LastDay = "2099-12-31";

    private static readonly DateOnly FirstDay = new(2020, 1, 1);
    private static readonly Refused NotNow = new(StatusCode.FailedPrecondition, "AGREEMENT_STATE"), Stale = new(StatusCode.Aborted, "ETAG_MISMATCH");

    private ImmutableList<Version> _versions = [];
    private string _etag = "";
    private bool _isTerminated;
    private int _made;

    public string Subject => $"the agreement of {partnerId}";

    private Version? Pending => _versions is [.., { Stage: Stage.Draft or Stage.InReview } last] ? last : null;

    private Version? Signed => _versions.FindLast(version => version.Stage == Stage.Signed);

    public Command? Next(Random random, Shown acknowledged)
    {
        if (_made++ == 0)
            return PartnerCommands.Create(partnerId, PartnerState.Active, Counted, _ => { });
        if (_isTerminated || (_made > MaxCommands && Pending is null && Signed is null))
            return null;
        var record = acknowledged.Count(PartnerRecords.Name) + 1;
        var command = Draw(random, record);
        while (command.Refused is not null && random.Next(3) > 0)
            command = Draw(random, record);
        return command;
    }

    public async Task<Shown> ReadAsync(ChannelBase channel)
    {
        var shown = Shown.Nothing;
        try
        {
            var listed = await new AgreementService.AgreementServiceClient(channel).ListAgreementVersionsAsync(new ListAgreementVersionsRequest { PartnerId = partnerId, PageSize = 1_000 });
            foreach (var agreement in listed.Agreements)
                shown = shown.With(Key(agreement.Version.Version), Text(AsVersion(agreement)));
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
        {
            return Shown.Nothing;
        }
        return await PartnerRecords.ReadAsync(channel, partnerId, shown);
    }

    private Command Draw(Random random, long record) => random.Next(100) switch
    {
        _ when _made > MaxCommands => Terminate(random, record),
        < 20 => Draft(random, record),
        < 40 => Amend(random, record),
        < 56 => Submit(random, record),
        < 80 => Confirm(random, record),
        < 95 => Sign(random, record),
        _ => Terminate(random, record),
    };

    private Command<DraftAgreementRequest, DraftAgreementResponse> Draft(Random random, long record)
    {
        var request = new DraftAgreementRequest { PartnerId = partnerId, Terms = Terms(random), EffectiveFrom = From(random), AllowAdjustment = random.Next(2) == 0, Etag = Etag(random) };
        var refused = Pending is null && Signed is not null ? NotNow : default(Refused?);
        var next = Written(Pending?.Amends ?? 0, request.EffectiveFrom, request.Terms, AgreementStep.Draft, record);
        return new(
            request,
            (channel, sent) => new AgreementService.AgreementServiceClient(channel).DraftAgreementAsync(sent),
            altered => altered.Terms.Title += " again")
        { Effect = shown => Show(shown, next), Refused = IsStale(request.Etag) ?? refused, Taken = answer => Take(next, answer.Etag) };
    }

    private Command<AmendAgreementRequest, AmendAgreementResponse> Amend(Random random, long record)
    {
        var request = new AmendAgreementRequest { PartnerId = partnerId, Terms = Terms(random), EffectiveFrom = From(random), Etag = Etag(random) };
        var next = Written(Signed?.Number ?? 0, request.EffectiveFrom, request.Terms, AgreementStep.Amend, record);
        return new(
            request,
            (channel, sent) => new AgreementService.AgreementServiceClient(channel).AmendAgreementAsync(sent),
            altered => altered.Terms.Title += " again")
        { Effect = shown => Show(shown, next), Refused = IsStale(request.Etag) ?? (Signed is null ? NotNow : null), Taken = answer => Take(next, answer.Etag) };
    }

    private Command<SubmitAgreementRequest, SubmitAgreementResponse> Submit(Random random, long record)
    {
        var request = new SubmitAgreementRequest { PartnerId = partnerId, Etag = Etag(random) };
        var next = Stepped(record, AgreementStep.Submit, "", version => version with { Stage = Stage.InReview });
        return new(
            request,
            (channel, sent) => new AgreementService.AgreementServiceClient(channel).SubmitAgreementAsync(sent),
            altered => altered.Version = 77)
        {
            Effect = shown => Show(shown, next),
            Refused = IsStale(request.Etag) ?? (Pending?.Stage == Stage.Draft ? null : NotNow),
            Taken = answer => Take(next, answer.Etag),
        };
    }

    private Command<ConfirmAgreementRequest, ConfirmAgreementResponse> Confirm(Random random, long record)
    {
        var side = random.Next(2) == 0 ? AgreementSide.Company : AgreementSide.Partner;
        var request = new ConfirmAgreementRequest { PartnerId = partnerId, Side = side, Evidence = new AgreementEvidence { Reference = $"mail {random.Next(1_000)}" }, Etag = Etag(random) };
        var next = Stepped(record, AgreementStep.Confirm, $" {side} {request.Evidence.Reference}", version => version with { ConfirmedBy = version.ConfirmedBy.Add(side) });
        var refused = Pending switch
        {
            { Stage: Stage.InReview } pending when pending.ConfirmedBy.Contains(side) => new Refused(StatusCode.FailedPrecondition, "SIDE_CONFIRMED"),
            { Stage: Stage.InReview } => default(Refused?),
            _ => NotNow,
        };
        return new(
            request,
            (channel, sent) => new AgreementService.AgreementServiceClient(channel).ConfirmAgreementAsync(sent),
            altered => altered.Evidence.Reference += " again")
        { Effect = shown => Show(shown, next), Refused = IsStale(request.Etag) ?? refused, Taken = answer => Take(next, answer.Etag) };
    }

    private Command<SignAgreementRequest, SignAgreementResponse> Sign(Random random, long record)
    {
        var request = new SignAgreementRequest { PartnerId = partnerId, Evidence = new AgreementEvidence { Reference = $"contract {random.Next(1_000)}" }, Etag = Etag(random) };
        var next = Stepped(record, AgreementStep.Sign, $" {request.Evidence.Reference}", version => version with { Stage = Stage.Signed });
        var refused = Pending switch
        {
            { Stage: Stage.InReview, ConfirmedBy.Count: 2 } => default(Refused?),
            { Stage: Stage.InReview } => new Refused(StatusCode.FailedPrecondition, "NOT_CONFIRMED"),
            _ => NotNow,
        };
        return new(
            request,
            (channel, sent) => new AgreementService.AgreementServiceClient(channel).SignAgreementAsync(sent),
            altered => altered.Evidence.Reference += " again")
        { Effect = shown => Show(shown, next), Refused = IsStale(request.Etag) ?? refused, Taken = answer => Take(next, answer.Etag) };
    }

    /// <summary>Ends what is signed, on a day that does not come while the campaign runs, and with it the story; or withdraws what is not signed.</summary>
    private Command<TerminateAgreementRequest, TerminateAgreementResponse> Terminate(Random random, long record)
    {
        var signed = Signed;
        var request = new TerminateAgreementRequest { PartnerId = partnerId, Reason = $"over {random.Next(1_000)}", EffectiveFrom = signed is null ? "" : LastDay, Etag = Etag(random) };
        var step = StepText(record, AgreementStep.Terminate, $" {request.Reason} {request.EffectiveFrom}");
        var next = _versions;
        if (Pending is { } pending)
            next = next.Replace(pending, pending with { Stage = Stage.Withdrawn, Steps = pending.Steps.Add(step) });
        if (signed is not null)
            next = next.Replace(signed, signed with { Steps = signed.Steps.Add(step) });
        return new(
            request,
            (channel, sent) => new AgreementService.AgreementServiceClient(channel).TerminateAgreementAsync(sent),
            altered => altered.Reason += " again")
        {
            Effect = shown => Show(shown, next),
            Refused = IsStale(request.Etag) ?? (Pending is null && signed is null ? NotNow : null),
            Taken = answer =>
            {
                Take(next, answer.Etag);
                _isTerminated = signed is not null;
            },
        };
    }

    /// <summary>Mostly none or the current one. No change of the agreement is record 1, which has made the partner.</summary>
    private string Etag(Random random) => random.Next(12) switch { 0 => "1", < 6 => _etag, _ => "" };

    private static Refused? IsStale(string etag) => etag == "1" ? Stale : null;

    private string From(Random random)
    {
        var since = Signed is { } signed ? DateOnly.ParseExact(signed.From, "yyyy-MM-dd", CultureInfo.InvariantCulture) : FirstDay;
        return since.AddDays(random.Next(20)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private void Take(ImmutableList<Version> versions, string etag) => (_versions, _etag) = (versions, etag);

    /// <summary>With a version that is written, in place of one that is not signed yet.</summary>
    private ImmutableList<Version> Written(int amends, string from, AgreementTerms terms, AgreementStep step, long record)
    {
        var version = new Version(Pending?.Number ?? _versions.Count + 1, amends, from, terms, Stage.Draft, [], [StepText(record, amends > 0 ? AgreementStep.Amend : step, "")]);
        return Pending is { } pending ? _versions.Replace(pending, version) : _versions.Add(version);
    }

    /// <summary>With a step of the one that is not signed yet; where there is none, the step is refused.</summary>
    private ImmutableList<Version> Stepped(long record, AgreementStep step, string words, Func<Version, Version> change) =>
        Pending is { } pending ? _versions.Replace(pending, change(pending) with { Steps = pending.Steps.Add(StepText(record, step, words)) }) : _versions;

    private static Shown Counted(Shown shown) => shown.Plus(PartnerRecords.Name);

    private static Shown Show(Shown shown, ImmutableList<Version> versions) =>
        versions.Aggregate(Counted(shown), (next, version) => next.With(Key(version.Number), Text(version)));

    private static Version AsVersion(Agreement agreement) => new(
        agreement.Version.Version, agreement.Version.Amends, agreement.Version.EffectiveFrom, agreement.Terms, StageOf(agreement), [.. agreement.Version.ConfirmedBy],
        [.. agreement.Steps.Select(step => StepText(step.JournalVersion, step.Step, step.Step switch
        {
            AgreementStep.Confirm => $" {step.Side} {step.Evidence.Reference}",
            AgreementStep.Sign => $" {step.Evidence.Reference}",
            AgreementStep.Terminate => $" {step.Reason} {step.EffectiveFrom}",
            _ => "",
        }))]);

    /// <summary>What a business day does to a signed version is none of a story's.</summary>
    private static Stage StageOf(Agreement agreement) => agreement.Version.State switch
    {
        AgreementState.Draft => Stage.Draft,
        AgreementState.InReview => Stage.InReview,
        _ => agreement.Steps.Any(step => step.Step == AgreementStep.Sign) ? Stage.Signed : Stage.Withdrawn,
    };

    private static string Key(int number) => $"version {number:00}";

    private static string StepText(long record, AgreementStep step, string words) => $"record {record}: {step}{words}";

    private static string Text(Version version) =>
        $"amends {version.Amends}, from {version.From}, {version.Stage}, confirmed by {string.Join(' ', version.ConfirmedBy.Order())}; {string.Join("; ", version.Steps)}; {version.Terms}";

    private static AgreementTerms Terms(Random random) => new()
    {
        Title = $"协议 {random.Next(1_000)}",
        Commission = new CommissionSchedule
        {
            Base = CommissionBase.NetSales,
            Mode = BracketMode.Graduated,
            Period = CommissionPeriod.Month,
            Brackets =
            {
                new CommissionBracket { UpTo = $"{1 + random.Next(100_000)}", Rate = $"0.0{1 + random.Next(9)}" },
                new CommissionBracket { Rate = $"0.1{1 + random.Next(9)}", FlatFee = new Money { CurrencyCode = "CNY", Units = 1 + random.Next(500) } },
            },
            NegativeBase = NegativeBase.Carry,
        },
        Territory = new Territory { Regions = { "cn/sichuan" }, Exclusive = true },
        Clauses = { new Clause { Side = AgreementSide.Partner, Kind = ClauseKind.Duty, Text = $"keeps price list {random.Next(1_000)}" } },
        Obligations = { new Obligation { ObligationId = "opening", Side = AgreementSide.Partner, Title = "opens the second store", DueOn = "2026-06-30" } },
        Payment = new PaymentTerms
        {
            Method = PaymentMethod.CreditNote,
            HoldDays = random.Next(60),
            MinimumPayout = new Money { CurrencyCode = "CNY", Units = 1 + random.Next(500) },
            WithholdingRate = "0.06",
            Rounding = Rounding.HalfEven,
        },
    };

    private enum Stage
    {
        Draft,
        InReview,
        Signed,
        Withdrawn,
    }

    private sealed record Version(
        int Number, int Amends, string From, AgreementTerms Terms, Stage Stage, ImmutableList<AgreementSide> ConfirmedBy, ImmutableList<string> Steps);
}
