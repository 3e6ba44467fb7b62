using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Ledgers;
using ChannelGrains.Fleet.Patterns;
using ChannelGrains.Ingest.V1;
using Google.Protobuf.WellKnownTypes;
using Xunit;

namespace ChannelGrains.Fleet.Tests.Ledgers;

public sealed class CommissionBookTests
{
    private static readonly DateOnly January = new(2026, 1, 1), February = new(2026, 2, 1), March = new(2026, 3, 1);

    private readonly PartnerLedger _ledger = new(PartnerCast.Wholesalers[0], DateOnly.MinValue);
    private readonly CommissionBook _book;
    private int _number;

    public CommissionBookTests() => _book = new CommissionBook(_ledger, January);

    [Fact]
    public void Close_ThenAReturnAVoidAndALateSale_AdjustOnTheNextStatementOnce()
    {
        var voided = Send(TransactionKind.Sale, January.AddDays(30), 10_000);
        Send(TransactionKind.Sale, January.AddDays(20), 90_000);
        var january = _book.Close(January)!;
        Assert.Equal((300_000, false), (january.Total, january.IsCarried));

        Send(TransactionKind.Return, January.AddDays(30), 500);
        Send(TransactionKind.Void, February.AddDays(10), 0, voided);
        Send(TransactionKind.Sale, January.AddDays(30), 200);
        Send(TransactionKind.Sale, February.AddDays(10), 20_000);
        var february = _book.Close(February)!;

        var adjustment = Assert.Single(february.Adjustments);
        Assert.Equal((January, -309_000_000_000, -10_300_000_000), (adjustment.Month, adjustment.Difference, adjustment.NetNow - adjustment.NetStated));
        Assert.Equal((600_000_000_000, 60_000 - 30_900, false), (february.Commission, february.Total, february.IsCarried));
        Assert.Empty(_book.Close(March)!.Adjustments);
        Assert.Equal(3_000_000_000_000 - 309_000_000_000 + 600_000_000_000, _book.Lifetime);
    }

    [Fact]
    public void Close_WhatIsBelow0OrTheMinimum_IsCarriedUntilItIsNot()
    {
        var voided = Send(TransactionKind.Sale, January.AddDays(30), 10_000);
        Assert.Equal(30_000, _book.Close(January)!.Total);
        Send(TransactionKind.Void, February, 0, voided);
        Send(TransactionKind.Sale, February, 1_000);

        var february = _book.Close(February)!;
        Assert.Equal((-27_000, true), (february.Total, february.IsCarried));
        Send(TransactionKind.Sale, March, 12_000);
        var march = _book.Close(March)!;
        Assert.Equal((-27_000, 9_000, true), (march.CarriedIn, march.Total, march.IsCarried));
        Send(TransactionKind.Sale, March.AddMonths(1), 1_000);
        var april = _book.Close(March.AddMonths(1))!;
        Assert.Equal((9_000, 12_000, false), (april.CarriedIn, april.Total, april.IsCarried));
    }

    // 3 % of 0.50 is 0.015: two fen; and of -0.50, by an adjustment, two fen less.
    [Fact]
    public void Close_HalfAFen_IsRoundedAwayFrom0()
    {
        Send(TransactionKind.Sale, January, 0.5m);
        Assert.Equal(2, _book.Close(January)!.Total);
        Send(TransactionKind.Return, January, 0.5m);
        Assert.Equal(0, _book.Close(February)!.Total);
    }

    [Fact]
    public void Close_BeforeTheFirstMonth_IsNone() => Assert.Null(_book.Close(January.AddMonths(-1)));

    private string Send(TransactionKind kind, DateOnly day, decimal amount, string original = "")
    {
        var at = BeijingTime.At(day, TimeSpan.FromHours(12));
        var transaction = new Transaction { TransactionId = $"T{++_number}", Kind = kind, OccurredAt = at.ToTimestamp(), CurrencyCode = "CNY", OriginalTransactionId = original };
        if (kind != TransactionKind.Void)
            transaction.Lines.Add(new TransactionLine { Category = "tea", QuantityThousandths = 1_000, AmountMicros = (long)(amount * 1_000_000) });
        _ledger.Take(transaction, at);
        return transaction.TransactionId;
    }
}
