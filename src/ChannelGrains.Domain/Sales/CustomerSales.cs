namespace ChannelGrains.Domain.Sales;

/// <summary>How often one customer bought.</summary>
/// <param name="Customer">Keyed hash.</param>
/// <param name="Sales">SALEs of a positive amount, less those voided.</param>
public readonly record struct CustomerSales(ulong Customer, int Sales) : IComparable<CustomerSales>
{
    /// <summary>The least first: fewer sales, of as many the larger hash.</summary>
    public int CompareTo(CustomerSales other) => Sales != other.Sales ? Sales.CompareTo(other.Sales) : other.Customer.CompareTo(Customer);
}
