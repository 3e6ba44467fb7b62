using System.Text;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Tests.Sales;

internal sealed record BookTransaction(int Day, int Region, TransactionKind Kind, LineEffect[] Lines, ulong Customer)
{
    public ulong? BuyingCustomer =>
        Customer != 0 && Kind == TransactionKind.Sale && Lines.Any(l => l.AmountMicros > 0) ? Customer : null;

    /// <summary>An empty book whose categories and regions are named by their numbers.</summary>
    public static SalesBook EmptyBook(int names = 20)
    {
        var book = new SalesBook();
        for (var i = 0; i < names; i++)
        {
            book.Categories.Add(Encoding.UTF8.GetBytes($"category {i}"));
            book.Regions.Add(Encoding.UTF8.GetBytes($"region {i}"));
        }
        return book;
    }

    /// <summary>Counts it and keeps first days as a partner does: the earliest day of a buying customer stands.</summary>
    public void RecordIn(SalesBook book)
    {
        book.Record(Day, Region, Kind, Lines, Customer, 1);
        if (BuyingCustomer is not { } customer)
            return;
        if (!book.TryGetFirstDay(customer, out var first))
            book.SetFirstDay(customer, null, Day);
        else if (Day < first)
            book.SetFirstDay(customer, first, Day);
    }

    public void VoidIn(SalesBook book) => book.Record(Day, Region, Kind, Lines, Customer, -1);
}
