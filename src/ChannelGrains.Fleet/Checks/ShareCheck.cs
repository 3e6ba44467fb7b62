using System.Globalization;
using System.Numerics;
using ChannelGrains.Fleet.Ledgers;
using ChannelGrains.Markets.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace ChannelGrains.Fleet.Checks;

/// <summary>Compares a month's shares and ranks over all partners with the ledger. They come from views that follow the partners' figures within a
/// fraction of a second: so it watches until they are equal, or for as long as they may lag.</summary>
internal sealed class ShareCheck(ChannelBase channel)
{
    /// <summary>Stands where a difference names its partner.</summary>
    public const string AllPartners = "channel";

    private const int Places = 12;

    private static readonly TimeSpan MostLag = TimeSpan.FromSeconds(10);
    private static readonly Duration Interval = Duration.FromTimeSpan(TimeSpan.FromMilliseconds(50));

    private readonly MarketService.MarketServiceClient _markets = new(channel);

    public async Task<Comparison> CheckAsync(Ledger ledger, Period month, CancellationToken cancellationToken)
    {
        var sent = Ranked(ledger, month);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(MostLag);
        var request = new WatchMarketShareRequest { Period = month.Id, PageSize = 100, MinInterval = Interval };
        using var watch = _markets.WatchMarketShare(request, cancellationToken: patience.Token);
        var comparison = Compare(month, sent, new MarketShare());
        try
        {
            while (await watch.ResponseStream.MoveNext(patience.Token))
            {
                comparison = Compare(month, sent, watch.ResponseStream.Current.Share);
                if (comparison.Differences.Count == 0)
                    break;
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && patience.IsCancellationRequested && exception is OperationCanceledException or RpcException)
        {
            // What still differs is the result.
        }
        return comparison;
    }

    /// <summary>The partners with a transaction in the month, the highest net first, and their nets.</summary>
    private static List<(string PartnerId, long Net)> Ranked(Ledger ledger, Period month) =>
    [
        .. ledger.Partners.Select(partner => (partner.Partner.Id, Sum: partner.Sum(month).Total))
            .Where(partner => partner.Sum.Transactions > 0).Select(partner => (partner.Id, partner.Sum.Net))
            .OrderByDescending(partner => partner.Net).ThenBy(partner => partner.Id, StringComparer.Ordinal),
    ];

    private static Comparison Compare(Period month, List<(string PartnerId, long Net)> sent, MarketShare share)
    {
        var comparison = new Comparison(AllPartners);
        var all = sent.Sum(partner => partner.Net);
        comparison.CompareMoney(month.Id, "net of all", all, share.Net);
        comparison.Compare(month.Id, "partners", sent.Count, share.PartnerCount);
        foreach (var (place, (partnerId, net)) in sent.Index())
        {
            var answered = place < share.Partners.Count ? share.Partners[place] : new PartnerShare();
            comparison.Compare($"{month.Id} rank {place + 1}", "partner", partnerId, answered.PartnerId);
            comparison.CompareMoney($"{month.Id} rank {place + 1}", "net", net, answered.Net);
            comparison.Compare($"{month.Id} rank {place + 1}", "share", Share(net, all), answered.ShareOfChannel?.HasValue == true ? answered.ShareOfChannel.Value : "");
        }
        return comparison;
    }

    /// <summary>part / whole to 12 decimals, half to even; empty when there is no whole.</summary>
    private static string Share(long part, long whole)
    {
        if (whole <= 0)
            return "";
        var scaled = BigInteger.Abs(part) * BigInteger.Pow(10, Places);
        var (quotient, rest) = BigInteger.DivRem(scaled, whole);
        var half = (rest * 2).CompareTo(whole);
        if (half > 0 || (half == 0 && !quotient.IsEven))
            quotient++;
        var digits = quotient.ToString(CultureInfo.InvariantCulture).PadLeft(Places + 1, '0');
        return $"{(part < 0 && !quotient.IsZero ? "-" : "")}{digits[..^Places]}.{digits[^Places..]}";
    }
}
