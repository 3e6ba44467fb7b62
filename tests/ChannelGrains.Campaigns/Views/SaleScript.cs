using System.Globalization;
using ChannelGrains.Campaigns.Scripts;
using ChannelGrains.Ingest.V1;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Campaigns.Views;

/// <summary>The sales of every partner, by number from 1: a pure function of seed, partner and number. The first ones of a partner are of one
/// category each, so that it has a cell in all.</summary>
internal sealed class SaleScript(long seed)
{
    public const int Categories = 10, Regions = 200;

    /// <summary>The month of all sales.</summary>
    public const string Month = "2025-10";

    private static readonly DateTimeOffset Start = new(2025, 10, 1, 0, 0, 0, TimeSpan.Zero);

    public static string PartnerId(int partner) => string.Create(CultureInfo.InvariantCulture, $"p{partner:D6}");

    public static string Category(int category) => string.Create(CultureInfo.InvariantCulture, $"c{category}");

    public static string Region(int region) => string.Create(CultureInfo.InvariantCulture, $"r{region:D3}");

    public static int RegionOf(int partner) => partner % Regions;

    public (int Category, long Cents) At(int partner, long number)
    {
        var dice = new Dice(seed, partner, number);
        var category = dice.Roll(Categories);
        return (number <= Categories ? (int)number - 1 : category, 1 + dice.Roll(100_000));
    }

    public Transaction Sale(int partner, long number)
    {
        var (category, cents) = At(partner, number);
        return new Transaction
        {
            TransactionId = number.ToString(CultureInfo.InvariantCulture),
            CurrencyCode = "CNY",
            Kind = TransactionKind.Sale,
            OccurredAt = Timestamp.FromDateTimeOffset(Start.AddDays((partner + number) % 31)),
            Lines = { new TransactionLine { Category = Category(category), QuantityThousandths = 1_000, AmountMicros = cents * 10_000 } },
        };
    }
}
