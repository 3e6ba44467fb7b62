using System.Globalization;
using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Grains.Hashing;
using Google.Protobuf;
using Stored = ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Settlement;

/// <summary>What happens to statements between the domain and its durable form.</summary>
internal static class SettlementFacts
{
    public static Stored.SettlementFact ToFact(SettlementFact fact)
    {
        var stored = new Stored.SettlementFact { Month = fact.Month, PostedDay = fact.PostedOn.DaysSinceEpoch, Previous = fact.Previous };
        stored.Entries.AddRange(fact.Entries.Select(ToFact));
        switch (fact)
        {
            case PeriodClosed closed:
                stored.Closed = ToFact(closed);
                break;
            case StatementApproved approved:
                stored.Approved = new() { PayeeHash = Bytes(approved.PayeeHash) };
                break;
            case DisputeOpened opened:
                stored.DisputeOpened = new() { Number = opened.Number, Lines = { opened.Lines }, Reason = opened.Reason };
                break;
            case DisputeResolved resolved:
                stored.DisputeResolved = new() { Number = resolved.Number, Granted = resolved.Granted, Reason = (int)resolved.Reason, Resolution = resolved.Resolution };
                break;
            case PaymentTaken taken:
                stored.PaymentTaken = new() { RunId = taken.RunId, EndToEndId = taken.EndToEndId, Uetr = taken.Uetr, PayeeHash = Bytes(taken.PayeeHash) };
                break;
            case PaymentFinished finished:
                stored.PaymentFinished = new()
                {
                    EndToEndId = finished.EndToEndId,
                    Outcome = (int)finished.Outcome,
                    ReasonCode = finished.ReasonCode,
                    Day = finished.Day.DaysSinceEpoch,
                    Evidence = finished.Evidence,
                };
                break;
            default:
                throw new InvalidOperationException($"{fact.GetType().Name} has no durable form.");
        }
        return stored;
    }

    /// <summary>Null for a kind that this version does not know.</summary>
    public static SettlementFact? ToDomain(Stored.SettlementFact fact)
    {
        SettlementFact? happened = fact.KindCase switch
        {
            Stored.SettlementFact.KindOneofCase.Closed => ToDomain(fact.Month, fact.Closed),
            Stored.SettlementFact.KindOneofCase.Approved => new StatementApproved(fact.Month, Hex(fact.Approved.PayeeHash)),
            Stored.SettlementFact.KindOneofCase.DisputeOpened => new DisputeOpened(fact.Month, fact.DisputeOpened.Number, [.. fact.DisputeOpened.Lines], fact.DisputeOpened.Reason),
            Stored.SettlementFact.KindOneofCase.DisputeResolved => new DisputeResolved(
                fact.Month, fact.DisputeResolved.Number, fact.DisputeResolved.Granted, (AdjustmentReason)fact.DisputeResolved.Reason, fact.DisputeResolved.Resolution),
            Stored.SettlementFact.KindOneofCase.PaymentTaken => new PaymentTaken(
                fact.Month, fact.PaymentTaken.RunId, fact.PaymentTaken.EndToEndId, fact.PaymentTaken.Uetr, Hex(fact.PaymentTaken.PayeeHash)),
            Stored.SettlementFact.KindOneofCase.PaymentFinished => new PaymentFinished(
                fact.Month, fact.PaymentFinished.EndToEndId, (PaymentOutcome)fact.PaymentFinished.Outcome, fact.PaymentFinished.ReasonCode,
                new BusinessDay(fact.PaymentFinished.Day), fact.PaymentFinished.Evidence),
            _ => null,
        };
        return happened is null ? null : happened with { Entries = [.. fact.Entries.Select(ToDomain)], PostedOn = new BusinessDay(fact.PostedDay), Previous = fact.Previous };
    }

    public static Stored.StatedMonth ToFact(StatedMonth month) => new()
    {
        Month = month.Month,
        Exact = month.Exact.ToString(),
        Gross = Text(month.Figures.Gross),
        Returns = Text(month.Figures.Returns),
        Transactions = month.Figures.Transactions,
        Digest = HashBytes.Write(month.Figures.Digest),
    };

    public static StatedMonth ToDomain(Stored.StatedMonth month) =>
        new(month.Month, ReadFraction(month.Exact), new(ReadWhole(month.Gross), ReadWhole(month.Returns), month.Transactions, HashBytes.Read(month.Digest)));

    public static Stored.SettlementPosting ToFact(Posting posting) => new() { Account = (int)posting.Account, Amount = posting.Amount };

    public static Posting ToDomain(Stored.SettlementPosting posting) => new((LedgerAccount)posting.Account, posting.Amount);

    private static Stored.SettlementEntry ToFact(LedgerEntry entry) => new() { Cause = (int)entry.Cause, Postings = { entry.Postings.Select(ToFact) } };

    private static LedgerEntry ToDomain(Stored.SettlementEntry entry) => new((PostingCause)entry.Cause, [.. entry.Postings.Select(ToDomain)]);

    private static Stored.PeriodClosed ToFact(PeriodClosed closed)
    {
        var statement = closed.Statement;
        var fact = new Stored.PeriodClosed
        {
            CurrencyCode = statement.CurrencyCode,
            AgreementVersion = statement.Version,
            ExactCommission = statement.ExactCommission.ToString(),
            ExactAdjustments = statement.ExactAdjustments.ToString(),
            Commission = statement.Commission,
            Disputed = statement.Disputed,
            CarriedIn = statement.CarriedIn,
            Tax = statement.Tax,
            CarriedOut = statement.CarriedOut,
            MinimumPayoutMicros = (long)statement.MinimumPayout.Micros,
            Rounding = (int)statement.Rounding,
            WithholdingBillionths = statement.Withholding.Billionths,
            DueDay = statement.DueOn.DaysSinceEpoch,
            GraceDays = closed.GraceDays,
        };
        if (statement.CarriedSince is { } since)
            fact.CarriedSince = since;
        fact.Lines.AddRange(statement.Lines.Select(ToFact));
        fact.Stated.AddRange(closed.Stated.Select(ToFact));
        fact.IsHeldByDay = true;
        fact.Held.AddRange(statement.Held.Select(part => new Stored.HeldPart { UntilDay = part.Until.DaysSinceEpoch, Amount = part.Amount }));
        return fact;
    }

    private static PeriodClosed ToDomain(int month, Stored.PeriodClosed fact) => new(
        new Statement
        {
            Month = month,
            CurrencyCode = fact.CurrencyCode,
            Version = fact.AgreementVersion,
            Lines = [.. fact.Lines.Select(ToDomain)],
            ExactCommission = ReadFraction(fact.ExactCommission),
            ExactAdjustments = ReadFraction(fact.ExactAdjustments),
            Commission = fact.Commission,
            Disputed = fact.Disputed,
            CarriedIn = fact.CarriedIn,
            Tax = fact.Tax,
            CarriedOut = fact.CarriedOut,
            CarriedSince = fact.HasCarriedSince ? fact.CarriedSince : null,
            MinimumPayout = new(fact.MinimumPayoutMicros),
            Rounding = (Rounding)fact.Rounding,
            Withholding = new(fact.WithholdingBillionths),
            DueOn = new BusinessDay(fact.DueDay),
            Held = HeldOf(fact),
        },
        [.. fact.Stated.Select(ToDomain)], fact.GraceDays);

    /// <summary>Of a statement that does not say it, all is held until it is due.</summary>
    private static IReadOnlyList<HeldPart> HeldOf(Stored.PeriodClosed fact)
    {
        if (fact.IsHeldByDay)
            return [.. fact.Held.Select(part => new HeldPart(new BusinessDay(part.UntilDay), part.Amount))];
        var total = fact.Commission + fact.Disputed + fact.CarriedIn;
        return fact.CarriedOut != 0 || total <= 0 ? [] : [new HeldPart(new BusinessDay(fact.DueDay), total)];
    }

    private static Stored.StatementLine ToFact(StatementLine line) => new()
    {
        Kind = (int)line.Kind,
        Month = line.Month,
        AgreementVersion = line.Version,
        FirstDay = line.Days.First.DaysSinceEpoch,
        LastDay = line.Days.Last!.Value.DaysSinceEpoch,
        Bracket = line.Bracket is { } bracket ? bracket + 1 : 0,
        Category = line.Category,
        Base = Text(line.Base.Micros),
        RateBillionths = line.Rate.Billionths,
        FlatFee = Text(line.FlatFee.Micros),
        Factor = line.Factor.ToString(),
        Exact = line.Exact.ToString(),
        Share = line.Share,
        Reasons = { line.Reasons.Select(reason => (int)reason) },
        After = line.After,
        Dispute = line.Dispute,
        Note = line.Note,
    };

    private static StatementLine ToDomain(Stored.StatementLine line) => new()
    {
        Kind = (StatementLineKind)line.Kind,
        Month = line.Month,
        Version = line.AgreementVersion,
        Days = new(new BusinessDay(line.FirstDay), new BusinessDay(line.LastDay)),
        Bracket = line.Bracket > 0 ? line.Bracket - 1 : null,
        Category = line.Category,
        Base = new(ReadWhole(line.Base)),
        Rate = new(line.RateBillionths),
        FlatFee = new(ReadWhole(line.FlatFee)),
        Factor = ReadFraction(line.Factor),
        Exact = ReadFraction(line.Exact),
        Share = line.Share,
        Reasons = [.. line.Reasons.Select(reason => (AdjustmentReason)reason)],
        After = line.After,
        Dispute = line.Dispute,
        Note = line.Note,
    };

    private static string Text(Int128 whole) => whole.ToString(CultureInfo.InvariantCulture);

    private static Int128 ReadWhole(string text) => text.Length == 0 ? 0 : Int128.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static Fraction ReadFraction(string text) =>
        Fraction.TryParse(text, out var fraction) ? fraction : throw new InvalidDataException($"'{text}' in the partner's journal is no fraction; run `channelctl journal verify`.");

    private static ByteString Bytes(string hex) => ByteString.CopyFrom(Convert.FromHexString(hex));

    private static string Hex(ByteString bytes) => Convert.ToHexStringLower(bytes.Span);
}
