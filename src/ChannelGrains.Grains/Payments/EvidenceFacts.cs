using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Payments;
using ChannelGrains.Journal.V1;
using Ours = ChannelGrains.Domain.Payments;
using Stored = ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Payments;

/// <summary>What files of the bank say, and breaks, between the domain and their durable form.</summary>
internal static class EvidenceFacts
{
    public static Stored.BankEvidence ToFact(Ours.BankEvidence evidence)
    {
        var fact = new Stored.BankEvidence { FileId = PayeeFacts.Bytes(evidence.FileId) };
        fact.Statuses.AddRange(evidence.Statuses.Select(status => new Stored.BankStatus
        {
            Number = status.Number,
            File = status.File,
            Status = status.Status,
            Reason = status.Reason,
            Information = status.Information,
        }));
        fact.Bookings.AddRange(evidence.Bookings.Select(ToFact));
        fact.Coverage.AddRange(evidence.Coverage.Select(coverage => new Stored.BankCoverage { Statement = coverage.Statement, LastDay = coverage.LastDay.DaysSinceEpoch }));
        return fact;
    }

    public static Ours.BankEvidence ToDomain(Stored.BankEvidence fact) => new(
        PayeeFacts.Bytes(fact.FileId),
        [.. fact.Statuses.Select(status => new Ours.BankStatus(status.Number, status.File, status.Status, status.Reason, status.Information))],
        [.. fact.Bookings.Select(ToDomain)],
        [.. fact.Coverage.Select(coverage => new Ours.BankCoverage(coverage.Statement, new BusinessDay(coverage.LastDay)))]);

    public static Stored.BankFileTaken ToFact(Ours.BankFileTaken taken)
    {
        var fact = new Stored.BankFileTaken
        {
            FileId = PayeeFacts.Bytes(taken.FileId),
            Kind = (int)taken.Kind,
            MessageName = taken.MessageName,
            MessageId = taken.MessageId,
            ItemCount = taken.ItemCount,
            OtherCount = taken.OtherCount,
        };
        fact.Runs.AddRange(taken.Runs.Select(run => new Stored.RunEvidence { RunId = run.RunId, Evidence = ToFact(run.Evidence) }));
        fact.Unknown.AddRange(taken.Unknown.Select(ToFact));
        fact.UnknownStatuses.AddRange(taken.UnknownStatuses.Select(status => new UnknownStatus
        {
            Batch = status.Batch,
            EndToEndId = status.EndToEndId,
            Uetr = status.Uetr,
            Status = status.Status,
            Reason = status.Reason,
        }));
        return fact;
    }

    public static Ours.BankFileTaken ToDomain(Stored.BankFileTaken fact) => new(
        PayeeFacts.Bytes(fact.FileId), (BankFileKind)fact.Kind, fact.MessageName, fact.MessageId, [.. fact.Runs.Select(run => new Ours.RunEvidence(run.RunId, ToDomain(run.Evidence)))],
        [.. fact.Unknown.Select(ToDomain)],
        [.. fact.UnknownStatuses.Select(status => new BankFileStatus(status.Batch, status.EndToEndId, status.Uetr, true, status.Status, status.Reason, ""))],
        fact.ItemCount, fact.OtherCount);

    public static PaymentBreakSnapshot ToEntry(PaymentBreak one)
    {
        var entry = new PaymentBreakSnapshot
        {
            BreakId = one.BreakId,
            Kind = (int)one.Kind,
            State = (int)one.State,
            RunId = one.RunId,
            PartnerId = one.PartnerId,
            StatementId = one.StatementId,
            EndToEndId = one.EndToEndId,
            CurrencyCode = one.CurrencyCode,
            ActualCurrencyCode = one.ActualCurrencyCode,
            Count = one.Count,
            Reference = one.Reference,
            FoundAtMicros = one.FoundAtMicros,
            ClosedBy = one.ClosedBy,
            ClosedAtMicros = one.ClosedAtMicros,
            Note = one.Note,
        };
        if (one.Expected is { } expected)
            entry.Expected = expected;
        if (one.Actual is { } actual)
            entry.Actual = actual;
        if (one.Day is { } day)
            entry.Day = day.DaysSinceEpoch;
        entry.Bookings.AddRange(one.Bookings.Select(ToFact));
        return entry;
    }

    public static PaymentBreak ToDomain(PaymentBreakSnapshot entry) => new()
    {
        BreakId = entry.BreakId,
        Kind = (BreakKind)entry.Kind,
        State = (BreakState)entry.State,
        RunId = entry.RunId,
        PartnerId = entry.PartnerId,
        StatementId = entry.StatementId,
        EndToEndId = entry.EndToEndId,
        Expected = entry.HasExpected ? entry.Expected : null,
        CurrencyCode = entry.CurrencyCode,
        Actual = entry.HasActual ? entry.Actual : null,
        ActualCurrencyCode = entry.ActualCurrencyCode,
        Count = entry.Count,
        Reference = entry.Reference,
        Day = entry.HasDay ? new BusinessDay(entry.Day) : null,
        FoundAtMicros = entry.FoundAtMicros,
        ClosedBy = entry.ClosedBy,
        ClosedAtMicros = entry.ClosedAtMicros,
        Note = entry.Note,
        Bookings = [.. entry.Bookings.Select(ToDomain)],
    };

    private static Stored.BankBooking ToFact(Ours.BankBooking booking)
    {
        var fact = new Stored.BankBooking
        {
            Number = booking.Number,
            File = booking.File,
            Amount = booking.Amount,
            CurrencyCode = booking.CurrencyCode,
            IsReturn = booking.IsReturn,
            Reason = booking.Reason,
            Kind = (int)booking.Kind,
            Statement = booking.Statement,
            Ordinal = booking.Ordinal,
            Reference = booking.Reference,
            Count = booking.Count,
            EndToEndId = booking.EndToEndId,
            Uetr = booking.Uetr,
            IsRounded = booking.IsRounded,
        };
        if (booking.Day is { } day)
            fact.Day = day.DaysSinceEpoch;
        return fact;
    }

    private static Ours.BankBooking ToDomain(Stored.BankBooking fact) => new()
    {
        Number = fact.Number,
        File = fact.File,
        Amount = fact.Amount,
        CurrencyCode = fact.CurrencyCode,
        IsReturn = fact.IsReturn,
        Reason = fact.Reason,
        Kind = (BankFileKind)fact.Kind,
        Statement = fact.Statement,
        Ordinal = fact.Ordinal,
        Reference = fact.Reference,
        Day = fact.HasDay ? new BusinessDay(fact.Day) : null,
        Count = fact.Count,
        EndToEndId = fact.EndToEndId,
        Uetr = fact.Uetr,
        IsRounded = fact.IsRounded,
    };
}
