using ChannelGrains.Ingest.V1;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Campaigns.Scripts;

/// <summary>The transactions of one lane, by number from 1: sales, returns and voids. A pure function of seed, lane and number, so that neither the
/// sender nor the model keeps them.</summary>
internal sealed class TransactionScript(long seed, int lane)
{
    /// <summary>The last number of each block is a void.</summary>
    private const int BlockLength = 20;
    private const int TargetsPerDistance = 4;

    /// <summary>The partners' offset from UTC; Asia/Shanghai never changes its clocks.</summary>
    public static readonly TimeSpan LocalTime = TimeSpan.FromHours(8);

    /// <summary>How many blocks back a void reaches. Each distance has places of its own in the block, so that no original is voided twice.</summary>
    private static readonly int[] BlocksBack = [0, 1, 7, 50];

    private static readonly string[] Categories = ["", "tea", "coffee", "鞋", "hats", "tools"];
    private static readonly DateTimeOffset FirstDay = new(2025, 1, 1, 0, 0, 0, LocalTime);

    /// <summary>All transactions fall on the first 90 days of 2025: January to March.</summary>
    public const int Days = 90;

    public Transaction At(long number)
    {
        var dice = new Dice(seed, lane, number);
        var transaction = new Transaction
        {
            TransactionId = Id(number),
            CurrencyCode = "CNY",
            OccurredAt = Timestamp.FromDateTimeOffset(FirstDay.AddDays(dice.Roll(Days)).AddSeconds(dice.Roll(86_400))),
            StoreId = $"store-{dice.Roll(5)}",
        };
        if (Voids(number) is { } original)
        {
            transaction.Kind = TransactionKind.Void;
            transaction.OriginalTransactionId = Id(original);
            return transaction;
        }
        transaction.Kind = dice.Chance(15) ? TransactionKind.Return : TransactionKind.Sale;
        if (dice.Chance(80))
            transaction.CustomerId = $"customer-{dice.Roll(400)}";
        if (dice.Chance(30))
            transaction.Region = "cn/sichuan/chengdu";
        for (var line = dice.Roll(3); line >= 0; line--)
            transaction.Lines.Add(Line(ref dice));
        return transaction;
    }

    /// <summary>The number that a void reverses; null when this number is no void.</summary>
    public long? Voids(long number)
    {
        var (block, place) = Math.DivRem(number - 1, BlockLength);
        if (place != BlockLength - 1)
            return null;
        var dice = new Dice(seed ^ 1, lane, number);
        var distance = dice.Roll(100) switch { < 50 => 0, < 80 => 1, < 95 => 2, _ => 3 };
        if (BlocksBack[distance] > block)
            distance = 0;
        var target = distance * TargetsPerDistance + dice.Roll(TargetsPerDistance);
        return (block - BlocksBack[distance]) * BlockLength + target + 1;
    }

    /// <summary>Whether a later number voids this one.</summary>
    public bool IsVoided(long number)
    {
        var (block, place) = Math.DivRem(number - 1, BlockLength);
        var distance = place / TargetsPerDistance;
        return distance < BlocksBack.Length && Voids((block + BlocksBack[distance] + 1) * BlockLength) == number;
    }

    private string Id(long number) => $"{lane}:{number}";

    private static TransactionLine Line(ref Dice dice)
    {
        var line = new TransactionLine
        {
            Sku = $"sku-{dice.Roll(50)}",
            Category = Categories[dice.Roll(Categories.Length)],
            QuantityThousandths = dice.Roll(5_000),
            AmountMicros = dice.Chance(3) ? 0 : dice.Roll(500_000_000),
            TaxMicros = dice.Roll(1_000_000),
        };
        if (dice.Chance(50))
            line.CostMicros = dice.Roll(300_000_000);
        return line;
    }
}
