using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Payments;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.Agreements;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Payments;
using Google.Protobuf.WellKnownTypes;
using Google.Type;
using PaymentMethod = ChannelGrains.Agreements.V1.PaymentMethod;
using Wire = ChannelGrains.Settlement.V1;

namespace ChannelGrains.Gateway.Payments;

/// <summary>Payments between the wire and the domain.</summary>
internal static class PaymentMessages
{
    public static SetPayee ToCommand(Wire.SetPayeeRequest request) => new(
        request.Payee is { } payee ? AgreementTermsReader.Payee(payee) : null, request.Reason, AgreementMessages.ToEvidence(request.Evidence), request.Etag);

    public static VerifyPayee ToCommand(Wire.VerifyPayeeRequest request) => new(request.ContentHash, request.Note, [.. request.SharedWithPartnerIds]);

    public static PlanPaymentRun ToCommand(Wire.CreatePaymentRunRequest request) => new(
        request.PaymentRunId, Day(request.Selection?.DueBy ?? "", "selection.due_by"), [.. request.Selection?.PartnerIds ?? []], request.Selection?.CurrencyCode ?? "",
        Day(request.ExecutionDate, "execution_date"));

    public static RecordPaymentOutcome ToCommand(Wire.RecordPaymentOutcomeRequest request) => new(
        request.EndToEndId, (PaymentState)request.Outcome, request.Reason, request.Note, Day(request.BookedOn, "booked_on"));

    public static Wire.PartnerPayee ToMessage(PayeeReading reading)
    {
        var payee = reading.Payee!;
        var isVerified = reading.Book.IsVerified(payee.ContentHash.AsSpan());
        return new()
        {
            PartnerId = reading.PartnerId,
            Payee = AgreementTermsMessages.ToMessage(payee.Payee),
            Origin = (Wire.PayeeOrigin)payee.Origin,
            ContentHash = Convert.ToHexStringLower(payee.ContentHash.AsSpan()),
            ChangedOn = payee.ChangedOn.ToString(),
            ChangedBy = { payee.ChangedBy },
            VerifiedBy = isVerified ? reading.Book.VerifiedBy : "",
            VerifiedAt = isVerified ? Timestamps.FromMicros(reading.Book.VerifiedAtMicros) : null,
            SharedWithPartnerIds = { isVerified ? reading.Book.SharedWith : [] },
            Conditions = { reading.Conditions.Select(condition => new Wire.PayeeCondition { Condition = condition.Name, Evidence = condition.Evidence, Message = condition.Message }) },
        };
    }

    public static Wire.PayeeStep ToMessage(PayeeStep step)
    {
        var message = new Wire.PayeeStep { Principal = step.Principal, At = Timestamps.FromMicros(step.AtMicros), JournalVersion = step.Version };
        if (step.Fact is PayeeSet set)
        {
            message.Payee = AgreementTermsMessages.ToMessage(set.Payee);
            message.ContentHash = Convert.ToHexStringLower(set.ContentHash.AsSpan());
            message.Note = set.Reason;
            message.Evidence = set.Evidence is { } evidence ? new() { Reference = evidence.Reference, Sha256 = evidence.Sha256 } : null;
        }
        else if (step.Fact is PayeeVerified verified)
        {
            message.ContentHash = Convert.ToHexStringLower(verified.ContentHash.AsSpan());
            message.Note = verified.Note;
            message.SharedWithPartnerIds.AddRange(verified.SharedWith);
        }
        return message;
    }

    public static Wire.PaymentRun ToMessage(RunReading run) => new()
    {
        PaymentRunId = run.RunId,
        State = (Wire.PaymentRunState)run.State,
        Selection = new() { DueBy = run.DueBy.ToString(), CurrencyCode = run.CurrencyCode, PartnerIds = { run.PartnerIds } },
        ExecutionDate = run.ExecutionOn.ToString(),
        PaymentCount = run.Totals.PaymentCount,
        Total = ToMoney(run.Totals.Total, run.CurrencyCode),
        RefusedCount = run.Totals.RefusedCount,
        PaidCount = run.Totals.PaidCount,
        FailedCount = run.Totals.FailedCount,
        OpenBreakCount = run.Totals.OpenBreakCount,
        Files =
        {
            run.Files.Select(file => new Wire.PaymentFile
            {
                File = file.Number,
                MessageId = PaymentIds.Message(run.RunId, file.Number),
                PaymentInformationId = PaymentIds.Information(run.RunId, file.Number),
                PaymentCount = file.PaymentCount,
                Total = ToMoney(file.Total, run.CurrencyCode),
            }),
        },
        PlannedBy = run.PlannedBy,
        PlannedAt = Timestamps.FromMicros(run.PlannedAtMicros),
        ApprovedBy = run.ApprovedBy,
        ApprovedAt = At(run.ApprovedAtMicros),
        Etag = run.Version.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    public static Wire.RunPayment ToMessage(RunPaymentReading payment) => new()
    {
        PartnerId = payment.Payment.PartnerId,
        StatementId = payment.Payment.StatementId,
        Amount = ToMoney(payment.Payment.Amount, payment.CurrencyCode),
        EndToEndId = payment.EndToEndId,
        Uetr = payment.Uetr,
        File = payment.File,
        State = (Wire.PaymentState)payment.Line.State,
        Reason = payment.Line.Reason,
        Message = payment.Line.Message,
        BankStatus = payment.Line.BankStatus,
        BookingCount = payment.Line.Booked,
        ReturnCount = payment.Line.Returned,
        Method = MethodOf(payment.Payment),
    };

    public static Wire.BankFile ToMessage(BankFileReading reading) => new()
    {
        FileId = Convert.ToHexStringLower(reading.File.FileId.AsSpan()),
        Kind = (Wire.BankFileKind)reading.File.Kind,
        MessageName = reading.File.MessageName,
        MessageId = reading.File.MessageId,
        ItemCount = reading.File.ItemCount,
        MatchedCount = reading.File.MatchedCount,
        UnknownCount = reading.File.UnknownCount,
        OtherCount = reading.File.OtherCount,
        TakenAt = Timestamps.FromMicros(reading.TakenAtMicros),
        TakenBy = reading.TakenBy,
        Applied = reading.IsApplied,
    };

    public static Wire.Break ToMessage(PaymentBreak one) => new()
    {
        BreakId = one.BreakId,
        Kind = (Wire.BreakKind)one.Kind,
        State = (Wire.BreakState)one.State,
        PaymentRunId = one.RunId,
        PartnerId = one.PartnerId,
        StatementId = one.StatementId,
        EndToEndId = one.EndToEndId,
        Expected = one.Expected is { } expected ? ToMoney(expected, one.CurrencyCode) : null,
        Actual = one.Actual is { } actual ? ToMoney(actual, one.ActualCurrencyCode) : null,
        BookingCount = one.Count,
        BankReference = one.Reference,
        BookedOn = one.Day?.ToString() ?? "",
        FoundAt = Timestamps.FromMicros(one.FoundAtMicros),
        ClosedBy = one.ClosedBy,
        ClosedAt = At(one.ClosedAtMicros),
        Note = one.Note,
    };

    private static PaymentMethod MethodOf(PlannedPayment payment) => payment.IsRefused ? PaymentMethod.Unspecified
        : payment.IsCreditNote ? PaymentMethod.CreditNote
        : PaymentMethod.BankTransfer;

    private static Money ToMoney(long minor, string currencyCode)
    {
        // A currency that the bank names and nobody knows was read with two decimals.
        var unit = Currencies.IsKnown(currencyCode) ? Currencies.MinorUnitOf(currencyCode) : new Amount(Amount.MicrosPerUnit / 100);
        return Moneys.ToMessage(new Amount(minor * unit.Micros), currencyCode);
    }

    private static Timestamp? At(long micros) => micros == 0 ? null : Timestamps.FromMicros(micros);

    private static BusinessDay? Day(string text, string field)
    {
        if (text.Length == 0)
            return null;
        return BusinessDay.TryParse(text, out var day)
            ? day
            : throw RefusalStatus.ToException(Refusal.InvalidArgument("DATE", $"{field} is no date: write yyyy-mm-dd.", field));
    }
}
