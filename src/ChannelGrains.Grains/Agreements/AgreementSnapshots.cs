using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Agreements;

/// <summary>A partner's agreement as a part of its snapshot.</summary>
internal static class AgreementSnapshots
{
    public static AgreementsSnapshot Capture(AgreementBook book)
    {
        var snapshot = new AgreementsSnapshot { Version = book.Version };
        snapshot.Versions.AddRange(book.Versions.Select(Capture));
        snapshot.Ends.AddRange(book.Ends.Select(end => new AgreementEndSnapshot { FromDay = end.From.DaysSinceEpoch, At = end.At }));
        snapshot.Met.AddRange(book.Met.Select(met => new AgreementMetSnapshot { ObligationId = met.ObligationId, DueDay = met.DueOn.DaysSinceEpoch, At = met.At }));
        return snapshot;
    }

    public static void Restore(AgreementBook book, AgreementsSnapshot snapshot) => book.Restore(
        snapshot.Versions.Select(Restore), snapshot.Ends.Select(end => new AgreementEnd(new BusinessDay(end.FromDay), end.At)),
        snapshot.Met.Select(met => new MetObligation(met.ObligationId, new BusinessDay(met.DueDay), met.At)), snapshot.Version);

    private static AgreementVersionSnapshot Capture(AgreementVersion version)
    {
        var snapshot = new AgreementVersionSnapshot
        {
            Amends = version.Amends,
            FromDay = version.From.DaysSinceEpoch,
            AllowAdjustment = version.AllowAdjustment,
            DraftedAt = version.DraftedAt,
            SubmittedAt = version.SubmittedAt,
            CompanyConfirmedAt = version.CompanyConfirmedAt,
            PartnerConfirmedAt = version.PartnerConfirmedAt,
            SignedAt = version.SignedAt,
            WithdrawnAt = version.WithdrawnAt,
            Tier = version.Scope.Tier,
        };
        snapshot.Categories.AddRange(version.Scope.Categories);
        if (version.Until is { } until)
            snapshot.UntilDay = until.DaysSinceEpoch;
        return snapshot;
    }

    private static AgreementVersion Restore(AgreementVersionSnapshot snapshot, int index) => new()
    {
        Number = index + 1,
        Amends = snapshot.Amends,
        From = new BusinessDay(snapshot.FromDay),
        Until = snapshot.HasUntilDay ? new BusinessDay(snapshot.UntilDay) : null,
        AllowAdjustment = snapshot.AllowAdjustment,
        DraftedAt = snapshot.DraftedAt,
        SubmittedAt = snapshot.SubmittedAt,
        CompanyConfirmedAt = snapshot.CompanyConfirmedAt,
        PartnerConfirmedAt = snapshot.PartnerConfirmedAt,
        SignedAt = snapshot.SignedAt,
        WithdrawnAt = snapshot.WithdrawnAt,
        Scope = AgreementScope.Of(snapshot.Tier, snapshot.Categories),
    };
}
