namespace ChannelGrains.Campaigns.Views;

/// <summary>What is sold, by region and category: sums that every cell of every partner is part of. Follows the numbers that lanes have.</summary>
internal sealed class SoldSums(SaleScript script, int partners)
{
    private readonly long[] _counted = new long[partners];
    private readonly (long Cents, long Transactions)[] _sums = new (long, long)[SaleScript.Regions * SaleScript.Categories];

    public long Transactions { get; private set; }

    public IReadOnlyList<(long Cents, long Transactions)> All => [.. _sums];

    public long CountedOf(int partner) => _counted[partner];

    public static int PlaceOf(int region, int category) => region * SaleScript.Categories + category;

    /// <summary>A partner's lane has the numbers up to this one.</summary>
    public void CountUpTo(int partner, long number)
    {
        for (; _counted[partner] < number; Transactions++)
        {
            var (category, cents) = script.At(partner, ++_counted[partner]);
            ref var sum = ref _sums[PlaceOf(SaleScript.RegionOf(partner), category)];
            sum = (sum.Cents + cents, sum.Transactions + 1);
        }
    }
}
