using ChannelGrains.Domain.AsOf;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Grains.AsOf;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Scorecards;

/// <summary>Reads all partners as they were at an instant, where they are not more than may be: any of them may have sold in a region, and each may have been of another
/// type then.</summary>
internal sealed class PartnersReader(IJournals journals, FeedParts parts, JournalsThen then, Period period, int maxPartners)
{
    private const int NamesAtOnce = 1_024;

    /// <param name="scope">Of whose partners the customers are united.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Refused: AS_OF_TOO_MANY_PARTNERS, AS_OF_TOO_LARGE.</returns>
    public async ValueTask<Outcome<PartnersThen>> ReadAsync(ViewScope scope, CancellationToken cancellationToken)
    {
        List<string> partners = [];
        for (var after = ""; partners.Count <= maxPartners;)
        {
            var page = await journals.ListAsync(JournalNames.Partner, after, NamesAtOnce, cancellationToken);
            partners.AddRange(page.Select(name => name.Value[JournalNames.Partner.Length..]));
            if (page.Count < NamesAtOnce)
                break;
            after = page[^1].Value;
        }
        if (partners.Count > maxPartners)
            return AsOfRules.TooManyPartners(maxPartners);
        var read = new PartnersThen(parts, scope, period);
        foreach (var partnerId in partners)
        {
            var partner = await then.PartnerAsync(partnerId, cancellationToken);
            if (then.RecordBytes + then.SnapshotBytes > then.MaxBytes)
                return AsOfRules.TooMuch(partners.Count, then.AsOfMicros, then.MaxBytes);
            if (!partner.IsRefused)
                read.Add(partner.Value);
        }
        read.Show();
        return read;
    }
}
