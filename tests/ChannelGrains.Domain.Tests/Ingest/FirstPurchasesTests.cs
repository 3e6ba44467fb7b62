using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Sales;
using Xunit;

namespace ChannelGrains.Domain.Tests.Ingest;

public sealed class FirstPurchasesTests
{
    private readonly SalesBook _sales = new();
    private readonly DecidedBatch _batch = new(new TestBytes());

    [Fact]
    public void Decide_SeveralPurchases_TheEarliestCounts()
    {
        Buy((7, 20), (7, 10), (7, 15));
        _batch.FirstDays.Decide(_batch, _sales);
        Assert.Equal([new FirstBusinessDay(7, null, 10)], _batch.FirstDays.All);
    }

    [Fact]
    public void Decide_KnownCustomer_IsMovedByAnEarlierDayAlone()
    {
        _sales.SetFirstDay(7, null, 10);
        _sales.SetFirstDay(8, null, 10);
        Buy((7, 10), (8, 9));
        _batch.FirstDays.Decide(_batch, _sales);
        Assert.Equal([new FirstBusinessDay(8, 10, 9)], _batch.FirstDays.All);
    }

    [Fact]
    public void Decide_FaultyOrDuplicate_BringsNobody()
    {
        Buy((7, 10), (8, 10));
        _batch.Transactions[0].Duplicate = true;
        _batch.Transactions[1].Reason = QuarantineReason.Currency;
        _batch.FirstDays.Decide(_batch, _sales);
        Assert.Empty(_batch.FirstDays.All);
    }

    [Fact]
    public void EnterUnknown_AsLookedUp_DecidesThoseThatTheBookHasNoPlaceFor()
    {
        for (var customer = 1UL; _sales.KnowsAllCustomers; customer++)
            _sales.SetFirstDay(customer, null, 1);
        const ulong New = 1UL << 40, Old = New + 1, Moved = New + 2;
        Buy((New, 20), (Old, 20), (Moved, 20), (Moved, 18));
        _batch.FirstDays.Decide(_batch, _sales);
        Assert.Equal([New, Old, Moved, Moved], _batch.FirstDays.Unknown.ToArray().Select(unknown => unknown.Customer));
        foreach (var (number, known) in new int?[] { null, 20, 21, 21 }.Index())
            _batch.FirstDays.EnterUnknown(number, known);
        Assert.Equal([new FirstBusinessDay(New, null, 20), new FirstBusinessDay(Moved, 21, 18)], _batch.FirstDays.All);
    }

    private void Buy(params (ulong Customer, int Day)[] purchases)
    {
        foreach (var (customer, day) in purchases)
        {
            ref var transaction = ref _batch.Add();
            (transaction.KindNumber, transaction.TotalAmountMicros, transaction.Customer, transaction.BusinessDay) = ((int)TransactionKind.Sale, 1, customer, day);
        }
    }
}
