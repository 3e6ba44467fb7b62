using System.Buffers;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Sales;
using Xunit;

namespace ChannelGrains.Domain.Tests.Sales;

public sealed class CountCustomersTests
{
    private const int January = 672; // 2026-01

    private SalesBook _book = BookTransaction.EmptyBook();

    [Fact]
    public void CountCustomers_SameCustomerTwice_CountsUntilBothAreVoided()
    {
        Buy(January, 7);
        Buy(January, 7);
        Assert.Equal(1, _book.CountCustomers(January, January).Value);
        Buy(January, 7, sign: -1);
        Assert.Equal(1, _book.CountCustomers(January, January).Value);
        Buy(January, 7, sign: -1);
        Assert.Equal(0, _book.CountCustomers(January, January).Value);
    }

    [Fact]
    public void CountCustomers_UpToTheLimit_IsExactAndBeyondItAnEstimate()
    {
        for (var i = 0; i < SalesBook.MaxExactCustomers; i++)
            Buy(January, Hash(i));
        Assert.Equal(new(SalesBook.MaxExactCustomers, true, ""), _book.CountCustomers(January, January));

        Buy(January, Hash(SalesBook.MaxExactCustomers));
        var estimate = _book.CountCustomers(January, January);
        Assert.Equal((false, "0.0081"), (estimate.IsExact, estimate.StandardError));
        AssertNear(SalesBook.MaxExactCustomers + 1, estimate);
    }

    [Theory]
    [InlineData(50_000)]
    [InlineData(1_000_000)]
    public void CountCustomers_ManyCustomers_IsWithinFourStandardErrors(int customers)
    {
        for (var i = 0; i < customers; i++)
            Buy(January, Hash(i));
        AssertNear(customers, _book.CountCustomers(January, January));
        Restore();
        AssertNear(customers, _book.CountCustomers(January, January));
    }

    [Fact]
    public void CountCustomers_ExactMonthAndEstimatedMonth_IsTheUnionsEstimate()
    {
        for (var i = 0; i < 20_000; i++)
            Buy(January, Hash(i));
        for (var i = 15_000; i < 24_000; i++)
            Buy(January + 1, Hash(i));
        Assert.Equal(new(9_000, true, ""), _book.CountCustomers(January + 1, January + 1));
        AssertNear(24_000, _book.CountCustomers(January, January + 2));
    }

    [Fact]
    public void CountCustomers_MoreThanTheRegistryKeeps_StaysExact()
    {
        for (var month = 0; month < 5; month++)
            for (var i = 0; i < 9_000; i++)
                Buy(January + month, Hash(month * 8_000 + i));
        Assert.False(_book.KnowsAllCustomers);
        Assert.Equal(new(41_000, true, ""), _book.CountCustomers(January, January + 4));
        Buy(January + 4, Hash(40_999), sign: -1);
        Restore();
        Assert.Equal(new(40_999, true, ""), _book.CountCustomers(January, January + 4));
        Assert.Equal(new(8_999, true, ""), _book.CountCustomers(January + 4, January + 4));
    }

    [Fact]
    public void SetFirstDay_CustomerBeyondTheRegistry_CountsByDayAndMoves()
    {
        for (var i = 0; _book.KnowsAllCustomers; i++)
            Buy(January, Hash(i));
        var day = BusinessDay.FirstOfMonth(January).DaysSinceEpoch;
        _book.SetFirstDay(1, null, day + 5);
        Assert.False(_book.TryGetFirstDay(1, out _));
        Assert.Equal(1, _book.Summarise(day + 5, day + 5).NewCustomers);
        _book.SetFirstDay(1, day + 5, day + 2);
        Restore();
        Assert.Equal((0, 1), (_book.Summarise(day + 5, day + 5).NewCustomers, _book.Summarise(day, day + 4).NewCustomers));
    }

    private static ulong Hash(int customer) => System.IO.Hashing.XxHash3.HashToUInt64(BitConverter.GetBytes(customer));

    private static void AssertNear(int expected, DistinctCustomers actual)
    {
        Assert.False(actual.IsExact);
        Assert.InRange(actual.Value, (long)(expected * (1 - 4 * 0.0081)), (long)(expected * (1 + 4 * 0.0081)));
    }

    private void Buy(int month, ulong customer, int sign = 1) => _book.Record(
        BusinessDay.FirstOfMonth(month).DaysSinceEpoch, 0, TransactionKind.Sale, [new LineEffect { AmountMicros = 1 }], customer, sign);

    private void Restore()
    {
        var output = new ArrayBufferWriter<byte>();
        _book.Write(output);
        _book = SalesBook.Read(output.WrittenSpan);
    }
}
