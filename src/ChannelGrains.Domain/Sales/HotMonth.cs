namespace ChannelGrains.Domain.Sales;

/// <summary>What changed in a month since it was packed; null parts did not.</summary>
internal sealed class HotMonth
{
    public HotCells? Cells;

    public HotCustomers? Customers;

    public long ApproximateBytes => 32 + (Cells?.ApproximateBytes ?? 0) + (Customers?.ApproximateBytes ?? 0);
}
