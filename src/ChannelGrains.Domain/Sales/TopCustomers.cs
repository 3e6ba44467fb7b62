namespace ChannelGrains.Domain.Sales;

/// <summary>
/// The customers of some months who bought most often, by keyed hash. It is counted when it is asked for, from what each month keeps of its customers anyway, so it costs neither
/// the ingest nor memory. What is kept is the number of SALEs of a positive amount, less those voided, and not their amounts.
/// </summary>
/// <param name="Largest">The <see cref="Kept"/> with the most sales, the most first, then by hash. Exact.</param>
/// <param name="Sales">Sales to all customers that are named.</param>
public sealed record TopCustomers(IReadOnlyList<CustomerSales> Largest, long Sales)
{
    public const int Kept = 64;

    /// <summary>Sales to the first so many, at most <see cref="Kept"/>.</summary>
    public long SalesTo(int customers) => Largest.Take(customers).Sum(customer => (long)customer.Sales);
}
