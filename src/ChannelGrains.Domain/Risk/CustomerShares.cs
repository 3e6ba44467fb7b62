using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Risk;

/// <summary>How the sales of some months spread over customers, in numbers of sales.</summary>
/// <param name="Top">Those to the largest <see cref="Dependence.FewCustomers"/>.</param>
/// <param name="All">Those to all that are named.</param>
public readonly record struct CustomerShares(long Top, long All)
{
    private const int MonthsBefore = 2;

    /// <summary>Of this month and the two before; null where customers are too many for each to be counted.</summary>
    public static CustomerShares? Of(SalesBook book, BusinessDay today) => book.FindTopCustomers(today.Month - MonthsBefore, today.Month) is { } top
        ? new CustomerShares(top.SalesTo(Dependence.FewCustomers), top.Sales)
        : null;
}
