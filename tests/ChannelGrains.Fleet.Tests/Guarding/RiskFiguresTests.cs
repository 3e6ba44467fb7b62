using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Guarding;
using ChannelGrains.Fleet.Ledgers;
using ChannelGrains.Fleet.Patterns;
using ChannelGrains.Ingest.V1;
using Google.Protobuf.WellKnownTypes;
using Xunit;

namespace ChannelGrains.Fleet.Tests.Guarding;

/// <summary>Figures by hand.</summary>
public sealed class RiskFiguresTests
{
    private static readonly DateOnly Today = new(2026, 6, 30);

    private readonly PartnerLedger _ledger = new(PartnerCast.Stores[0], DateOnly.MinValue);
    private int _number;

    private RiskFigures Figures => new(_ledger, Today, TimeSpan.FromDays(100));

    [Fact]
    public void Drop_OfTwelveWeeksAt100AndEightAt40_IsSixTenths()
    {
        Sell(140, 57, 100);
        Sell(56, 1, 40);
        Sell(0, 0, 9_999); // Today is not over.

        Assert.Equal(0.6m, Figures.Drop);
    }

    [Fact]
    public void Drop_OfLessThanTwelveUsualWeeks_IsUnknown()
    {
        Sell(139, 1, 100);

        Assert.Null(Figures.Drop);
    }

    [Fact]
    public void ReturnSpike_OfATenthBeforeAndHalfNow_IsFourTenths()
    {
        Sell(111, 28, 100);
        Return(111, 28, 10);
        Sell(27, 0, 100);
        Return(27, 0, 50);

        Assert.Equal(0.4m, Figures.ReturnSpike);
    }

    // Half of what used to be sold comes back, and nothing is sold.
    [Fact]
    public void ReturnSpike_WhereNothingIsSoldAnyMore_IsOfWhatUsedToBe()
    {
        Sell(111, 28, 100);
        Return(27, 0, 50);

        Assert.Equal(0.5m, Figures.ReturnSpike);
    }

    [Fact]
    public void Diversion_OfAThirdToAnotherRegion_IsAThird()
    {
        Sell(90, 1, 20);
        Sell(90, 1, 10, Story.DiversionRegion);
        Sell(91, 91, 10_000, Story.DiversionRegion); // Too long ago.

        Assert.Equal(0.333333m, Figures.Diversion);
    }

    [Theory]
    [InlineData(100, 3)] // 6 days of 2.
    [InlineData(4, 2)] // Something else came 4 days ago.
    public void Silence_OfSixDays_IsInGapsOfAtLeastTwoDays(int arrived, int silence)
    {
        Sell(40, 6, 5);

        Assert.Equal(silence, new RiskFigures(_ledger, Today, TimeSpan.FromDays(arrived)).Silence);
    }

    [Fact]
    public void Silence_OfFewDaysWithSales_IsUnknown()
    {
        Sell(14, 7, 5);

        Assert.Null(Figures.Silence);
    }

    private void Sell(int from, int until, long yuan, string region = "") => Enter(from, until, yuan, TransactionKind.Sale, region);

    private void Return(int from, int until, long yuan) => Enter(from, until, yuan, TransactionKind.Return, "");

    /// <summary>One a day, from so many days ago until so many days ago.</summary>
    private void Enter(int from, int until, long yuan, TransactionKind kind, string region)
    {
        for (var ago = from; ago >= until; ago--)
        {
            var at = BeijingTime.At(Today.AddDays(-ago), TimeSpan.FromHours(12));
            var transaction = new Transaction { TransactionId = $"t{_number++}", Kind = kind, CurrencyCode = "CNY", OccurredAt = at.ToTimestamp(), Region = region };
            transaction.Lines.Add(new TransactionLine { Category = "tea", AmountMicros = yuan * 1_000_000, QuantityThousandths = 1_000 });
            _ledger.Take(transaction, at);
        }
    }
}
