using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Domain.Commissions;
using ChannelGrains.Domain.Money;
using ChannelGrains.Settlement.V1;
using Grpc.Core;
using Xunit;
using Money = Google.Type.Money;
using Rounding = ChannelGrains.Domain.Agreements.Rounding;

namespace ChannelGrains.Datasets.Tests.Settlement;

/// <summary>Asks a server over gRPC for the commission of every partner and month: as it is signed, and in the other mode as it would be.</summary>
internal static class SettlementCheck
{
    private const int Concurrency = 16;
    private const int Shown = 10;

    /// <summary>Every expected month is exactly so in both modes and both roundings, and a month that is not expected brings nothing.</summary>
    /// <param name="channel">A server whose partners have signed one of the modes.</param>
    /// <param name="expected">The months.</param>
    /// <param name="signed">What they have signed.</param>
    /// <param name="from">Its first business day.</param>
    public static async Task AssertExactAsync(ChannelBase channel, IReadOnlyList<ExpectedSettlement> expected, BracketMode signed, string from)
    {
        var client = new SettlementService.SettlementServiceClient(channel);
        var other = Agreeing.Terms(signed == BracketMode.Graduated ? BracketMode.Volume : BracketMode.Graduated);
        ConcurrentQueue<string> differences = [];
        var partners = expected.GroupBy(month => (month.PartnerId, Year: month.Period[..4]));
        await Parallel.ForEachAsync(partners, new ParallelOptions { MaxDegreeOfParallelism = Concurrency }, async (partner, cancellationToken) =>
        {
            var request = new PreviewSettlementRequest { PartnerId = partner.Key.PartnerId, Period = partner.Key.Year, Terms = other, EffectiveFrom = from };
            var shown = await client.PreviewSettlementAsync(request, cancellationToken: cancellationToken);
            var months = partner.ToDictionary(month => month.Period);
            Assert.Equal(12, shown.Months.Count);
            foreach (var month in shown.Months)
            {
                var (now, previewed) = (Read(month.Now), Read(month.Previewed));
                var actual = signed == BracketMode.Graduated ? (Graduated: now, Volume: previewed) : (Graduated: previewed, Volume: now);
                var wanted = months.TryGetValue(month.Period, out var one) ? (one.Graduated, one.Volume) : default;
                if (actual != wanted)
                    differences.Enqueue($"{partner.Key.PartnerId} {month.Period}: expected {wanted}, was {actual}");
                Assert.Equal(previewed.Exact, month.Lines.Sum(line => decimal.Parse(line.ExactAmount, CultureInfo.InvariantCulture)));
            }
        });
        Assert.True(differences.IsEmpty, $"{differences.Count} months differ:\n{string.Join('\n', differences.Take(Shown))}");
    }

    /// <summary>Closes every month of every partner, in order, from the first that is expected of anyone: each statement says what is expected, and all of them are what was earned.</summary>
    /// <param name="channel">A server whose partners have signed from that month on.</param>
    /// <param name="expected">The months.</param>
    /// <param name="commissionOf">The rounded commission that is expected.</param>
    public static async Task AssertStatementsAsync(ChannelBase channel, IReadOnlyList<ExpectedSettlement> expected, Func<ExpectedSettlement, decimal> commissionOf)
    {
        var client = new SettlementService.SettlementServiceClient(channel);
        var periods = expected.Select(month => month.Period).Distinct().Order(StringComparer.Ordinal).ToList();
        ConcurrentQueue<string> differences = [];
        await Parallel.ForEachAsync(expected.GroupBy(month => month.PartnerId), new ParallelOptions { MaxDegreeOfParallelism = Concurrency }, async (partner, cancellationToken) =>
        {
            var months = partner.ToDictionary(month => month.Period, commissionOf);
            foreach (var period in periods)
            {
                var closed = await client.ClosePeriodAsync(new() { PartnerId = partner.Key, Period = period }, cancellationToken: cancellationToken);
                var (actual, wanted) = (Units(closed.Statement.Commission), months.GetValueOrDefault(period));
                if (actual != wanted)
                    differences.Enqueue($"{partner.Key} {period}: expected {wanted}, was {actual}");
            }
            var balance = (await client.GetBalanceAsync(new() { PartnerId = partner.Key }, cancellationToken: cancellationToken)).Balance;
            Assert.Equal(("0", months.Values.Sum()), (balance.Accrued, Units(balance.Available)));
        });
        Assert.True(differences.IsEmpty, $"{differences.Count} statements differ:\n{string.Join('\n', differences.Take(Shown))}");
    }

    /// <summary>An exact amount, and what a statement in cents would say.</summary>
    public static ExpectedCommission Rounded(Fraction exact) => new(
        decimal.Parse(exact.ToText(), CultureInfo.InvariantCulture), Cents(StatementRounding.Round(exact, 2, Rounding.HalfAway)), Cents(StatementRounding.Round(exact, 2, Rounding.HalfEven)));

    private static ExpectedCommission Read(string exact) => Rounded(Fraction.Of(new BigInteger(decimal.Parse(exact, CultureInfo.InvariantCulture) * 1_000_000_000_000m), 1_000_000_000_000));

    private static decimal Units(Money money) => money.Units + (money.Nanos / 1_000_000_000m);

    private static decimal Cents(BigInteger cents) => (decimal)cents / 100;
}
