using System.Numerics;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.SalesViews;

/// <summary>Puts the partners of a scope in order.</summary>
public static class Leaderboard
{
    /// <summary>The partners by a measure; equal ones by id, ordinal, in both directions. The first has rank 1.</summary>
    public static IReadOnlyList<PartnerSum> Rank(ViewScope scope, IReadOnlyList<PartnerSum> partners, LeaderboardOrder order, bool ascending)
    {
        List<PartnerSum> ranked = [.. partners];
        ranked.Sort((left, right) =>
        {
            var compared = order == LeaderboardOrder.ReturnRate
                ? CompareReturnRates(left.Sum, right.Sum, ascending)
                : Directed(ValueOf(scope, left.Sum, order).CompareTo(ValueOf(scope, right.Sum, order)), ascending);
            return compared != 0 ? compared : string.CompareOrdinal(left.PartnerId, right.PartnerId);
        });
        return ranked;
    }

    private static Int128 ValueOf(ViewScope scope, in CellSum sum, LeaderboardOrder order) => order switch
    {
        LeaderboardOrder.Gross => sum.Gross,
        LeaderboardOrder.Returns => sum.Returns,
        LeaderboardOrder.Net => sum.Net,
        LeaderboardOrder.Units => sum.Units,
        LeaderboardOrder.Transactions => scope.TransactionsOf(sum),
        LeaderboardOrder.Cost => sum.Cost,
        LeaderboardOrder.Margin => sum.NetWithKnownCost - sum.Cost,
        _ => throw new ArgumentOutOfRangeException(nameof(order), order, "No such order."),
    };

    private static int CompareReturnRates(in CellSum left, in CellSum right, bool ascending)
    {
        if (left.Gross == 0 || right.Gross == 0)
            return (left.Gross == 0).CompareTo(right.Gross == 0);
        // a / b against c / d without a division; gross is above 0 unless voids outran sales, which turns the comparison.
        var compared = ((BigInteger)left.Returns * right.Gross).CompareTo((BigInteger)right.Returns * left.Gross);
        return Directed(Int128.Sign(left.Gross) * Int128.Sign(right.Gross) * compared, ascending);
    }

    private static int Directed(int compared, bool ascending) => ascending ? compared : -compared;
}
