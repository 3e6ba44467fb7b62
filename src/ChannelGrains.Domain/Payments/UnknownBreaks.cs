namespace ChannelGrains.Domain.Payments;

/// <summary>Breaks of what no run made.</summary>
public static class UnknownBreaks
{
    /// <summary>Tellings that one keeps; more of them count as the last ones.</summary>
    private const int MaxKept = 32;

    /// <summary>What a file tells, by the id of its break.</summary>
    public static IEnumerable<(string BreakId, IReadOnlyList<BankBooking> Told)> Of(BankFileTaken file) =>
        file.Unknown.Select(booking => (Id: BreakIds.Unknown(booking), Booking: booking))
            .Concat(file.UnknownStatuses.Select(AsBooking).Select(booking => (Id: BreakIds.Unknown(booking), Booking: booking)))
            .GroupBy(one => one.Id, StringComparer.Ordinal).Select(group => (group.Key, (IReadOnlyList<BankBooking>)[.. group.Select(one => one.Booking)]));

    /// <summary>A break after what a file tells; null where that says nothing new.</summary>
    /// <param name="known">The break; null where there is none yet.</param>
    /// <param name="breakId">Its id.</param>
    /// <param name="told">What the file tells.</param>
    /// <param name="atMicros">When, microseconds since 1970-01-01 UTC.</param>
    public static PaymentBreak? Follow(PaymentBreak? known, string breakId, IReadOnlyList<BankBooking> told, long atMicros)
    {
        var all = (known?.Bookings ?? []).Concat(told).Distinct().Order(BookingOrder.Instance).Take(MaxKept).ToList();
        var last = all[^1];
        var found = new PaymentBreak
        {
            BreakId = breakId,
            Kind = BreakKind.UnknownToUs,
            State = BreakState.Open,
            EndToEndId = last.EndToEndId.Length > 0 ? last.EndToEndId : last.Uetr,
            Actual = last.CurrencyCode.Length > 0 ? last.Amount : null,
            ActualCurrencyCode = last.CurrencyCode,
            Count = BookingCount.Of(all.Where(booking => booking.CurrencyCode.Length > 0 && !booking.IsReturn)) - BookingCount.Of(all.Where(booking => booking.IsReturn)),
            Reference = last.Reference,
            Day = last.Day,
            FoundAtMicros = known?.FoundAtMicros ?? atMicros,
            Bookings = [.. all],
        };
        if (known is null || !known.SaysAs(found))
            return found;
        return known.Bookings.Length == all.Count ? null : known with { Bookings = found.Bookings };
    }

    private static BankBooking AsBooking(BankFileStatus status) => new() { EndToEndId = status.EndToEndId, Uetr = status.Uetr, Statement = status.Batch, Kind = BankFileKind.Status };
}
