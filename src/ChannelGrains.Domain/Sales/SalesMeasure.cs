namespace ChannelGrains.Domain.Sales;

/// <summary>Measures that add up over days; the numbers are those of the wire.</summary>
public enum SalesMeasure
{
    /// <summary>Gross sales, in micros.</summary>
    Gross = 1,

    /// <summary>Returns, positive, in micros.</summary>
    Returns = 2,

    /// <summary>Gross less returns, in micros.</summary>
    Net = 3,

    /// <summary>Units sold less units returned, in thousandths.</summary>
    Units = 4,

    /// <summary>Sales and returns less those voided; of a category, those with a line in it.</summary>
    Transactions = 5,

    /// <summary>Known cost of what was sold less what was returned, in micros.</summary>
    Cost = 6,

    /// <summary>Customers by their first business day; there is none by category.</summary>
    NewCustomers = 7,
}
