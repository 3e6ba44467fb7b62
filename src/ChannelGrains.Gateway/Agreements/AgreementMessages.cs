using System.Globalization;
using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Agreements;
using Wire = ChannelGrains.Agreements.V1;

namespace ChannelGrains.Gateway.Agreements;

/// <summary>Agreements between the wire and the domain.</summary>
internal static class AgreementMessages
{
    public static DraftAgreement ToCommand(Wire.DraftAgreementRequest request) =>
        ToDraft(request.Terms, request.EffectiveFrom, request.EffectiveUntil, request.AllowAdjustment, request.Etag);

    public static AmendAgreement ToCommand(Wire.AmendAgreementRequest request) =>
        new(ToDraft(request.Terms, request.EffectiveFrom, request.EffectiveUntil, request.AllowAdjustment, request.Etag));

    public static PreviewAmendment ToCommand(Wire.PreviewAmendmentRequest request) =>
        new(request.Terms is null ? null : ToDraft(request.Terms, request.EffectiveFrom, request.EffectiveUntil, allowAdjustment: false, ""));

    public static ConfirmAgreement ToCommand(Wire.ConfirmAgreementRequest request) =>
        new(request.Version, (AgreementSide)request.Side, ToEvidence(request.Evidence), request.Etag);

    public static SignAgreement ToCommand(Wire.SignAgreementRequest request) => new(request.Version, ToEvidence(request.Evidence), request.Etag);

    public static TerminateAgreement ToCommand(Wire.TerminateAgreementRequest request) =>
        new(request.Reason, AgreementTermsReader.Day(request.EffectiveFrom, "effective_from"), ToEvidence(request.Evidence), request.Etag);

    public static RecordObligation ToCommand(Wire.RecordObligationRequest request) =>
        new(request.ObligationId, AgreementTermsReader.RequiredDay(request.DueOn, "due_on"), request.Evidence);

    public static Wire.MetObligation ToMessage(RecordedObligation met) => new()
    {
        ObligationId = met.ObligationId,
        DueOn = met.DueOn.ToString(),
        Evidence = met.Evidence,
        Principal = met.Principal,
        RecordedAt = Timestamps.FromMicros(met.AtMicros),
        JournalVersion = met.Version,
    };

    public static Wire.AgreementVersion ToMessage(AgreementVersionOnDay agreement)
    {
        var message = new Wire.AgreementVersion
        {
            Version = agreement.Number,
            Amends = agreement.Amends,
            State = (Wire.AgreementState)agreement.State,
            EffectiveFrom = agreement.From.ToString(),
            EffectiveUntil = agreement.Until?.ToString() ?? "",
            AllowAdjustment = agreement.AllowAdjustment,
            InForce = ToMessage(agreement.InForce),
        };
        message.ConfirmedBy.AddRange(agreement.ConfirmedBy.Select(side => (Wire.AgreementSide)side));
        return message;
    }

    public static Wire.Agreement ToMessage(string partnerId, AgreementReading reading)
    {
        var message = new Wire.Agreement
        {
            PartnerId = partnerId,
            Version = ToMessage(reading.Agreement),
            Terms = AgreementTermsMessages.ToMessage(reading.Terms),
        };
        message.Steps.AddRange(reading.Steps.Select(ToMessage));
        message.MetObligations.AddRange(reading.Met.Select(ToMessage));
        return message;
    }

    /// <summary>A warning without partners that there are not for the caller.</summary>
    /// <param name="warning">The warning.</param>
    /// <param name="own">The partners that there are for it; all when none is named.</param>
    public static Wire.AgreementWarning ToMessage(AgreementWarning warning, IReadOnlySet<string> own) =>
        ToMessage(own.Count == 0 || own.Contains(warning.PartnerId) ? warning : warning with { PartnerId = "" });

    private static Wire.AgreementWarning ToMessage(AgreementWarning warning) => new()
    {
        Kind = (Wire.AgreementWarningKind)warning.Kind,
        Version = warning.Other,
        Day = warning.Day.ToString(),
        Text = warning.ToString(),
        PartnerId = warning.PartnerId,
        Region = warning.Region,
    };

    public static Wire.PreviewAmendmentResponse ToMessage(PreviewReading reading, IReadOnlySet<string> own)
    {
        var preview = reading.Preview;
        var message = new Wire.PreviewAmendmentResponse
        {
            Replaces = preview.Replaces,
            InForce = ToMessage(preview.InForce),
            PricedDays = preview.PricedDays,
            PricedNet = Moneys.ToMessage(preview.Priced.Net, reading.CurrencyCode),
            PricedUnits = SalesMeasure.Units.ToDecimal(preview.Priced.UnitsThousandths),
            PricedTransactions = preview.Priced.Transactions,
            Today = preview.Today.ToString(),
            JournalVersion = reading.Version,
        };
        message.Changes.AddRange(preview.Changes.Select(change => new Wire.TermChange { Field = change.Field, Before = change.Before, After = change.After }));
        message.Warnings.AddRange(preview.Warnings.Select(warning => ToMessage(warning, own)));
        message.Months.AddRange(reading.Months.Select(ToMessage));
        return message;
    }

    public static string Etag(AgreementChange change) => Etag(change.Version);

    public static string Etag(long version) => version.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number that a page comes behind; 0 for the first page. Tokens are the server's own.</summary>
    public static int NumberOf(string token) => token.Length == 0 ? 0 : int.Parse(token, NumberStyles.None, CultureInfo.InvariantCulture);

    public static string TokenOf(int number) => number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture);

    private static Wire.TakenStep ToMessage(TakenStep step) => new()
    {
        Step = (Wire.AgreementStep)step.Step,
        Principal = step.Principal,
        TakenAt = Timestamps.FromMicros(step.AtMicros),
        Side = (Wire.AgreementSide)step.Side,
        Evidence = step.Evidence is { } evidence ? new Wire.AgreementEvidence { Reference = evidence.Reference, Sha256 = evidence.Sha256 } : null,
        Reason = step.Reason,
        EffectiveFrom = step.From?.ToString() ?? "",
        JournalVersion = step.Version,
    };

    private static Wire.AmendedMonth ToMessage(AmendedMonth month) => new()
    {
        Period = month.Month.Id,
        Closed = month.Stated is not null,
        Stated = month.Stated?.ToText() ?? "",
        Now = month.Now.ToText(),
        Amended = month.Then.ToText(),
        Adjustment = month.Adjustment?.ToText() ?? "",
    };

    private static Wire.DaySpan? ToMessage(DaySpan? span) => span is null ? null : new Wire.DaySpan { FirstDay = span.First.ToString(), LastDay = span.Last?.ToString() ?? "" };

    private static DraftAgreement ToDraft(Wire.AgreementTerms? terms, string from, string until, bool allowAdjustment, string etag) => new(
        AgreementTermsReader.Read(terms ?? new()), AgreementTermsReader.Day(from, "effective_from"), AgreementTermsReader.Day(until, "effective_until"), allowAdjustment, etag);

    public static AgreementEvidence? ToEvidence(Wire.AgreementEvidence? evidence) =>
        evidence is null ? null : new(evidence.Reference, evidence.Sha256.ToLowerInvariant());
}
